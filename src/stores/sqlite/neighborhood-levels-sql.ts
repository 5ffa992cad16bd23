import type { NeighborhoodPlan } from '#graph/read-plan.ts';
import type { Compilation } from './compilation.ts';
import { WAYS } from './far-end-sql.ts';
import { quote } from './kind-sql.ts';
import { endsSql } from './neighborhood-ends-sql.ts';
import { parameter } from './parameter-sql.ts';

/** How many of each type nearly always fill what there is room for. */
const FIRST_PART = 8;

/**
 * What is shown after each level, `(id, depth, place)`, and the name of the last. Each table names the one before it twice and no more:
 * a name costs the engine a copy of all that is behind it, so that three names a level took seconds to prepare.
 *
 * The first level may take as many of each type as there may be nodes, and hardly ever needs them. It begins with a part of these, and
 * reads them all only where that leaves room. A node has its place by the first of a type, so what fills the room is the same.
 */
export function levelsSql(
  compilation: Compilation,
  plan: NeighborhoodPlan,
  start: string,
): { readonly tables: readonly string[]; readonly shown: string } {
  const caps = plan.levels.map((cap) => parameter(cap));
  const some = `1 + CAST(${caps[0]} / ${FIRST_PART} AS INTEGER)`;
  const levels = [
    { shown: 'some1', before: 'shown0', depth: 1, cap: some },
    ...caps.map((cap, index) => ({
      shown: `shown${index + 1}`,
      before: index === 0 ? 'some1' : `shown${index}`,
      depth: index + 1,
      cap,
    })),
  ];
  return {
    tables: [
      `shown0(id, depth, place) AS MATERIALIZED (SELECT id, 0, 0 FROM (${start}))`,
      ...levels.map((level) => levelSql(compilation, plan, level)),
    ],
    shown: `shown${caps.length}`,
  };
}

/** Which types a kind has relationships of in a direction, as rows: the others need not be looked up. */
export function typesSql({ model }: Compilation): string {
  const entities = [...model.kinds.values()].filter(({ family }) => family === 'Entity');
  const rows = [...model.relationshipTypes.values()].flatMap(({ name, between }) =>
    WAYS.flatMap(({ direction }, end) => {
      const ends = new Set(between.map((kinds) => kinds[end]));
      const kinds = entities.filter((kind) => ends.has('Entity') || ends.has(kind.name));
      return kinds.map(({ prefix }) => [direction, `${prefix}:`, name].map(quote).join(', '));
    }),
  );
  return rows.map((row) => `(${row})`).join(', ');
}

interface Level {
  /** The table that is made, and the one that it goes on from. */
  readonly shown: string;
  readonly before: string;
  readonly depth: number;
  /** How many of each type and direction are read of a node. */
  readonly cap: string;
}

/** What is shown before a level, and what its nodes lead to, as long as there is room. */
function levelSql(compilation: Compilation, plan: NeighborhoodPlan, level: Level): string {
  const { shown, before, depth } = level;
  const most = parameter(plan.nodes);
  const counted = `SELECT id, depth, count(*) OVER () AS size FROM ${before}`;
  const front = `SELECT id, substr(id, 1, instr(id, ':')) AS prefix FROM (${counted}) WHERE depth = ${depth - 1} AND size < ${most}`;
  const ends = WAYS.map(
    (way) => `WHEN '${way.direction}' THEN ${endsSql(compilation, plan, level.cap, way)}`,
  );
  const found = [
    `SELECT e.key, ${depth}, e.value FROM (${front}) f CROSS JOIN types t ON t.prefix = f.prefix`,
    `CROSS JOIN json_each(CASE t.direction ${ends.join(' ')} END) e`,
  ].join(' ');
  const all = `SELECT id, depth, place FROM ${before} UNION ALL ${found}`;
  const rows = `SELECT id, min(depth) AS depth, min(place) AS place FROM (${all}) GROUP BY id`;
  // What is shown stays, also where more was asked for than there is room.
  const limit = `max(${most}, (SELECT count(*) FROM shown0))`;
  return `${shown}(id, depth, place) AS MATERIALIZED (${rows} ORDER BY depth, place, id LIMIT ${limit})`;
}
