import {
  type DocumentNode,
  GraphQLError,
  KnownFragmentNamesRule,
  LoneAnonymousOperationRule,
  NoUnusedFragmentsRule,
  parse,
  UniqueFragmentNamesRule,
  UniqueOperationNamesRule,
  validate,
} from 'graphql';
import type { Limits } from '#graphql/context.ts';
import { type KeptDocument, keptDocumentsOf } from '#graphql/kept-document.ts';
import { schema } from '#modules/schema.ts';
import { createCheckDocument } from '#server/prepare-document.ts';
import { AppError, type ErrorCode } from '#src/errors.ts';
import { readText } from './read-text.ts';

/** An operation that the service would run, and where it was found. */
export interface FoundOperation extends KeptDocument {
  readonly file: string;
}

/** Without these a file cannot be taken apart. */
const OF_THE_WHOLE = [
  UniqueOperationNamesRule,
  LoneAnonymousOperationRule,
  UniqueFragmentNamesRule,
  KnownFragmentNamesRule,
  NoUnusedFragmentsRule,
];

/**
 * The operations of some files, each held against the schema and the limits of the service.
 *
 * @throws UsageError for a file that cannot be read; AppError with the code of the first error, which names all that is wrong with
 * a file as `file:line:column: message`.
 */
export async function readOperations(
  files: readonly string[],
  options: { readonly limits: Limits; readonly introspection: boolean },
): Promise<readonly FoundOperation[]> {
  const check = createCheckDocument({ schema, ...options });
  const found: FoundOperation[] = [];
  for (const file of files) {
    const document = parsed(file, await readText(file));
    refuseErrors(file, validate(schema, document, OF_THE_WHOLE));
    const operations = keptDocumentsOf(document);
    if (operations.length === 0)
      throw new AppError('GRAPHQL_VALIDATION_FAILED', `${file} holds no operation.`);
    refuseErrors(
      file,
      operations.flatMap(({ document: each, text }) =>
        check(each, text).map((error) => placed(error, each)),
      ),
    );
    found.push(...operations.map((operation) => ({ ...operation, file })));
  }
  return found;
}

function parsed(file: string, text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    const said = lineOf(file, error as GraphQLError);
    throw new AppError('GRAPHQL_PARSE_FAILED', said);
  }
}

function refuseErrors(file: string, errors: readonly GraphQLError[]): void {
  const [first] = errors;
  if (first === undefined) return;
  const code = (first.extensions['code'] ?? 'GRAPHQL_VALIDATION_FAILED') as ErrorCode;
  // What several operations share is wrong once.
  const lines = [...new Set(errors.map((error) => lineOf(file, error)))];
  throw new AppError(code, lines.join('\n'), { details: { problems: lines } });
}

/** What is wrong with a whole operation stands where it begins. */
function placed(error: GraphQLError, { definitions }: DocumentNode): GraphQLError {
  if (error.nodes !== undefined) return error;
  const { message, extensions } = error;
  return new GraphQLError(message, { nodes: definitions, extensions });
}

function lineOf(file: string, { message, locations }: GraphQLError): string {
  const [place] = locations ?? [];
  const where = place === undefined ? file : `${file}:${place.line}:${place.column}`;
  return `${where}: ${message}`;
}
