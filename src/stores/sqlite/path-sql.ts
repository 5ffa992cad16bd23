import type { GraphModel } from '#graph/graph-model.ts';
import type { PathPlan } from '#graph/paths/path-plan.ts';
import { type Compilation, createCompilation } from './compilation.ts';
import { ALIVE, conditionSql, sourcesOf } from './condition-sql.ts';
import { quote } from './kind-sql.ts';
import { nodeJoin } from './node-join.ts';
import { parameter } from './parameter-sql.ts';
import { conditionReadsNode } from './reads-node.ts';
import { versionSql, versionTables } from './versions-sql.ts';

/** The statements of a search for paths. What a level or a weighing is of comes in two parameters behind those of the plan. */
export interface PathStatements {
  /** Hops that lead on from the ids in `given`: rows [index of the id, id at the other end, type, whether out]. */
  readonly start: string;
  /** Hops that lead to them, likewise. */
  readonly goal: string;
  /** Of hops [from, to, type] in `given` (out) and `more` (in): rows [index, whether out, proposition, support, dispute, status]. */
  readonly weigh: string;
  /** Which of the ids of the plan are no nodes: rows [id]. */
  readonly missing: string;
}

/** Parameters of one statement, by how far they stand behind those of the plan. */
const GIVEN = 0;
const MORE = 1;

/** Ends of a relationship as a walk comes by them. */
const WALK = {
  out: { from: 'source', to: 'target' },
  in: { from: 'target', to: 'source' },
} as const;
const DIRECTIONS = ['out', 'in'] as const;
type Direction = (typeof DIRECTIONS)[number];

/** @param given Number of the parameters of the plan. */
export function pathStatements(model: GraphModel, plan: PathPlan, given: number): PathStatements {
  const { asOf } = plan;
  const at = (offset: number) => parameter(given + offset);
  const compiling = () => createCompilation(model, asOf);
  return {
    start: levelSql(compiling(), plan, 'from', at(GIVEN)),
    goal: levelSql(compiling(), plan, 'to', at(GIVEN)),
    weigh: weighSql(compiling(), plan, { out: at(GIVEN), in: at(MORE) }),
    missing: missingSql(plan),
  };
}

function levelSql(
  compilation: Compilation,
  plan: PathPlan,
  near: 'from' | 'to',
  ids: string,
): string {
  const types = [...compilation.model.relationshipTypes.keys()].map(quote).join(', ');
  const far = near === 'from' ? 'to' : 'from';
  return answerSql(
    DIRECTIONS.flatMap((direction) =>
      hopsSql(compilation, plan, direction, {
        keys: `json_each(${ids}) k`,
        where: [`r.${WALK[direction][near]} = k.value`, `r.type IN (${types})`],
        row: `k.key, r.${WALK[direction][far]}, r.type, ${Number(direction === 'out')}`,
      }),
    ),
  );
}

function weighSql(
  compilation: Compilation,
  plan: PathPlan,
  lists: Readonly<Record<Direction, string>>,
): string {
  const value = (index: number) => `json_extract(k.value, '$[${index}]')`;
  const said = ['support', 'dispute', 'status'].map(
    (name) => `json_extract(r.details, '$.${name}')`,
  );
  return answerSql(
    DIRECTIONS.flatMap((direction) => {
      const { from, to } = WALK[direction];
      return hopsSql(compilation, plan, direction, {
        keys: `json_each(${lists[direction]}) k`,
        where: [`r.${from} = ${value(0)}`, `r.${to} = ${value(1)}`, `r.type = ${value(2)}`],
        row: ['k.key', Number(direction === 'out'), 'r.propositionId', ...said].join(', '),
      });
    }),
  );
}

/** What is read of relationships: a row for each. */
interface Reading {
  readonly keys: string;
  readonly where: readonly string[];
  readonly row: string;
}

/** A SELECT for each table in which relationships of the plan stand; `direction` is that of the walk. */
function hopsSql(
  compilation: Compilation,
  { where: asked, asOf }: PathPlan,
  direction: Direction,
  { keys, where, row }: Reading,
): readonly string[] {
  const { scope, join } = nodeJoin(compilation, {
    id: `r.${WALK[direction].to}`,
    relationship: 'r',
  });
  const also = asked === null ? [] : [conditionSql(compilation, scope, asked)];
  const sources = versionTables('relationship', asOf).map((table) => {
    const version = versionSql(table, 'v').map((text) => ` WHERE ${text}`);
    const relationships = `(SELECT source, type, target, propositionId, details, knownFrom, '${direction}' AS direction FROM ${table.name} v${version.join('')}) r`;
    return { from: `${keys} CROSS JOIN ${relationships}`, where };
  });
  return sourcesOf({ scope, join, sources }, conditionReadsNode(asked)).map((source) => {
    const all = [...source.where, ALIVE, ...also].join(' AND ');
    return `SELECT json_array(${row}) AS row FROM ${source.from} WHERE ${all}`;
  });
}

function missingSql({ ids, asOf }: PathPlan): string {
  const found = versionTables('node', asOf).map((table) => {
    const where = ['v.id = k.value', ...versionSql(table, 'v')];
    return `EXISTS (SELECT 1 FROM ${table.name} v WHERE ${where.join(' AND ')})`;
  });
  return answerSql([
    `SELECT json_array(k.value) AS row FROM json_each(${parameter(ids)}) k WHERE NOT (${found.join(' OR ')})`,
  ]);
}

function answerSql(arms: readonly string[]): string {
  const revision = '(SELECT ifnull(max(number), 0) FROM revision)';
  return `SELECT '[' || ifnull(group_concat(row), '') || ']' AS rows, NULL AS count, ${revision} AS revision FROM (${arms.join(' UNION ALL ')})`;
}
