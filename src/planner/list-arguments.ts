import {
  type FieldNode,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
} from 'graphql';
import type { Condition, Via } from '#graph/condition.ts';
import type { OrderKey, Page, Parameter } from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import { beyondCondition } from './beyond.ts';
import type { Clock } from './clock.ts';
import { connectionHash, decodeCursor } from './cursor.ts';
import { inputPlanOf, type ListFieldPlan, orderKeysOf } from './field-plan.ts';
import { type InputTree, readArguments, type Variables } from './input-tree.ts';
import { reader } from './parameters.ts';
import type { Planning } from './planning.ts';
import { whereCondition } from './where-condition.ts';

/** Rows of a page when neither `first` nor `last` is given, and at most. */
export const PAGE = { default: 20, most: 100 } as const;

/** What the arguments of a connection come to. */
export interface ListArguments {
  readonly via: Via | null;
  readonly evident: boolean;
  readonly where: Condition | null;
  readonly order: readonly OrderKey[];
  readonly page: Omit<Page, 'peek'>;
  /** What a cursor belongs to: the connection with its conditions and order, and their values. */
  readonly identity: { readonly text: string; readonly parameters: readonly number[] };
}

export function readListArguments(
  plan: ListFieldPlan,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  planning: Planning,
): ListArguments {
  const trees = readArguments(field, node, planning.document.variables);
  const given = (name: string) => {
    const tree = trees.get(name);
    return tree?.kind === 'null' ? undefined : tree;
  };
  const before = planning.parameters.size;
  const conditions = field.args
    .filter(
      (argument) =>
        argument.name === 'where' || argument.name === 'relationship' || argument.name === 'role',
    )
    .flatMap(({ name }): Condition[] => {
      const tree = given(name);
      return tree === undefined
        ? []
        : [name === 'role' ? roleCondition(planning, tree) : whereCondition(planning, tree)];
    });
  const roles = plan.viaByRole === undefined ? null : rolesOf(given('where'), planning);
  // No role at all lets nothing through, as an empty list does elsewhere.
  if (roles?.length === 0) conditions.push({ kind: 'or', conditions: [] });
  const where = conditions.length === 0 ? null : ({ kind: 'and', conditions } as const);
  const parameters = Array.from(
    { length: planning.parameters.size - before },
    (_, index) => before + index,
  );
  const order = distinctKeys([...orderKeys(given('orderBy'), field, planning), ...plan.order]);
  const via = plan.viaByRole?.(roles?.length === 0 ? null : roles) ?? plan.via;
  // Counted from the first of the list, so that the same list has the same text wherever it stands in an operation.
  const relative = (key: string, value: unknown) =>
    key === 'parameter' ? (value as number) - before : value;
  const identity = {
    text: JSON.stringify([field.name, field.type, plan.where, where, order, via], relative),
    parameters: [...parameters, ...planning.cursorParameters],
  };
  const { evident } = plan;
  return { via, evident, where, order, page: readPage(planning, given, order, identity), identity };
}

function roleCondition(planning: Planning, tree: InputTree): Condition {
  const column = { name: 'role', type: 'text', required: false } as const;
  const parameter = planning.parameters.add(reader(tree, (value) => value as Parameter));
  return { kind: 'compare', on: 'relationship', column, operator: 'eq', parameter };
}

/** Roles that `where` names at its top; null: all. */
function rolesOf(where: InputTree | undefined, planning: Planning): readonly string[] | null {
  if (where?.kind !== 'object') return null;
  const entry = where.entries.find(({ field }) => inputPlanOf(field)?.kind === 'role');
  return entry === undefined ? null : (planning.structural(entry.value) as readonly string[]);
}

/** A column that comes again orders nothing any more. */
function distinctKeys(keys: readonly OrderKey[]): readonly OrderKey[] {
  const known = new Set<string>();
  return keys.filter(({ on, column }) => {
    const name = `${on}.${column.name}`;
    const isNew = !known.has(name);
    known.add(name);
    return isNew;
  });
}

/** Keys of `orderBy`: more would only be planned, never looked at. */
const MOST_KEYS = 5;

function orderKeys(
  tree: InputTree | undefined,
  field: GraphQLField<unknown, unknown>,
  planning: Planning,
): readonly OrderKey[] {
  if (tree?.kind !== 'list') return [];
  if (tree.items.length > MOST_KEYS) {
    const message = `orderBy takes ${MOST_KEYS} keys at most; ${tree.items.length} were given.`;
    throw new AppError('BAD_USER_INPUT', message);
  }
  return tree.items.flatMap((item) => {
    if (item.kind !== 'object') return [];
    const member = (name: string) => item.entries.find((entry) => entry.field.name === name);
    const key = member('field');
    if (key === undefined)
      throw new AppError('BAD_USER_INPUT', `orderBy of "${field.name}" needs a field.`);
    const values = getNamedType(key.field.type as GraphQLInputType) as GraphQLEnumType;
    const value = values.getValue(planning.evaluate(key.value) as string);
    const descending = planning.evaluate(member('direction')?.value) === 'DESC';
    return value === undefined || value === null
      ? []
      : orderKeysOf(value).map(({ on, column }) => ({
          on,
          column: planning.at(column),
          descending,
        }));
  });
}

function readPage(
  planning: Planning,
  given: (name: string) => InputTree | undefined,
  order: readonly OrderKey[],
  identity: ListArguments['identity'],
): Omit<Page, 'peek'> {
  const [first, last, after, before] = [
    given('first'),
    given('last'),
    given('after'),
    given('before'),
  ];
  if (first !== undefined && last !== undefined)
    throw new AppError('BAD_USER_INPUT', 'Give first or last, not both.');
  const from = last === undefined && before === undefined ? 'start' : 'end';
  if (from === 'end' && (first !== undefined || after !== undefined)) {
    throw new AppError('BAD_USER_INPUT', 'first goes with after, last with before.');
  }
  const size = first ?? last;
  const limit = planning.parameters.add(
    size === undefined ? () => PAGE.default : reader(size, acceptPageSize),
  );
  const cursor = after ?? before;
  if (cursor === undefined) return { from, limit, beyond: null };
  const read = reader(cursor, (value) => value as string);
  const keys = (variables: Variables, clock: Clock) => {
    const values = planning.parameters.bindSome(identity.parameters, variables, clock);
    return decodeCursor(read(variables), connectionHash(identity.text, values), order);
  };
  const parameters = order.map((_, index) =>
    planning.parameters.add((variables, clock) => keys(variables, clock)[index] as Parameter),
  );
  return { from, limit, beyond: beyondCondition(order, parameters, from) };
}

export function acceptPageSize(value: unknown): number {
  const size = value as number;
  if (size >= 0 && size <= PAGE.most) return size;
  throw new AppError(
    'BAD_USER_INPUT',
    `A page holds 0 to ${PAGE.most} rows; ${size} were asked for. Take more pages by cursor.`,
  );
}
