import { type GraphQLSchema, print } from 'graphql';
import { canonicalJson } from '#evidence/canonical-json.ts';
import { MOST_LINKED, permalinkId } from '#graph/permalink-id.ts';
import type { StoredPermalink } from '#graph/permalink-store.ts';
import type { Context } from '#graphql/context.ts';
import { executeOperation, fragmentsOf } from '#graphql/execute-operation.ts';
import { pinOperation } from '#graphql/pin-operation.ts';
import {
  attempted,
  coercedOf,
  hashOf,
  isRefusal,
  type PermalinkInput,
  prepared,
  queryOf,
  revisionOf,
  type Variables,
  variablesOf,
} from './permalink-input.ts';
import type { ProblemList } from './problem-list.ts';

/** What of a link does not depend on who makes it, and when. */
export type PermalinkContent = Omit<StoredPermalink, 'createdBy' | 'createdAt' | 'purgedAt'>;

type Report = ProblemList['report'];

interface Service {
  readonly context: Context;
  readonly schema: GraphQLSchema;
}

/** The content of a link; null where a problem is reported. Whoever opens it is answered within the limits of today. */
export async function readPermalink(
  input: PermalinkInput,
  { context, schema }: Service,
  report: Report,
): Promise<PermalinkContent | null> {
  const variables = variablesOf(input, report);
  const document = prepared(context, input.query, report);
  const operation = document && queryOf(document, input.operationName, report);
  if (!variables || !document || !operation) return null;
  const hash = hashOf(document, operation);
  if (context.persistedOnly && (await context.store.operations.find(hash)) === null) {
    report('This server runs only operations that are kept on it.', ['query']);
    return null;
  }
  const revision = await revisionOf(input, context, report);
  const request = { schema, operation, fragments: fragmentsOf(document) };
  const coerced = coercedOf({ ...request, variables }, report);
  if (revision === null || coerced === null) return null;
  const { ledger } = context.store;
  const pin = { ledger, revision, selections: context.limits.tokens };
  const attempt = () => pinOperation({ ...request, variables: coerced }, variables, pin);
  const pinned = await attempted(attempt, ['query'], report);
  if (pinned === null) return null;
  const text = print(pinned.document);
  const values = pinned.variables as Variables;
  const json = canonicalJson(values);
  if (text.length + json.length > MOST_LINKED) {
    report(`A link holds at most ${MOST_LINKED} characters with its variables.`, ['query']);
    return null;
  }
  if (!(await isAnswered({ text, values }, { context, schema }, report))) return null;
  const id = permalinkId(canonicalJson([text, json, revision]));
  return { id, operation: hash, document: text, variables: json, revision };
}

/** Whether the pinned operation is answered: a link to an error is of no use to who cites it. */
async function isAnswered(
  { text, values }: { readonly text: string; readonly values: Variables },
  { context, schema }: Service,
  report: Report,
): Promise<boolean> {
  const document = prepared(context, text, report);
  if (document === null) return false;
  const args = { schema, document, variableValues: values, contextValue: context };
  const { errors = [] } = await executeOperation(args);
  for (const { message, originalError } of errors) {
    if (originalError && !isRefusal(originalError)) throw originalError;
    report(message, ['query']);
  }
  return errors.length === 0;
}
