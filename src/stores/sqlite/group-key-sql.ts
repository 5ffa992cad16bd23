import type { Column } from '#graph/property.ts';
import { type GroupKey, type GroupPlan, NAMED_ENDS } from '#graph/read-plan.ts';
import { columnSql, type Scope } from './column-sql.ts';
import type { Compilation } from './compilation.ts';
import { conditionSql, sourcesOf } from './condition-sql.ts';
import { kindOfIdSql } from './kind-sql.ts';
import { nodeJoin } from './node-join.ts';
import { periodSql } from './period-sql.ts';
import { conditionReadsNode } from './reads-node.ts';
import { viaSql } from './via-sql.ts';

/** What tells groups of nodes or relationships apart, as a text or null. */
export function groupKeySql(
  compilation: Compilation,
  scope: Scope,
  on: GroupPlan['of'],
  key: GroupKey,
): string {
  const read = (column: Column) => columnSql(scope, on, column);
  const found = readKeySql(compilation, scope, read, key) ?? '';
  return shownKeySql(compilation, key, keySql(key, found, read));
}

/** What has to be read of a row for a key beside its columns: for ends, their ids alone; null: nothing. */
export function readKeySql(
  compilation: Compilation,
  scope: Scope,
  read: (column: Column) => string,
  key: GroupKey,
): string | null {
  switch (key.kind) {
    case 'column':
    case 'period':
      return null;
    case 'kind':
      return kindOfIdSql(compilation, scope.id);
    case 'list':
      return joined(`SELECT value AS id FROM json_each(${read(key.column)})`, "' '");
    case 'ends': {
      const ends = viaSql(compilation, scope, key.via);
      const also = key.where === null ? [] : [conditionSql(compilation, ends.scope, key.where)];
      const needsNode = ends.mayMiss === true || conditionReadsNode(key.where);
      const ids = sourcesOf(ends, needsNode).map(
        ({ from, where }) =>
          `SELECT ${ends.scope.id} AS id FROM ${from} WHERE ${[...where, ...also].join(' AND ')}`,
      );
      return joined(ids.join(' UNION ALL '), codeOf(NAMED_ENDS.next));
    }
  }
}

/** A key of columns that were read, or of what `readKeySql` found. */
export function keySql(key: GroupKey, found: string, read: (column: Column) => string): string {
  if (key.kind === 'column') return read(key.column);
  if (key.kind !== 'period') return found;
  const [first, last] = [key.earliest, key.latest].map((column) =>
    periodSql(read(column), key.unit),
  );
  return `CASE WHEN ${first} = ${last} THEN ${first} END`;
}

/** A key as it is answered: ids with names. */
export function shownKeySql(compilation: Compilation, key: GroupKey, sql: string): string {
  if (key.kind !== 'ends') return sql;
  const each = compilation.alias('e');
  const id = `${each}.value`;
  const { scope, join } = nodeJoin(compilation, { id, relationship: null });
  const name = columnSql(scope, 'node', NAME);
  const named = `${id} || ${codeOf(NAMED_ENDS.name)} || coalesce(${name}, ${id})`;
  // As JSON, a text has the character between two ids as this escape.
  const ids = `'[' || replace(json_quote(${sql}), '\\u001e', '","') || ']'`;
  const where = join.where === '' ? '' : ` WHERE ${join.where}`;
  return `(SELECT group_concat(${named}, ${codeOf(NAMED_ENDS.next)}) FROM json_each(${ids}) ${each}${join.from}${where})`;
}

/** Null of nothing. */
const joined = (ids: string, between: string) =>
  `(SELECT group_concat(id, ${between}) FROM (SELECT DISTINCT id FROM (${ids}) ORDER BY id))`;

const codeOf = (character: string) => `char(${character.charCodeAt(0)})`;
const NAME: Column = { name: 'name', type: 'text', required: false };
