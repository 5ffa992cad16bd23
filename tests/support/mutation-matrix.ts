import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
  parse,
  parseValue,
  validate,
} from 'graphql';
import { ANONYMOUS, type Caller } from '#auth/caller.ts';
import type { GraphStore } from '#graph/store.ts';
import { ROLES } from '#graph/token-store.ts';
import { executeOperation } from '#graphql/execute-operation.ts';
import { SERVICE } from './service.ts';

/** Everybody who may come: nobody that is known, and one of each role. */
export const CALLERS: readonly Caller[] = [
  ANONYMOUS,
  ...ROLES.map((role) => ({ actor: role.toLowerCase(), role })),
];

/** What becomes of a mutation: the code of its refusal, or that it ran, whatever came of it. */
export type Outcome = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'runs';

/** By mutation, what becomes of it for each of `CALLERS`. */
export type Matrix = Readonly<Record<string, readonly Outcome[]>>;

/** Runs every mutation of a schema as every caller, with the least that it takes. */
export async function matrixOf(schema: GraphQLSchema, store: GraphStore): Promise<Matrix> {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  const matrix: Record<string, Outcome[]> = {};
  for (const field of fields) {
    const outcomes: Outcome[] = [];
    for (const caller of CALLERS) outcomes.push(await outcomeOf(schema, store, field, caller));
    matrix[field.name] = outcomes;
  }
  return matrix;
}

async function outcomeOf(
  schema: GraphQLSchema,
  store: GraphStore,
  field: GraphQLField<unknown, unknown>,
  caller: Caller,
): Promise<Outcome> {
  const document = parse(`mutation { ${leastOf(field)} }`);
  const [invalid] = validate(schema, document);
  if (invalid !== undefined) throw invalid;
  const contextValue = { caller, store, ...SERVICE };
  const { errors } = await executeOperation({ schema, document, contextValue });
  const cause = errors?.[0]?.originalError as { readonly code?: unknown } | undefined;
  return cause?.code === 'UNAUTHENTICATED' || cause?.code === 'FORBIDDEN' ? cause.code : 'runs';
}

/** A field with its required arguments, and the name of the type that it answers. */
function leastOf({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const given = args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${sampleOf(arg.type)}`);
  const selection = isCompositeType(getNamedType(type)) ? ' { __typename }' : '';
  return `${name}${given.length === 0 ? '' : `(${given.join(', ')})`}${selection}`;
}

const SCALARS = ['"x"', '1', 'true', '"2024-01-01"', '"2024-01-01T00:00:00.000Z"', '{}'];

function sampleOf(required: GraphQLInputType): string {
  const type = getNullableType(required) as GraphQLInputType;
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]?.name as string;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const given = type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
    return `{ ${given.map((field) => `${field.name}: ${sampleOf(field.type)}`).join(', ')} }`;
  }
  return SCALARS.find((text) => isSampleOf(type, text)) ?? 'null';
}

function isSampleOf(type: GraphQLInputType, text: string): boolean {
  try {
    return 'parseLiteral' in type && type.parseLiteral(parseValue(text), {}) !== undefined;
  } catch {
    return false;
  }
}
