import type { ReadPlan, Row } from '#graph/read-plan.ts';
import { citedGroups, type Grouped } from './cited-groups.ts';
import { planCitedRows } from './cited-start.ts';
import type { CitePlan } from './field-plan.ts';
import type { Answered } from './list-answer.ts';
import type { Connection } from './planning.ts';
import type { ShapeContext } from './row-builder.ts';

interface CitedClaims {
  /** Ids of the claims behind a group, in order, each once. */
  idsOf(group: string, answered: Answered): Promise<readonly string[]>;
}

type Groups = ReadonlyMap<string, readonly string[]>;

/** What is cited of one answer, by what the connections hang off. */
interface Batch {
  readonly groups: Map<string, Promise<Groups>>;
  readonly rows: Promise<ReadonlyMap<string, readonly Row[]>>;
}

/** Stands for the id of a parent where there is none. */
const ROOT = '';

/** The claims behind the rows of a connection. All groups and all parents of an answer are read by one statement. */
export function planCitedClaims(
  plan: CitePlan,
  connection: Connection,
  grouped: Grouped,
): CitedClaims {
  const planning = connection.element.planning.beside();
  const { start, parents } = planCitedRows(plan, connection, grouped, planning);
  const { asOf } = planning.clock;
  const planned: ReadPlan = { start, revision: false, ...(asOf !== null && { asOf }) };
  const batches = new WeakMap<ShapeContext, Batch>();

  async function readRows(
    { clock, revision, variables, request }: ShapeContext,
    ids: Iterable<string>,
  ) {
    const at = { ...clock, revision: clock.revision ?? revision };
    const bound = planning.parameters.bind(parents.among(variables, [...ids]), at);
    const { rows } = await plan.read(request, planned, bound);
    return parents.are ? byParent(rows) : new Map([[ROOT, rows]]);
  }

  function batchOf(context: ShapeContext): Batch {
    const known = batches.get(context);
    if (known !== undefined) return known;
    const groups: Batch['groups'] = new Map();
    // The shapes of an answer are made at once: by the next turn all that will be asked for is known.
    const rows = Promise.resolve().then(() => readRows(context, groups.keys()));
    const batch = { groups, rows };
    batches.set(context, batch);
    return batch;
  }

  return {
    idsOf: async (group, { context, parent }) => {
      const batch = batchOf(context);
      const id = parent ?? ROOT;
      const args = JSON.parse(context.parameters[grouped.read] as string);
      const read = async () => citedGroups((await batch.rows).get(id) ?? [], grouped, args);
      const groups = batch.groups.get(id) ?? read();
      batch.groups.set(id, groups);
      return (await groups).get(group) ?? [];
    },
  };
}

/** Rows of a lookup: an id, and the list of what hangs off it. */
function byParent(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  return new Map(
    rows.map(([id, list]) => {
      const [own] = list as unknown as readonly [readonly Row[]];
      return [id as string, own];
    }),
  );
}
