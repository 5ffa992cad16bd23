import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  print,
  stripIgnoredCharacters,
} from 'graphql';
import type { Ledger } from '#graph/ledger.ts';
import { isTooDeep, VARIABLES_DEPTH } from '#graphql/variables-depth.ts';
import type { Variables } from '#planner/input-tree.ts';
import { AppError } from '#src/errors.ts';
import { definitionOf, givenTo, type Pinned, pin } from './pin.ts';
import type { Reading, RunPage } from './reading.ts';
import { OWN, readSelection, toSelectionSet } from './selection.ts';
import type { RowSource } from './sources.ts';

/** A checked query with the variables as they were sent, and how a page of it is run. */
export interface ExportQuestion {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
  readonly run: RunPage;
}

/** The same, pinned. */
export interface ExportOperation extends Reading {
  readonly schema: GraphQLSchema;
  readonly pinned: Pinned;
  /** The pinned operation as parameters of a URL. */
  readonly parameters: URLSearchParams;
  /** Rows of a source that are asked for; infinite: all. */
  readonly most: (source: RowSource) => number;
  /** What a field of the pinned operation was given. */
  readonly given: (source: RowSource) => Variables;
}

/** @throws AppError, GraphQLError for variables that do not fit, and what `pin` throws. */
export async function readOperation(
  { schema, document, operation, variables, run }: ExportQuestion,
  ledger: Ledger,
): Promise<ExportOperation> {
  const values = coerced(schema, operation, variables);
  const query = schema.getQueryType() as GraphQLObjectType;
  const written = { schema, fragments: fragmentsOf(document), variables: values };
  const root = readSelection(written, query, operation.selectionSet);
  const pinned = await pin(schema, root, values, ledger);
  const text = print({
    ...operation,
    directives: [],
    selectionSet: toSelectionSet(pinned.selection),
  });
  const parameters = new URLSearchParams({ query: stripIgnoredCharacters(text) });
  if (Object.keys(variables).length > 0) parameters.set('variables', JSON.stringify(variables));
  const given = ({ parent, field }: RowSource) =>
    givenTo(definitionOf(parent, field), field, values);
  const most = (source: RowSource) => mostOf(given(source), source);
  return { schema, operation, variables, run, pinned, parameters, given, most };
}

function coerced(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
): Variables {
  if (isTooDeep(variables)) {
    throw new AppError('BAD_USER_INPUT', `Variables may nest ${VARIABLES_DEPTH} levels deep.`);
  }
  const definitions = operation.variableDefinitions ?? [];
  const own = definitions.find(({ variable }) => variable.name.value.startsWith(OWN));
  if (own !== undefined) {
    const message = `Names that begin with "${OWN}" are taken in an export: call "$${own.variable.name.value}" otherwise.`;
    throw new AppError('BAD_USER_INPUT', message);
  }
  const result = getVariableValues(schema, definitions, variables, { maxErrors: 1 });
  if (result.errors !== undefined) throw result.errors[0];
  return result.coerced;
}

function mostOf(given: Variables, { field }: RowSource): number {
  const { first, last, before, after } = given;
  for (const [name, value] of Object.entries({ last, before, after })) {
    if (value === undefined || value === null) continue;
    const message = `An export goes through "${field.key}" from its start: leave out ${name}. first says how many rows.`;
    throw new AppError('BAD_USER_INPUT', message);
  }
  if (first === undefined || first === null) return Number.POSITIVE_INFINITY;
  if ((first as number) >= 0) return first as number;
  throw new AppError('BAD_USER_INPUT', `first of "${field.key}" is ${first}: take 0 or more rows.`);
}

function fragmentsOf({ definitions }: DocumentNode) {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}
