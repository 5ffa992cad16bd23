import {
  BEYOND_SUPPORT,
  type NeighborhoodPlan,
  type RowPlan,
  WELL_SUPPORTED,
} from '#graph/read-plan.ts';
import type { Scope } from './column-sql.ts';
import type { Compilation } from './compilation.ts';
import { ALIVE, conditionSql } from './condition-sql.ts';
import { kindSql, quote } from './kind-sql.ts';
import { nodeJoin } from './node-join.ts';
import { parameter } from './parameter-sql.ts';
import { conditionReadsNode } from './reads-node.ts';
import { type VersionTable, versionSql, versionTables } from './versions-sql.ts';
import { ROW } from './via-sql.ts';

type RowSql = (scope: Scope, row: RowPlan) => string;

const SUPPORT = `json_extract(details, '$.support')`;
const WEIGHT = `iif(${SUPPORT} >= ${WELL_SUPPORTED}, ${SUPPORT}, 0)`;

/** Both directions, as seen from a node: the column that it stands in, and that of the other end. */
const WAYS = [
  { direction: 'out', near: 'source', far: 'target' },
  { direction: 'in', near: 'target', far: 'source' },
] as const;
type Way = (typeof WAYS)[number];

/** A statement of its own that answers the rows of the nodes and those of the relationships. */
export function neighborhoodSql(
  compilation: Compilation,
  plan: NeighborhoodPlan,
  rowSql: RowSql,
): string {
  const levels = plan.levels.map((_, index) => levelSql(compilation, plan, index + 1));
  const tables = [
    `types(direction, prefix, type) AS (VALUES ${typesOf(compilation).join(', ')})`,
    `new0(id) AS MATERIALIZED (${startSql(compilation, plan)})`,
    'shown0(id, depth) AS MATERIALIZED (SELECT id, 0 FROM new0)',
    ...levels.flat(),
  ];
  const shown = `shown${plan.levels.length}`;
  const nodes = nodesSql(compilation, shown, plan.nodeRow, rowSql);
  const relationships = amongSql(compilation, shown, plan, rowSql);
  return `(WITH ${tables.join(', ')} SELECT json_array(${nodes}, ${relationships}))`;
}

function startSql(compilation: Compilation, { ids }: NeighborhoodPlan): string {
  const arms = versionTables('node', compilation.asOf).map((table) => {
    const asked = `n.id IN (SELECT value FROM json_each(${parameter(ids)}))`;
    const where = [asked, kindSql(compilation, 'n', []), ...versionSql(table, 'n')];
    return `SELECT n.id FROM ${table.name} n WHERE ${where.join(' AND ')}`;
  });
  return arms.join(' UNION ');
}

/** Which types a kind has relationships of in a direction: the others need not be looked up. */
function typesOf({ model }: Compilation): readonly string[] {
  const entities = [...model.kinds.values()].filter(({ family }) => family === 'Entity');
  const rows = [...model.relationshipTypes.values()].flatMap(({ name, between }) =>
    WAYS.flatMap(({ direction }, end) => {
      const ends = new Set(between.map((kinds) => kinds[end]));
      const kinds = entities.filter((kind) => ends.has('Entity') || ends.has(kind.name));
      return kinds.map(({ prefix }) => [direction, `${prefix}:`, name].map(quote).join(', '));
    }),
  );
  return rows.map((row) => `(${row})`);
}

/** The nodes that a level adds, and all that are shown with it. */
function levelSql(
  compilation: Compilation,
  plan: NeighborhoodPlan,
  depth: number,
): readonly string[] {
  const [front, before] = [`new${depth - 1}`, `shown${depth - 1}`];
  const room = `max(0, ${parameter(plan.nodes)} - (SELECT count(*) FROM ${before}))`;
  const found = (cap: string, begin: string) =>
    rankedSql(compilation, { plan, front, cap, begin }, before);
  const cap = parameter(plan.levels[depth - 1] as number);
  // A level that is not asked for begins nowhere, and costs nothing.
  const parts =
    depth === 1
      ? firstSql(cap, room, found)
      : { tables: [], from: `(${found(cap, `${cap} > 0`)})` };
  return [
    ...parts.tables,
    `new${depth}(id) AS MATERIALIZED (SELECT id FROM ${parts.from} ORDER BY place, id LIMIT ${room})`,
    `shown${depth}(id, depth) AS MATERIALIZED (SELECT id, depth FROM ${before} UNION ALL SELECT id, ${depth} FROM new${depth})`,
  ];
}

