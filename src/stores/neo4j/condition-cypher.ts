import type { Condition } from '#graph/condition.ts';
import { conjuncts, impliesValue } from '#graph/conjuncts.ts';
import type { OrderKey } from '#graph/read-plan.ts';
import { isTwoValued } from '#graph/two-valued.ts';
import { columnCypher, type Scope, typeCypher } from './column-cypher.ts';
import type { Compilation } from './compilation.ts';
import { endsCypher, type Said } from './ends-cypher.ts';
import { labelsOf } from './labels.ts';
import { periodCypher } from './period-cypher.ts';
import { conditionReadsVersion } from './reads-version.ts';
import { kindsCypher } from './versions-cypher.ts';
import { viaCypher } from './via-cypher.ts';

/** A condition as Cypher that may be null where a value is missing: WHERE takes null for false. */
export function conditionCypher(
  compilation: Compilation,
  scope: Scope,
  condition: Condition,
): string {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const parts = condition.conditions.map((part) => conditionCypher(compilation, scope, part));
      if (parts.length === 0) return condition.kind === 'and' ? 'true' : 'false';
      return parts.length === 1
        ? (parts[0] as string)
        : `(${parts.join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      return notCypher(compilation, scope, condition.condition);
    case 'given':
      return `${compilation.parameter(condition.parameter)} IS NOT NULL`;
    case 'isNull':
      return `${columnCypher(compilation, scope, condition.on, condition.column)} IS NULL`;
    case 'has':
      return `${compilation.parameter(condition.parameter)} IN ${columnCypher(compilation, scope, condition.on, condition.column)}`;
    case 'only': {
      const each = compilation.name('e');
      const list = columnCypher(compilation, scope, condition.on, condition.column);
      return `all(${each} IN coalesce(${list}, []) WHERE ${each} IN ${compilation.parameter(condition.parameter)})`;
    }
    case 'inOne': {
      const [first, last] = [condition.earliest, condition.latest].map((column) =>
        periodCypher(columnCypher(compilation, scope, condition.on, column), condition.unit),
      );
      return `${first} = ${last}`;
    }
    case 'compare':
      return compareCypher(
        compilation,
        columnCypher(compilation, scope, condition.on, condition.column),
        condition,
      );
    case 'typeIn':
      return `${typeCypher(compilation, scope.relationship as string)} IN ${compilation.parameter(condition.parameter)}`;
    case 'directionIs':
      return `(startNode(${scope.relationship}) = ${scope.parent}) = ${condition.direction === 'out'}`;
    case 'kindIn':
      if (condition.kinds.length === 0) return 'false';
      return compilation.asOf === undefined
        ? `${scope.node}${labelsOf(condition.kinds)}`
        : kindsCypher(compilation, scope.node, condition.kinds);
    case 'some': {
      const ends = viaCypher(compilation, scope, condition.via);
      const said = saidCypher(compilation, ends.scope, [condition.where]);
      const { text } = endsCypher(compilation, ends, said);
      return `EXISTS { ${text} RETURN 1 }`;
    }
  }
}

/** Conditions of which every one must hold, in parts that can stand apart where versions are looked up in between. */
export function saidCypher(
  compilation: Compilation,
  scope: Scope,
  conditions: readonly (Condition | null)[],
): readonly Said[] {
  const given = conditions.filter((condition) => condition !== null);
  const parts = compilation.asOf === undefined ? given : given.flatMap(conjuncts);
  return parts.map((part) => ({
    text: conditionCypher(compilation, scope, part),
    readsVersion: conditionReadsVersion(part),
  }));
}

function notCypher(compilation: Compilation, scope: Scope, condition: Condition): string {
  const inner = conditionCypher(compilation, scope, condition);
  return isTwoValued(condition) ? `NOT (${inner})` : `NOT coalesce(${inner}, false)`;
}

function compareCypher(
  compilation: Compilation,
  column: string,
  condition: Extract<Condition, { kind: 'compare' }>,
): string {
  const value = compilation.parameter(condition.parameter);
  switch (condition.operator) {
    case 'eq':
      return `${column} = ${value}`;
    case 'ne':
      return `NOT coalesce(${column} = ${value}, false)`;
    case 'in':
      return `${column} IN ${value}`;
    case 'contains':
      return `${column} CONTAINS ${value}`;
    case 'startsWith':
      return `${column} STARTS WITH ${value}`;
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

/** How the rows of a list are ordered. */
export interface Ordering {
  readonly order: readonly OrderKey[];
  readonly from: 'start' | 'end';
  /** What the rows have satisfied: a column that it compares has a value. */
  readonly where: Condition | null;
}

/** Keys of ORDER BY; nulls last in either direction. Read from the end, every direction is turned. */
export function orderCypher(
  compilation: Compilation,
  scope: Scope,
  { order, from, where }: Ordering,
): string {
  const terms = order.flatMap((key) => {
    const descending = key.descending !== (from === 'end');
    const cypher = columnCypher(compilation, scope, key.on, key.column);
    const term = `${cypher}${descending ? ' DESC' : ''}`;
    // An index gives its order only to the bare property, so what cannot be null is not asked whether it is.
    const isPresent = key.column.required || (key.on === 'node' && impliesValue(where, key.column));
    // Null is the greatest value in Cypher; where it would come first, whether it is null goes before.
    const wantsNullsFirst = from === 'end';
    if (isPresent || descending === wantsNullsFirst) return [term];
    return [`${cypher} IS NULL${wantsNullsFirst ? ' DESC' : ''}`, term];
  });
  return terms.join(', ');
}
