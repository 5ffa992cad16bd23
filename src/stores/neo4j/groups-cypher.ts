import type { Condition } from '#graph/condition.ts';
import type { Column } from '#graph/property.ts';
import {
  type GroupKey,
  type GroupPlan,
  type Measure,
  MOST_GROUPS,
  SUM_UNIT,
} from '#graph/read-plan.ts';
import { columnCypher, type Scope } from './column-cypher.ts';
import type { Compilation } from './compilation.ts';
import { saidCypher } from './condition-cypher.ts';
import { endsCypher } from './ends-cypher.ts';
import { groupKeyCypher } from './group-key-cypher.ts';
import type { Ends } from './via-cypher.ts';

/** The rows of each plan, as lists. */
export function groupsCypher(
  compilation: Compilation,
  ends: Ends,
  where: Condition | null,
  plans: readonly GroupPlan[],
): string {
  const said = saidCypher(compilation, ends.scope, [where]);
  const groups = plans.map((plan) => {
    const { of: on } = plan;
    const read = [...plan.by.flatMap(columnsOfKey), ...plan.measures.map(({ column }) => column)];
    // Whatever is read of the node is read of its version.
    const order = read.map((column) => ({ on, column, descending: false }) as const);
    const { text, names } = endsCypher(compilation, ends, said, { order });
    const kept = names.filter((name) => on === 'relationship' || name !== ends.scope.relationship);
    return groupedCypher(compilation, ends.scope, { text, names: kept }, plan);
  });
  return `[${groups.join(', ')}]`;
}

function columnsOfKey(key: GroupKey): readonly Column[] {
  switch (key.kind) {
    case 'column':
    case 'list':
      return [key.column];
    case 'period':
      return [key.earliest, key.latest];
    case 'kind':
    case 'ends':
      return [];
  }
}

/** Each comes once, whichever ways lead to it. `text` binds `names`: the node, its version where it is read, and the relationship where that is grouped. */
export function groupedCypher(
  compilation: Compilation,
  scope: Scope,
  { text, names }: { readonly text: string; readonly names: readonly string[] },
  { of, by, measures }: GroupPlan,
): string {
  const value = ({ column }: Pick<Measure, 'column'>) =>
    columnCypher(compilation, scope, of, column);
  const keys = by.map(
    (key, index) => `${groupKeyCypher(compilation, scope, of, key)} AS g${index}`,
  );
  const found = measures.flatMap((measure) => measureCypher(measure, value(measure)));
  const named = found.map((cypher, index) => `${cypher} AS m${index}`);
  const order = by.map((_, index) => `g${index}`).join(', ');
  const ordered = order === '' ? '' : ` ORDER BY ${order}`;
  const row = [...by.map((_, index) => `g${index}`), ...cellsOf(measures)].join(', ');
  const grouped = [...by.map((_, index) => `g${index}`), ...named].join(', ');
  const keyed = keys.length === 0 ? '' : ` WITH ${[...names, ...keys].join(', ')}`;
  return `COLLECT { ${text} WITH DISTINCT ${names.join(', ')}${keyed} WITH ${grouped}${ordered} LIMIT ${MOST_GROUPS + 1} RETURN [${row}] }`;
}

function measureCypher({ of, column }: Measure, value: string): readonly string[] {
  const asText = (cypher: string) => (column.type === 'decimal' ? `toString(${cypher})` : cypher);
  if (of === 'count') return [`count(${value})`];
  if (of !== 'sum') return [asText(`${of}(${value})`)];
  // The sum of nothing is 0 here, and null in SQLite.
  return [`${value} / ${SUM_UNIT}`, `${value} % ${SUM_UNIT}`].map(
    (part) => `CASE count(${value}) WHEN 0 THEN null ELSE toString(sum(${part})) END`,
  );
}

/** A sum is one cell of two parts. */
function cellsOf(measures: readonly Measure[]): readonly string[] {
  let next = 0;
  return measures.map(({ of }) => (of === 'sum' ? `[m${next++}, m${next++}]` : `m${next++}`));
}
