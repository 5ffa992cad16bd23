import type { Column } from '#graph/property.ts';
import { type GroupKey, NAMED_ENDS, type Period } from '#graph/read-plan.ts';
import { columnSql, type Scope } from './column-sql.ts';
import type { Compilation } from './compilation.ts';
import { conditionSql, sourcesOf } from './condition-sql.ts';
import { viaSql } from './via-sql.ts';

/** What tells groups of nodes apart, as a text or null. */
export function groupKeySql(compilation: Compilation, scope: Scope, key: GroupKey): string {
  switch (key.kind) {
    case 'column':
      return columnSql(scope, 'node', key.column);
    case 'list':
      return joined(
        `SELECT value AS id, value AS text FROM json_each(${columnSql(scope, 'node', key.column)})`,
        "' '",
      );
    case 'period': {
      const [first, last] = [key.earliest, key.latest].map((column) =>
        periodSql(columnSql(scope, 'node', column), key.unit),
      );
      return `CASE WHEN ${first} = ${last} THEN ${first} END`;
    }
    case 'ends': {
      const ends = viaSql(compilation, scope, key.via);
      const also = key.where === null ? [] : [conditionSql(compilation, ends.scope, key.where)];
      const name = columnSql(ends.scope, 'node', NAME);
      const named = sourcesOf(ends, true).map(
        ({ from, where }) =>
          `SELECT ${ends.scope.id} AS id, ${name} AS name FROM ${from} WHERE ${[...where, ...also].join(' AND ')}`,
      );
      const one = `id || ${codeOf(NAMED_ENDS.name)} || coalesce(name, id)`;
      return joined(
        `SELECT id, ${one} AS text FROM (${named.join(' UNION ALL ')})`,
        codeOf(NAMED_ENDS.next),
      );
    }
  }
}

/** Null of nothing. */
const joined = (texts: string, between: string) =>
  `(SELECT group_concat(text, ${between}) FROM (SELECT DISTINCT id, text FROM (${texts}) ORDER BY id))`;

const codeOf = (character: string) => `char(${character.charCodeAt(0)})`;
const NAME: Column = { name: 'name', type: 'text', required: false };

function periodSql(day: string, unit: Period): string {
  switch (unit) {
    case 'DAY':
      return day;
    case 'WEEK':
      return `strftime('%G-W%V', ${day})`;
    case 'MONTH':
      return `substr(${day}, 1, 7)`;
    case 'QUARTER':
      return `substr(${day}, 1, 4) || '-Q' || ((CAST(substr(${day}, 6, 2) AS INTEGER) + 2) / 3)`;
    case 'YEAR':
      return `substr(${day}, 1, 4)`;
  }
}
