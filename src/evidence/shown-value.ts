import type { JsonValue } from '#graph/encode.ts';
import type { Property } from '#graph/property.ts';
import { type Backed, bestSupported, groupBacked } from './best-supported.ts';
import type { Origins } from './origins.ts';
import { daysOf } from './possible-days.ts';
import { itemsOf } from './property-propositions.ts';
import { shownValidity } from './shown-validity.ts';
import { valueKey } from './stated-value.ts';
import type { MadeStatement } from './statements.ts';

/**
 * What an entity shows for a property: the best supported of the values that claims state, of which one that is said to have ended
 * gives way to others. A property that holds several values shows each one that some claim states: another purpose does not replace
 * the first. Undefined when nothing is stated.
 */
export function shownValue(
  property: Property,
  statements: readonly MadeStatement[],
  origins: Origins,
): JsonValue | undefined {
  if (statements.length === 0) return undefined;
  if (property.type === 'texts' || property.type === 'enums')
    return everyItem(property, statements);
  const all = groupBacked(statements, valueKey);
  const lasting = all.filter(({ claims }) => !hasEnded(statements[0]?.property, claims, origins));
  return bestSupported(lasting.length === 0 ? all : lasting, origins)?.value;
}

/**
 * Whether the claims on a value say by which day it was no longer so. The dates of a claim that only states it are those of
 * something else.
 */
function hasEnded(
  property: string | undefined,
  claims: Backed<JsonValue>['claims'],
  origins: Origins,
): boolean {
  const on = claims.filter(({ states }) => !states.some((stated) => stated.property === property));
  const to = shownValidity(on, origins)?.to ?? null;
  return to !== null && daysOf(to).latest !== null;
}

/** In the order of the closed set, or of code units. */
function everyItem(property: Property, statements: readonly MadeStatement[]): readonly JsonValue[] {
  const items = [
    ...new Set(statements.flatMap(({ value }) => itemsOf(value) as readonly string[])),
  ];
  return property.values?.values.filter((value) => items.includes(value)) ?? items.sort();
}
