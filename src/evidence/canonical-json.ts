import type { JsonValue } from '#graph/encode.ts';

/** The one text of a JSON value: keys in the order of code units, no space. Equal values have equal texts. */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${fields.join(',')}}`;
}

// Array.isArray alone does not narrow a readonly array away from an object.
function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}
