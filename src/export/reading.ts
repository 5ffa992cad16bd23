import {
  type DocumentNode,
  type ExecutionResult,
  Kind,
  type OperationDefinitionNode,
  parse,
  type VariableDefinitionNode,
} from 'graphql';
import type { Variables } from '#planner/input-tree.ts';
import { PAGE } from '#planner/list-arguments.ts';
import { AppError } from '#src/errors.ts';
import { extend, nameNode, type Selected, type Selection, toSelectionSet } from './selection.ts';
import { along, onlyRows, type RowSource, valueAt } from './sources.ts';

type Plain = Readonly<Record<string, unknown>>;

/** Runs one page as a request of its own: admitted, charged and bounded like one. */
export type RunPage = (document: DocumentNode, variables: Variables) => Promise<ExecutionResult>;

/** An operation whose answers are taken away. */
export interface Reading {
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
  readonly run: RunPage;
}

/** Rows of one page: what the source holds, and the answer that they stand in. */
export interface Page {
  readonly data: Plain;
  readonly rows: readonly Plain[];
}

/** The whole answer to a selection of Query, in one piece. */
export async function readWhole(
  { operation, variables, run }: Reading,
  selection: Selection,
): Promise<Plain> {
  return dataOf(await run(documentOf(operation, selection, []), variables));
}

/**
 * The rows of a connection, page by page in its order, until its end or until `most` of them were read. A page is as
 * long as a request's may be, and shorter where its rows are so wide that the limit of complexity asks for it.
 */
export async function* readPages(
  { operation, variables, run }: Reading,
  selection: Selection,
  { path, rowsKey }: RowSource,
  most: number,
): AsyncGenerator<Page> {
  const paged = along(selection, path, (connection) => withPage(connection));
  const document = documentOf(operation, paged, PAGE_VARIABLES);
  // The first page is short, so that the first byte comes soon.
  let [size, longest, left]: [number, number, number] = [PAGE.default, PAGE.most, most];
  let after: string | null = null;
  for (;;) {
    const first = Math.min(size, longest, left);
    const result: ExecutionResult = await run(document, {
      ...variables,
      _first: first,
      _after: after,
    });
    const smaller = sizeThatFits(result, first);
    if (smaller !== null) {
      longest = smaller;
      continue;
    }
    const data = dataOf(result);
    const connection = valueAt(data, path) as Connection | null;
    const rows = connection === null ? [] : (connection[rowsKey as string] as readonly Plain[]);
    yield { data, rows };
    left -= rows.length;
    size = PAGE.most;
    if (connection === null || !connection._page.hasNextPage || left <= 0) return;
    after = connection._page.endCursor;
  }
}

type Connection = Plain & {
  readonly _page: { readonly hasNextPage: boolean; readonly endCursor: string };
};

function withPage(connection: Selected): Selected {
  const of = onlyRows(connection.of as Selection);
  extend(NO_SCHEMA, of, '_page:pageInfo{hasNextPage endCursor}');
  const others = connection.args.filter(({ name }) => name.value !== 'first');
  return { ...connection, of, args: [...others, ...PAGE_ARGUMENTS] };
}

/** No type condition stands in what it is needed for. */
const NO_SCHEMA = null as never;

const variable = (name: string) => ({ kind: Kind.VARIABLE, name: nameNode(name) }) as const;
const PAGE_ARGUMENTS = ['first', 'after'].map((name) => ({
  kind: Kind.ARGUMENT as const,
  name: nameNode(name),
  value: variable(`_${name}`),
}));
const PAGE_VARIABLES = (
  parse('query($_first:Int,$_after:String){_:__typename}', { noLocation: true })
    .definitions[0] as OperationDefinitionNode
).variableDefinitions as readonly VariableDefinitionNode[];

/** The size of a page that the limit lets through; null where this one was not too large for it. */
function sizeThatFits({ errors }: ExecutionResult, size: number): number | null {
  const [error] = errors ?? [];
  const cause = error?.originalError;
  if (!(cause instanceof AppError) || cause.code !== 'QUERY_TOO_COMPLEX') return null;
  const { cost, limit } = cause.details as { readonly cost?: number; readonly limit?: number };
  if (cost === undefined || limit === undefined || size <= 1) return null;
  // What does not grow with the page makes this too small, never too large.
  return Math.max(1, Math.floor((size * limit) / cost));
}

function dataOf({ data, errors }: ExecutionResult): Plain {
  const [error] = errors ?? [];
  if (error !== undefined) throw error;
  return data as Plain;
}

function documentOf(
  operation: OperationDefinitionNode,
  selection: Selection,
  more: readonly VariableDefinitionNode[],
): DocumentNode {
  const variableDefinitions = [...(operation.variableDefinitions ?? []), ...more];
  const selectionSet = toSelectionSet(selection);
  return {
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, directives: [], variableDefinitions, selectionSet }],
  };
}