/** How many of each type nearly always fill what there is room for. */
const FIRST_PART = 8;

/**
 * The first level may take as many of each type as there may be nodes, and hardly ever needs them. It begins with a part of these, and
 * reads them all only where that leaves room. A node has its place by the first of a type, so what fills the room is the same.
 */
function firstSql(cap: string, room: string, found: (cap: string, begin: string) => string) {
  const some = `1 + CAST(${cap} / ${FIRST_PART} AS INTEGER)`;
  return {
    tables: [
      `some(id, place) AS MATERIALIZED (${found(some, `${cap} > 0`)})`,
      `every(id, place) AS MATERIALIZED (${found(cap, `${cap} > 0 AND (SELECT count(*) FROM some) < ${room}`)})`,
    ],
    from: '(SELECT id, min(place) AS place FROM (SELECT * FROM some UNION ALL SELECT * FROM every) GROUP BY id)',
  };
}

/** What the nodes of a level lead to, each with its place, but what is shown. */
function rankedSql(
  compilation: Compilation,
  finding: Omit<Finding, 'way' | 'table'>,
  before: string,
): string {
  const arms = WAYS.flatMap((way) =>
    versionTables('relationship', compilation.asOf).map((table) =>
      foundSql(compilation, { ...finding, way, table }),
    ),
  );
  const rank = 'row_number() OVER (PARTITION BY near, direction, type ORDER BY weight DESC, other)';
  const ranked = `SELECT other, weight, ${rank} AS place FROM (${arms.join(' UNION ALL ')})`;
  return `SELECT other AS id, min(place * ${BEYOND_SUPPORT} - weight) AS place FROM (${ranked}) WHERE place <= ${finding.cap} AND other NOT IN (SELECT id FROM ${before}) GROUP BY other`;
}

interface Finding {
  readonly plan: NeighborhoodPlan;
  readonly front: string;
  /** How many of each type and direction are read of a node. */
  readonly cap: string;
  /** Whether anything is read. */
  readonly begin: string;
  readonly way: Way;
  readonly table: VersionTable;
}

/** Relationships of the nodes of a level in one direction, no more of a type than its cap needs: a hub is read as far as that. */
function foundSql(compilation: Compilation, finding: Finding): string {
  const { front, begin, way, table } = finding;
  const { direction, near, far } = way;
  const key = `v.${near} = f.id AND v.type = t.type`;
  const first = `SELECT q.far FROM (${candidateSql(compilation, finding, '')}) q`;
  // The few that are well supported have an index of their own; what is past is little, and read as a whole.
  const supported =
    table.name === 'relationship'
      ? ` UNION ALL SELECT q.far FROM (${candidateSql(compilation, finding, 'supported')}) q`
      : '';
  const own = versionSql(table, 'v');
  const columns = `f.id AS near, v.type, '${direction}' AS direction, v.${far} AS other, ${WEIGHT} AS weight`;
  const where = [key, `v.${far} IN (${first}${supported})`, ...own];
  if (direction === 'in') where.push('v.source <> v.target');
  const also = whereSql(compilation, finding.plan, way, 'v');
  const from = `(SELECT id, substr(id, 1, instr(id, ':')) AS prefix FROM ${front} WHERE ${begin}) f`;
  const types = `types t ON t.direction = '${direction}' AND t.prefix = f.prefix`;
  return `SELECT ${columns} FROM ${from} CROSS JOIN ${types} CROSS JOIN ${table.name} v${also.from} WHERE ${[...where, ...also.where].join(' AND ')}`;
}

