import type { Condition } from '#graph/condition.ts';
import { type GroupPlan, type Measure, MOST_GROUPS, SUM_UNIT } from '#graph/read-plan.ts';
import { columnSql } from './column-sql.ts';
import type { Compilation } from './compilation.ts';
import { ALIVE, conditionSql, sourcesOf } from './condition-sql.ts';
import { groupKeySql } from './group-key-sql.ts';
import type { Ends } from './via-sql.ts';

/** The JSON of the rows of each plan. */
export function groupsSql(
  compilation: Compilation,
  ends: Ends,
  where: Condition | null,
  plans: readonly GroupPlan[],
): string {
  return `json_array(${plans.map((plan) => groupSql(compilation, ends, where, plan)).join(', ')})`;
}

/** Each comes once, whichever ways lead to it: UNION and DISTINCT leave equal rows out, and an id tells it from others. */
function groupSql(
  compilation: Compilation,
  ends: Ends,
  where: Condition | null,
  { of, by, measures }: GroupPlan,
): string {
  const { scope } = ends;
  const also = where === null ? [] : [conditionSql(compilation, scope, where)];
  const values = [...new Map(measures.map(({ column }) => [column.name, column])).values()];
  const placeOf = ({ column }: Measure) =>
    `v${values.findIndex(({ name }) => name === column.name)}`;
  const columns = [
    of === 'node' ? scope.id : `${scope.relationship}.propositionId`,
    ...by.map((key, index) => `${groupKeySql(compilation, scope, of, key)} AS g${index}`),
    ...values.map((column, index) => `${columnSql(scope, of, column)} AS v${index}`),
  ].join(', ');
  const nodes = sourcesOf(ends, true).map(
    ({ from, where: tied }) =>
      `SELECT DISTINCT ${columns} FROM ${from} WHERE ${[...tied, ALIVE, ...also].join(' AND ')}`,
  );
  const keys = by.map((_, index) => `g${index}`);
  const found = measures.flatMap((measure) => measureSql(measure, placeOf(measure)));
  const named = found.map((sql, index) => `${sql} AS m${index}`);
  const grouped = keys.length === 0 ? '' : ` GROUP BY ${keys.join(', ')}`;
  const order = keys.map((key) => `${key} NULLS LAST`).join(', ');
  const ordered = order === '' ? '' : ` ORDER BY ${order}`;
  const row = [...keys, ...cellsOf(measures)].join(', ');
  return `(SELECT json_group_array(json_array(${row})) FROM (SELECT ${[...keys, ...named].join(', ')} FROM (${nodes.join(' UNION ')})${grouped}${ordered} LIMIT ${MOST_GROUPS + 1}))`;
}

function measureSql({ of, column }: Measure, value: string): readonly string[] {
  const asText = (sql: string) => (column.type === 'decimal' ? `CAST(${sql} AS TEXT)` : sql);
  if (of === 'count') return [`count(${value})`];
  if (of !== 'sum') return [asText(`${of}(${value})`)];
  return [`${value} / ${SUM_UNIT}`, `${value} % ${SUM_UNIT}`].map(
    (part) => `CAST(sum(${part}) AS TEXT)`,
  );
}

/** A sum is one cell of two parts. */
function cellsOf(measures: readonly Measure[]): readonly string[] {
  let next = 0;
  return measures.map(({ of }) =>
    of === 'sum' ? `json_array(m${next++}, m${next++})` : `m${next++}`,
  );
}
