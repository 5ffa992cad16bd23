import { FORMATS, type FormatName, isFormat } from '#export/formats.ts';
import { AppError } from '#src/errors.ts';
import { type GraphQLRequest, readGraphQLRequest } from './graphql-request.ts';

/** What a file is asked for with. */
export interface ExportRequest extends GraphQLRequest {
  readonly format: FormatName;
  /** False: without status, quote and source. */
  readonly evidence: boolean;
}

const OWN = ['format', 'evidence'] as const;
const OF_GRAPHQL = ['query', 'documentId', 'operationName', 'variables', 'extensions'] as const;
const ALLOWED: readonly string[] = [...OF_GRAPHQL, ...OWN];

/**
 * Reads the parameters of a GET.
 *
 * @throws AppError `BAD_REQUEST` for what is no request, `BAD_USER_INPUT` for a format that there is not.
 */
export function readExportRequest(parameters: URLSearchParams): ExportRequest {
  for (const name of parameters.keys()) {
    if (!ALLOWED.includes(name)) {
      throw new AppError('BAD_REQUEST', `An export has ${ALLOWED.join(', ')}, and nothing else.`);
    }
    if (parameters.getAll(name).length > 1) {
      throw new AppError('BAD_REQUEST', `"${name}" is given more than once.`);
    }
  }
  const request = readGraphQLRequest({
    query: parameters.get('query'),
    documentId: parameters.get('documentId'),
    operationName: parameters.get('operationName'),
    variables: jsonOf(parameters, 'variables'),
    extensions: jsonOf(parameters, 'extensions'),
  });
  return { ...request, format: formatOf(parameters), evidence: evidenceOf(parameters) };
}

function jsonOf(parameters: URLSearchParams, name: 'variables' | 'extensions'): unknown {
  const text = parameters.get(name);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    // The cause is left out: V8 quotes the text in it.
    throw new AppError('BAD_REQUEST', `"${name}" is no JSON.`);
  }
}

function formatOf(parameters: URLSearchParams): FormatName {
  const format = parameters.get('format');
  if (format !== null && isFormat(format)) return format;
  const allowed = Object.keys(FORMATS).join(', ');
  throw new AppError('BAD_USER_INPUT', `Give format, one of ${allowed}.`);
}

function evidenceOf(parameters: URLSearchParams): boolean {
  const evidence = parameters.get('evidence') ?? 'true';
  if (evidence === 'true' || evidence === 'false') return evidence === 'true';
  throw new AppError('BAD_USER_INPUT', 'evidence is true or false.');
}
