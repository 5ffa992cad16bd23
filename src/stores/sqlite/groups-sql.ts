import type { Condition } from '#graph/condition.ts';
import type { Column } from '#graph/property.ts';
import {
  type GroupCut,
  type GroupPlan,
  type Measure,
  MOST_GROUPS,
  SUM_UNIT,
} from '#graph/read-plan.ts';
import { columnSql } from './column-sql.ts';
import type { Compilation } from './compilation.ts';
import { ALIVE, conditionSql, sourcesOf } from './condition-sql.ts';
import { keySql, readKeySql, shownKeySql } from './group-key-sql.ts';
import { limitSql, parameter } from './parameter-sql.ts';
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

/** Rows are read with their columns, then parts of groups are measured, then these come together as groups. */
function groupSql(
  compilation: Compilation,
  ends: Ends,
  where: Condition | null,
  plan: GroupPlan,
): string {
  const { by, apart, measures, cut } = plan;
  const { rows, read } = rowsSql(compilation, ends, where, plan);
  const found = by.map((key, index) => `${keySql(key, `e${index}`, read)} AS g${index}`);
  const keys = by.map((_, index) => `g${index}`);
  const measured = measures
    .flatMap((measure) => measureSql(measure, read(measure.column)))
    .map((sql, index) => `${sql} AS m${index}`);
  const told = apart === null ? [] : [`${read(apart)} AS apart`];
  const columns = [...found, ...told, 'count(*) AS counted', ...measured].join(', ');
  const parts = `SELECT ${columns} FROM (${rows})${groupedBy([...keys, ...(apart === null ? [] : ['apart'])])}`;
  const part = [apart === null ? 'NULL' : 'apart', 'counted', ...cellsOf(measures)].join(', ');
  const groups = `SELECT ${[...keys, `json_group_array(json_array(${part})) AS parts`].join(', ')} FROM (${parts})${groupedBy(keys)}${cutSql(keys, cut)}`;
  const shown = by.map((key, index) => shownKeySql(compilation, key, `g${index}`));
  // As JSON: it has come out of a subquery, and is a text to whoever reads it.
  return `(SELECT json_group_array(json_array(${[...shown, 'json(parts)'].join(', ')})) FROM (${groups}))`;
}

/** A row for each node or relationship, with what is read of it under names of its own. */
function rowsSql(
  compilation: Compilation,
  ends: Ends,
  where: Condition | null,
  { of, by, apart, measures }: GroupPlan,
): { readonly rows: string; readonly read: (column: Column) => string } {
  const { scope } = ends;
  const columns: string[] = [];
  const read = (column: Column) => {
    const sql = columnSql(scope, of, column);
    const known = columns.indexOf(sql);
    return `c${known < 0 ? columns.push(sql) - 1 : known}`;
  };
  const own = (column: Column) => columnSql(scope, of, column);
  for (const key of by) keySql(key, '', read);
  for (const { column } of [...measures, ...(apart === null ? [] : [{ column: apart }])])
    read(column);
  const also = where === null ? [] : [conditionSql(compilation, scope, where)];
  const found = by.flatMap((key, index) => {
    const sql = readKeySql(compilation, scope, own, key);
    return sql === null ? [] : [`${sql} AS e${index}`];
  });
  const selected = [
    of === 'node' ? scope.id : `${scope.relationship}.propositionId`,
    ...columns.map((sql, index) => `${sql} AS c${index}`),
    ...found,
  ].join(', ');
  const sources = sourcesOf(ends, true);
  // Each comes once, whichever ways lead to it: UNION and DISTINCT leave equal rows out, and an id tells it from others.
  const isOnce = ends.join === null || sources.length > 1;
  const selects = sources.map(
    ({ from, where: tied }) =>
      `SELECT${isOnce ? '' : ' DISTINCT'} ${selected} FROM ${from} WHERE ${[...tied, ALIVE, ...also].join(' AND ')}`,
  );
  // A limit keeps SQLite from reading a column anew wherever it is named.
  const rows = `${selects.join(' UNION ')} LIMIT -1`;
  return { rows, read };
}

const groupedBy = (names: readonly string[]) =>
  names.length === 0 ? '' : ` GROUP BY ${names.join(', ')}`;

function cutSql(keys: readonly string[], cut: GroupCut | null): string {
  const order = keys.map((key) => `${key} NULLS LAST`);
  if (cut === null) return `${orderedBy(order)} LIMIT ${MOST_GROUPS + 1}`;
  const { atLeast, atMost, largestFirst, first } = cut;
  const counted = 'sum(counted)';
  const having = ` HAVING ${counted} >= ${parameter(atLeast)} AND ${counted} <= ${parameter(atMost)}`;
  const ordered = orderedBy([...(largestFirst ? [`${counted} DESC`] : []), ...order]);
  return `${having}${ordered} LIMIT ${limitSql(parameter(first))}`;
}

const orderedBy = (terms: readonly string[]) =>
  terms.length === 0 ? '' : ` ORDER BY ${terms.join(', ')}`;

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
