import type { Column } from '#graph/property.ts';
import { type GroupKey, type GroupPlan, NAMED_ENDS } from '#graph/read-plan.ts';
import { columnSql, type Scope } from './column-sql.ts';
import type { Compilation } from './compilation.ts';
import { conditionSql, sourcesOf } from './condition-sql.ts';
import { kindOfIdSql } from './kind-sql.ts';
import { periodSql } from './period-sql.ts';
import { viaSql } from './via-sql.ts';

/** What tells groups of nodes or relationships apart, as a text or null. */
export function groupKeySql(
  compilation: Compilation,
  scope: Scope,
  on: GroupPlan['of'],
  key: GroupKey,
): string {
  switch (key.kind) {
    case 'column':
      return columnSql(scope, on, key.column);
    case 'kind':
      return kindOfIdSql(compilation, scope.id);
    case 'list':
      return joined(
        `SELECT value AS id, value AS text FROM json_each(${columnSql(scope, on, key.column)})`,
        "' '",
      );
    case 'period': {
      const [first, last] = [key.earliest, key.latest].map((column) =>
        periodSql(columnSql(scope, on, column), key.unit),
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
