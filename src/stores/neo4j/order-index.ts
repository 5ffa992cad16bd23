import type { NodeKind } from '#graph/node-kind.ts';
import { columnsOf, type PropertyType } from '#graph/property.ts';
import type { Condition, ListPlan } from '#graph/read-plan.ts';
import type { Compilation } from './compilation.ts';

/** Conditions on these let through a good part of all nodes, so a scan in order soon has its page. */
const FEW_VALUES: readonly PropertyType[] = ['enum', 'boolean'];

const RANGES = ['gt', 'gte', 'lt', 'lte'];

/**
 * The property whose index gives the rows of a list in their order, so that reading ends with the page. Neo4j does
 * not see that a LIMIT ends a scan early: left alone it reads all rows that an enum lets through, and sorts them.
 * Null where no index has the order, or where another condition may be so rare that it should lead.
 */
export function orderIndex(
  { model }: Compilation,
  kinds: readonly string[],
  { order, where, page }: ListPlan,
): string | null {
  const [key] = order;
  const [only, another] = kinds;
  const kind = only === undefined || another !== undefined ? undefined : model.kinds.get(only);
  if (kind === undefined || key?.on !== 'node') return null;
  const { name, required } = key.column;
  if (name !== 'id' && typeOf(kind, name) === 'money') return null;
  const conditions = [...conjuncts(where), ...conjuncts(page.beyond)];
  const isOnKey = (condition: Condition) =>
    condition.kind === 'compare' && condition.on === 'node' && condition.column.name === name;
  const range = conditions.some(
    (condition) =>
      isOnKey(condition) && condition.kind === 'compare' && RANGES.includes(condition.operator),
  );
  const others = conjuncts(where).filter((condition) => !isOnKey(condition));
  const exact = conjuncts(where).some((condition) => isOnKey(condition)) && !range;
  return (range || required) && !exact && others.every((other) => isLoose(kind, other))
    ? name
    : null;
}

function conjuncts(condition: Condition | null): readonly Condition[] {
  if (condition === null) return [];
  return condition.kind === 'and' ? condition.conditions.flatMap(conjuncts) : [condition];
}

function isLoose(kind: NodeKind, condition: Condition): boolean {
  if (condition.kind !== 'compare' || condition.on !== 'node') return false;
  const type = typeOf(kind, condition.column.name);
  return type !== undefined && FEW_VALUES.includes(type);
}

function typeOf({ properties }: NodeKind, column: string): PropertyType | undefined {
  const entry = Object.entries(properties).find(([name, property]) =>
    columnsOf(name, property).some((each) => each.name === column),
  );
  return entry?.[1].type;
}
