import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLObjectType,
  Kind,
  parse,
  print,
  type SelectionNode,
  visit,
} from 'graphql';
import { schema } from '#modules/schema.ts';

const GRAPH = schema.getType('Graph') as GraphQLObjectType;

/** The operation as one of `asOf(…)`; null where it asks for something that a graph has not. */
export function asOfOperation(text: string, given: string): string | null {
  const document = parse(text);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return null;
  const fields = new Set([...Object.keys(GRAPH.getFields()), '__typename']);
  const isOfGraph = (selection: SelectionNode) =>
    selection.kind === Kind.FIELD ? fields.has(selection.name.value) : !spreadsOnQuery(document);
  if (!operation.selectionSet.selections.every(isOfGraph)) return null;
  const [graph] = (parse(`{ asOf(${given}) { __typename } }`).definitions[0] as typeof operation)
    .selectionSet.selections as readonly [FieldNode];
  const wrapped: DocumentNode = {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition === operation
        ? {
            ...operation,
            selectionSet: {
              kind: Kind.SELECTION_SET,
              selections: [{ ...graph, selectionSet: operation.selectionSet }],
            },
          }
        : definition,
    ),
  };
  return print(visit(wrapped, {}));
}

function spreadsOnQuery({ definitions }: DocumentNode): boolean {
  return definitions.some(
    (definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION &&
      definition.typeCondition.name.value === 'Query',
  );
}

/** What an answer says, without what belongs to the moment of asking: cursors, and places of errors. */
export function saidBy({ data, errors }: ExecutionResult): string {
  const graph = (data as { readonly asOf?: unknown } | null | undefined)?.asOf ?? data;
  const codes = errors?.map(({ message, extensions }) => `${extensions['code']}: ${message}`);
  return (
    JSON.stringify({ graph: errors === undefined ? graph : null, codes: codes?.sort() })
      // Base64 of `["`, with which every cursor begins.
      .replaceAll(/"Wy[IJ][A-Za-z0-9_-]*"/g, '"cursor"')
      .replaceAll('"__typename":"Query"', '"__typename":"Graph"')
  );
}
