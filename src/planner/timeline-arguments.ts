import type { FieldNode, GraphQLField } from 'graphql';
import { dayRange } from '#graph/edtf.ts';
import type { Parameter } from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import type { Clock } from './clock.ts';
import { connectionHash, decodeCursor } from './cursor.ts';
import { type InputTree, readArguments, type Variables } from './input-tree.ts';
import { acceptPageSize, PAGE } from './list-arguments.ts';
import { reader } from './parameters.ts';
import type { Planning } from './planning.ts';

/** What the arguments of a timeline come to; numbers are parameters. */
export interface TimelineArguments {
  readonly clock: string;
  readonly descending: boolean;
  /** Sorts of entry; null: all. */
  readonly kinds: readonly string[] | null;
  /** First day that an entry may stand at. Always given, so that an index can begin there. */
  readonly from: number;
  /** Behind the last one. */
  readonly to: number | null;
  readonly limit: number;
  /** Where the page before ended; null: from the very start. */
  readonly after: Place | null;
  readonly identity: { readonly text: string; readonly parameters: readonly number[] };
}

/** A place in the order: a day, and a key among the entries of a rank at that day. */
export interface Place {
  readonly day: number;
  key(rank: number): number;
}

/** Behind every id: these begin with a small letter. */
const BEHIND = '~';

/** @param of Parameters of the ids that it is a timeline of. */
export function readTimelineArguments(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  planning: Planning,
  of: readonly number[],
): TimelineArguments {
  const trees = readArguments(field, node, planning.document.variables);
  const given = (name: string) => {
    const tree = trees.get(name);
    return tree?.kind === 'null' ? undefined : tree;
  };
  const where = membersOf(given('where'));
  const clock = (planning.evaluate(given('clock')) ?? 'OCCURRED') as string;
  const descending = planning.evaluate(given('order')) === 'DESC';
  const chosen = where.get('kinds');
  const kinds =
    chosen === undefined ? null : (planning.structural(chosen) as readonly string[]).toSorted();
  const { from, to } = readDays(planning, where);
  const identity = {
    text: JSON.stringify([field.name, field.type, clock, descending, kinds, to === null]),
    parameters: [...of, from, ...(to === null ? [] : [to]), ...planning.clockParameters],
  };
  const size = given('first');
  const limit = planning.parameters.add(
    size === undefined ? () => PAGE.default : reader(size, acceptPageSize),
  );
  const after = given('after');
  return {
    clock,
    descending,
    kinds,
    from,
    to,
    limit,
    after: after === undefined ? null : readPlace(planning, after, identity),
    identity,
  };
}

function membersOf(tree: InputTree | undefined): ReadonlyMap<string, InputTree> {
  if (tree?.kind !== 'object') return new Map();
  return new Map(tree.entries.map(({ field, value }) => [field.name, value]));
}

function readDays(
  { parameters }: Planning,
  where: ReadonlyMap<string, InputTree>,
): { readonly from: number; readonly to: number | null } {
  const [first, last] = [where.get('from'), where.get('to')];
  const readFirst = first === undefined ? () => '' : reader(first, (date) => day('earliest', date));
  const from = parameters.add(readFirst);
  if (last === undefined) return { from, to: null };
  const readLast = reader(last, (date) => day('latest', date));
  const to = parameters.add((variables) => {
    const [begin, end] = [readFirst(variables), readLast(variables)];
    if (begin > end)
      throw new AppError('BAD_USER_INPUT', `A timeline from ${begin} cannot end on ${end}.`);
    // Instants of the last day begin with it.
    return `${end}${BEHIND}`;
  });
  return { from, to };
}

function day(end: 'earliest' | 'latest', date: unknown): string {
  const found = dayRange(date as string)[end];
  if (found !== null) return found;
  throw new AppError('BAD_USER_INPUT', `"${date}" is open where the timeline is to begin or end.`);
}

/** What a cursor holds. */
const KEYS = (['day', 'rank', 'key'] as const).map((name) => ({
  on: 'node' as const,
  column: {
    name,
    type: name === 'rank' ? ('integer' as const) : ('text' as const),
    required: true,
  },
  descending: false,
}));

/** At the same day, all entries of another rank stand before the place or all behind it. */
function readPlace(
  { parameters }: Planning,
  tree: InputTree,
  { text, parameters: ofIdentity }: TimelineArguments['identity'],
): Place {
  const read = reader(tree, (value) => value as string);
  const keysOf = (variables: Variables, clock: Clock) => {
    const values = parameters.bindSome(ofIdentity, variables, clock);
    return decodeCursor(read(variables), connectionHash(text, values), KEYS);
  };
  return {
    day: parameters.add((variables, clock) => keysOf(variables, clock)[0] as Parameter),
    key: (rank) =>
      parameters.add((variables, clock) => {
        const [, at, key] = keysOf(variables, clock) as [string, number, string];
        if (rank === at) return key;
        return rank < at ? BEHIND : '';
      }),
  };
}
