import type { Condition } from './condition.ts';
import { conjuncts } from './conjuncts.ts';
import type { GraphModel } from './graph-model.ts';
import type { NodeKind } from './node-kind.ts';
import { columnsOf, type PropertyType } from './property.ts';
import type { ListPlan } from './read-plan.ts';

/** Conditions on these let through a good part of all nodes, so a scan in order soon has its page. */
const FEW_VALUES: readonly PropertyType[] = ['enum', 'boolean'];

const RANGES = ['gt', 'gte', 'lt', 'lte'];

/**
 * The column whose index gives the rows of a list in their order, so that reading ends with the page. Neither engine
 * sees that a LIMIT ends a scan early: left alone they read all rows that an enum lets through, and sort them.
 * Null where no index has the order, or where another condition may be so rare that it should lead.
 */
export function orderIndex(
  model: GraphModel,
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

/**
 * The column whose index a count should be read from. A range with a parameter is taken for narrow, and then most of a
 * kind is read where an equality on an enum would have left a part of it. Null: the engine knows best.
 */
export function countIndex(
  model: GraphModel,
  kinds: readonly string[],
  where: Condition | null,
): string | null {
  const [only, another] = kinds;
  const kind = only === undefined || another !== undefined ? undefined : model.kinds.get(only);
  const compared = conjuncts(where).filter((each) => each.kind === 'compare' && each.on === 'node');
  if (kind === undefined || compared.length !== conjuncts(where).length) return null;
  const equal = compared.flatMap((each) => {
    if (each.kind !== 'compare' || each.operator !== 'eq') return [];
    const values = kind.properties[each.column.name]?.values?.values.length;
    return [{ name: each.column.name, values: values ?? Number.POSITIVE_INFINITY }];
  });
  const isRange = compared.some(
    (each) => each.kind === 'compare' && RANGES.includes(each.operator),
  );
  const narrowest = equal.toSorted((a, b) => b.values - a.values)[0];
  if (!isRange || narrowest === undefined || !Number.isFinite(narrowest.values)) return null;
  return narrowest.name;
}
