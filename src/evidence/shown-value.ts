import type { JsonValue } from '#graph/encode.ts';
import type { Property } from '#graph/property.ts';
import { bestSupported, groupBacked } from './best-supported.ts';
import type { Origins } from './origins.ts';
import { itemsOf } from './property-propositions.ts';
import { valueKey } from './stated-value.ts';
import type { MadeStatement } from './statements.ts';

/**
 * What an entity shows for a property: the best supported of the values that claims state. A property that holds several
 * values shows each one that some claim states: another purpose does not replace the first. Undefined when nothing is stated.
 */
export function shownValue(
  property: Property,
  statements: readonly MadeStatement[],
  origins: Origins,
): JsonValue | undefined {
  if (statements.length === 0) return undefined;
  if (property.type === 'texts' || property.type === 'enums')
    return everyItem(property, statements);
  return bestSupported(groupBacked(statements, valueKey), origins)?.value;
}

/** In the order of the closed set, or of code units. */
function everyItem(property: Property, statements: readonly MadeStatement[]): readonly JsonValue[] {
  const items = [
    ...new Set(statements.flatMap(({ value }) => itemsOf(value) as readonly string[])),
  ];
  return property.values?.values.filter((value) => items.includes(value)) ?? items.sort();
}
