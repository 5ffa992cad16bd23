import type { Condition } from '#graph/condition.ts';
import type { OrderKey } from '#graph/read-plan.ts';
import { isTwoValued } from '#graph/two-valued.ts';
import { columnSql, type Scope } from './column-sql.ts';
import type { Compilation } from './compilation.ts';
import { idRangeSql, quote } from './kind-sql.ts';
import { parameter } from './parameter-sql.ts';
import { periodSql } from './period-sql.ts';
import { conditionReadsNode } from './reads-node.ts';
import { type Ends, type Source, viaSql } from './via-sql.ts';

/**
 * Ends a statement whose time is over: see `deadline.ts`. It stands before the conditions of the request, so that it is
 * asked also for rows that they do not let through.
 */
export const ALIVE = 'alive()';

/** A condition as SQL that may be null where a value is missing: WHERE takes null for false. */
export function conditionSql(compilation: Compilation, scope: Scope, condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const parts = condition.conditions.map((part) => conditionSql(compilation, scope, part));
      if (parts.length === 0) return condition.kind === 'and' ? '1' : '0';
      return `(${parts.join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      return notSql(compilation, scope, condition.condition);
    case 'given':
      return `${parameter(condition.parameter)} IS NOT NULL`;
    case 'isNull':
      return `${columnSql(scope, condition.on, condition.column)} IS NULL`;
    case 'has':
      return `EXISTS (SELECT 1 FROM json_each(${columnSql(scope, condition.on, condition.column)}) WHERE value = ${parameter(condition.parameter)})`;
    case 'only':
      return `NOT EXISTS (SELECT 1 FROM json_each(${columnSql(scope, condition.on, condition.column)}) WHERE value NOT IN (SELECT value FROM json_each(${parameter(condition.parameter)})))`;
    case 'inOne': {
      const [first, last] = [condition.earliest, condition.latest].map((column) =>
        periodSql(columnSql(scope, condition.on, column), condition.unit),
      );
      return `${first} = ${last}`;
    }
    case 'compare':
      return compareSql(columnSql(scope, condition.on, condition.column), condition);
    case 'typeIn':
      return `${scope.relationship}.type IN (SELECT value FROM json_each(${parameter(condition.parameter)}))`;
    case 'directionIs':
      return scope.direction === undefined
        ? `${scope.relationship}.direction = ${quote(condition.direction)}`
        : String(Number(scope.direction === condition.direction));
    case 'kindIn':
      return condition.kinds.length === 0
        ? '0'
        : idRangeSql(compilation, scope.id, condition.kinds);
    case 'some':
      return someSql(compilation, scope, condition);
  }
}

function someSql(
  compilation: Compilation,
  scope: Scope,
  { via, where: asked }: Extract<Condition, { kind: 'some' }>,
): string {
  const ends = viaSql(compilation, scope, via);
  const also = asked === null ? [] : [conditionSql(compilation, ends.scope, asked)];
  const found = sourcesOf(ends, conditionReadsNode(asked)).map(
    ({ from, where }) =>
      `EXISTS (SELECT 1 FROM ${from} WHERE ${[...where, ALIVE, ...also].join(' AND ')})`,
  );
  return found.length === 1 ? (found[0] as string) : `(${found.join(' OR ')})`;
}

/** The rows at the end of a way, with the node itself in scope where it is needed. */
export function sourcesOf({ sources, join }: Ends, needsNode: boolean): readonly Source[] {
  if (join === null || !needsNode) return sources;
  return sources.map((source) => ({
    ...source,
    from: `${source.from}${join.from}`,
    where: [...source.where, ...(join.where === '' ? [] : [join.where])],
  }));
}

function notSql(compilation: Compilation, scope: Scope, condition: Condition): string {
  const inner = conditionSql(compilation, scope, condition);
  return isTwoValued(condition) ? `NOT (${inner})` : `NOT ifnull(${inner}, 0)`;
}

function compareSql(column: string, condition: Extract<Condition, { kind: 'compare' }>): string {
  const value = parameter(condition.parameter);
  switch (condition.operator) {
    case 'eq':
      return `${column} = ${value}`;
    case 'ne':
      return `${column} IS NOT ${value}`;
    case 'in':
      return `${column} IN (SELECT value FROM json_each(${value}))`;
    case 'contains':
      return `instr(${column}, ${value}) > 0`;
    case 'startsWith':
      // The range is what an index can serve; the prefix itself is what was asked.
      return `(${column} >= ${value} AND ${column} < ${value} || char(0x10FFFF) AND substr(${column}, 1, length(${value})) = ${value})`;
    case 'gt':
      return `${column} > ${value}`;
    case 'gte':
      return `${column} >= ${value}`;
    case 'lt':
      return `${column} < ${value}`;
    case 'lte':
      return `${column} <= ${value}`;
  }
}

/** One key of ORDER BY, and what stands behind it. */
export interface OrderTerm {
  readonly sql: string;
  readonly direction: string;
}

/** ORDER BY of a list; nulls last in either direction. Read from the end, every direction is turned. */
export function orderTermsSql(
  scope: Scope,
  order: readonly OrderKey[],
  from: 'start' | 'end',
): readonly OrderTerm[] {
  return order.map((key) => {
    const descending = key.descending !== (from === 'end');
    const nulls = key.column.required ? '' : ` NULLS ${from === 'start' ? 'LAST' : 'FIRST'}`;
    return {
      sql: columnSql(scope, key.on, key.column),
      direction: `${descending ? ' DESC' : ''}${nulls}`,
    };
  });
}
