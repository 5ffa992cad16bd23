import { setImmediate } from 'node:timers/promises';
import { type DocumentNode, type ExecutionResult, getOperationAST } from 'graphql';
import { type ExportFile, exportFile } from '#export/export-file.ts';
import { executeOperation } from '#graphql/execute-operation.ts';
import type { Variables } from '#planner/input-tree.ts';
import type { ExportRequest } from './export-request.ts';
import { DOCUMENT_POINTS } from './operation-points.ts';
import { patientCharge } from './patient-charge.ts';
import {
  noOperation,
  type OperationRunner,
  onlyByPost,
  type ServiceContext,
} from './run-operation.ts';
import type { Visit } from './visit.ts';

export interface ExportService {
  readonly runner: OperationRunner;
  readonly context: ServiceContext;
}

/** A file whose first piece is there: what could not be answered at all has failed before. */
export interface OpenExport extends ExportFile {
  /** Undefined: the file is empty. */
  readonly start: string | undefined;
}

/**
 * Reads the first page of a file. Every page is let in, charged and bounded like a request of its own.
 *
 * @throws what an operation may throw, not masked.
 */
export async function openExport(
  { runner, context }: ExportService,
  request: ExportRequest,
  visit: Visit,
  signal: AbortSignal,
): Promise<OpenExport> {
  const entry = await visit.enter();
  await entry.charge?.(DOCUMENT_POINTS);
  const { operationName, variables = {}, format, evidence } = request;
  const prepared = runner.prepare(await runner.documentOf(request));
  if ('errors' in prepared) throw prepared.errors[0];
  const operation = getOperationAST(prepared.document, operationName);
  if (!operation) throw noOperation(operationName);
  if (operation.operation !== 'query') throw onlyByPost(operation.operation);
  const { schema } = runner;
  let isFirst = true;
  const run = async (document: DocumentNode, values: Variables): Promise<ExecutionResult> => {
    const { caller, charge } = await visit.enter();
    const patient = charge && (isFirst ? charge : patientCharge(charge, signal));
    // The document itself was charged for the first page.
    if (!isFirst) await patient?.(DOCUMENT_POINTS);
    isFirst = false;
    // Others have their turn: a page of the embedded store is read without a pause.
    await setImmediate();
    // A context for each: what is noted of a request is noted by it.
    const contextValue = { ...context, caller, signal, ...(patient && { charge: patient }) };
    return executeOperation({ schema, document, contextValue, variableValues: values });
  };
  const { document } = prepared;
  const question = { schema, document, operation, variables, run };
  const file = await exportFile(question, { format, evidence }, context.store.ledger);
  const { value, done } = await file.text.next();
  return { ...file, start: done === true ? undefined : value };
}
