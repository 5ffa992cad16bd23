import { BEYOND_SUPPORT, type NeighborhoodPlan, WELL_SUPPORTED } from '#graph/read-plan.ts';
import type { Compilation } from './compilation.ts';
import { ALIVE } from './condition-sql.ts';
import { farEndSql, type Way } from './far-end-sql.ts';
import { limitSql } from './parameter-sql.ts';
import { type VersionTable, versionSql, versionTables } from './versions-sql.ts';

const support = (row: string) => `json_extract(${row}.details, '$.support')`;
/** What nearly every relationship weighs. */
const LIGHT = WELL_SUPPORTED - 1;
/** How well a relationship is supported, read once; what is not well supported weighs the same. */
export const weightSql = (row: string) => `ifnull(max(${support(row)}, ${LIGHT}), ${LIGHT})`;

/** The ends of a node's (`f`) first relationships of a type (`t`) in a direction, no more than `cap`: a JSON object of their places. */
export function endsSql(
  compilation: Compilation,
  plan: NeighborhoodPlan,
  cap: string,
  way: Way,
): string {
  const parts = versionTables('relationship', compilation.asOf).flatMap((table) => {
    const first = partSql(compilation, { plan, cap, way, table });
    // The few that are well supported have an index of their own; what is past is little, and sorted.
    const supported = table.name === 'relationship';
    return supported ? [first, supportedSql(compilation, { plan, cap, way, table })] : [first];
  });
  // One that is in both parts is counted once.
  const found = `SELECT other, max(weight) AS weight FROM (${parts.map((part) => `SELECT * FROM (${part})`).join(' UNION ALL ')}) GROUP BY other, propositionId`;
  const place = 'row_number() OVER (ORDER BY weight DESC, other)';
  const ranked = `SELECT other, weight, ${place} AS place FROM (${found})`;
  return `(SELECT json_group_object(other, place * ${BEYOND_SUPPORT} - weight) FROM (${ranked}) WHERE place <= ${cap})`;
}

interface Part {
  readonly plan: NeighborhoodPlan;
  readonly cap: string;
  readonly way: Way;
  readonly table: VersionTable;
}

/** No more of a type than its cap needs, in the order of the key: a hub is read as far as that. */
function partSql(compilation: Compilation, part: Part): string {
  const { table, way } = part;
  const from = `${table.name} c`;
  const byKey = `c.${way.far}, c.propositionId`;
  // Those that weigh more are in the other part, too: so this one is read from an index alone.
  if (table.name === 'relationship')
    return candidateSql(compilation, part, { from, weight: `${LIGHT}`, only: [], order: byKey });
  const weight = weightSql('c');
  return candidateSql(compilation, part, {
    from,
    weight,
    only: [],
    order: `${weight} DESC, ${byKey}`,
  });
}

function supportedSql(compilation: Compilation, part: Part): string {
  const { direction, far } = part.way;
  const index = direction === 'out' ? 'relationshipOutSupported' : 'relationshipInSupported';
  return candidateSql(compilation, part, {
    from: `${part.table.name} c INDEXED BY ${index}`,
    weight: support('c'),
    only: [`${support('c')} >= ${WELL_SUPPORTED}`],
    order: `${support('c')} DESC, c.${far}, c.propositionId`,
  });
}

interface Candidates {
  readonly from: string;
  readonly weight: string;
  readonly only: readonly string[];
  readonly order: string;
}

function candidateSql(
  compilation: Compilation,
  { plan, cap, way, table }: Part,
  { from, weight, only, order }: Candidates,
): string {
  const { direction, near, far } = way;
  const also = farEndSql(compilation, plan, way, 'c');
  const where = [
    `c.${near} = f.id`,
    'c.type = t.type',
    ...only,
    ...(direction === 'in' ? ['c.source <> c.target'] : []),
    ...versionSql(table, 'c'),
    ALIVE,
    ...also.where,
  ];
  const columns = `c.${far} AS other, c.propositionId, ${weight} AS weight`;
  return `SELECT ${columns} FROM ${from}${also.from} WHERE ${where.join(' AND ')} ORDER BY ${order} LIMIT ${limitSql(cap)}`;
}
