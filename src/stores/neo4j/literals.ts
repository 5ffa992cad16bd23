import type { Parameter } from '#graph/read-plan.ts';

/** UTF-16 units from which on the order of units is not the order of code points any more. */
const BEYOND = /[\uD800-\uFFFF]/;

/**
 * Neo4j (2026.08) compares a stored text with a parameter by UTF-16 unit and with a literal by code point. The
 * two differ only for a text with a character beyond U+D7FF, so such a value, and no other, stands in the
 * statement: every unit of it escaped. To be removed when the engine compares both alike.
 */
export function literalsOf(
  parameters: readonly Parameter[],
): ReadonlyMap<number, string> | undefined {
  const literals = new Map<number, string>();
  parameters.forEach((value, index) => {
    if (typeof value === 'string' && BEYOND.test(value)) literals.set(index, literal(value));
  });
  return literals.size === 0 ? undefined : literals;
}

/** A text as it stands in a statement. */
function literal(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return `"${units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')}"`;
}

/** How a text that is compared stands in a statement: as the parameter, or as itself where the engine would compare that wrongly. */
export function textCypher(parameter: string, text: string): string {
  return BEYOND.test(text) ? literal(text) : parameter;
}