function candidateSql(
  compilation: Compilation,
  { plan, cap, way, table }: Finding,
  which: '' | 'supported',
): string {
  const { direction, near, far } = way;
  const also = whereSql(compilation, plan, way, 'c');
  const where = [
    `c.${near} = f.id`,
    'c.type = t.type',
    ...(which === 'supported' ? [`json_extract(c.details, '$.support') >= ${WELL_SUPPORTED}`] : []),
    ...(direction === 'in' ? ['c.source <> c.target'] : []),
    ...versionSql(table, 'c'),
    ALIVE,
    ...also.where,
  ];
  const index = direction === 'out' ? 'relationshipOutSupported' : 'relationshipInSupported';
  const from = which === 'supported' ? `${table.name} c INDEXED BY ${index}` : `${table.name} c`;
  const order =
    which === 'supported'
      ? `json_extract(c.details, '$.support') DESC, c.${far}, c.propositionId`
      : `c.${far}, c.propositionId`;
  return `SELECT c.${far} AS far FROM ${from}${also.from} WHERE ${where.join(' AND ')} ORDER BY ${order} LIMIT ${cap}`;
}

/** The condition on a relationship and the node at its far end, and what it joins for that. */
function whereSql(
  compilation: Compilation,
  { where }: Pick<NeighborhoodPlan, 'where'>,
  { direction, far }: Way,
  alias: string,
): { readonly from: string; readonly where: readonly string[] } {
  if (where === null) return { from: '', where: [] };
  const { scope, join } = nodeJoin(compilation, { id: `${alias}.${far}`, relationship: alias });
  const readsNode = conditionReadsNode(where);
  // The direction is known here, and no column of a table.
  const condition = conditionSql(compilation, { ...scope, direction }, where);
  const on = readsNode && join.where !== '' ? [join.where] : [];
  return { from: readsNode ? join.from : '', where: [...on, condition] };
}

function nodesSql(compilation: Compilation, shown: string, row: RowPlan, rowSql: RowSql): string {
  const { scope, join } = nodeJoin(compilation, { id: 's.id', relationship: null });
  const word = compilation.asOf === undefined ? ' ON' : ' WHERE';
  const on = join.where === '' ? '' : `${word} ${join.where}`;
  const cells = rowSql(scope, row).replace('json_array(', 'json_array(s.depth, ');
  return `(SELECT json_group_array(${cells}) FROM (SELECT id, depth FROM ${shown} ORDER BY depth, id) s${join.from}${on})`;
}

/** Relationships of which both ends are shown, each once. */
function amongSql(
  compilation: Compilation,
  shown: string,
  plan: NeighborhoodPlan,
  rowSql: RowSql,
): string {
  const relationship = compilation.alias('r');
  // Without a condition there is no end that it could be seen from.
  const ways = plan.where === null ? WAYS.slice(0, 1) : WAYS;
  const arms = versionTables('relationship', compilation.asOf).flatMap((table) =>
    ways.map((way) => {
      const also = whereSql(compilation, plan, way, 'v');
      const where = [
        // What begins at an entity ends at one: links of evidence begin at evidence.
        'v.source = a.id',
        `v.target IN (SELECT id FROM ${shown})`,
        ...versionSql(table, 'v'),
        ALIVE,
        ...also.where,
      ];
      const columns = ROW.split(', ').map((name) => `v.${name}`);
      return `SELECT ${columns.join(', ')} FROM ${shown} a CROSS JOIN ${table.name} v${also.from} WHERE ${where.join(' AND ')}`;
    }),
  );
  const order = `${WEIGHT} DESC, source, type, target, propositionId`;
  const found = `SELECT * FROM (${arms.join(' UNION ')}) ORDER BY ${order} LIMIT ${parameter(plan.relationships)}`;
  const scope = { node: '', properties: '', id: `${relationship}.target`, relationship };
  return `(SELECT json_group_array(${rowSql(scope, plan.relationshipRow)}) FROM (${found}) ${relationship})`;
}
