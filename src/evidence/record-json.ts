/** Records as JSON text; an integer of 64 bits stands in an object of its own. */
export function recordToJson(record: object): string {
  return JSON.stringify(record, (_, value) =>
    typeof value === 'bigint' ? { bigint: value.toString() } : value,
  );
}

export function recordFromJson<T>(text: string): T {
  // A reviver costs as much as all the rest, and few records hold such a number.
  if (!text.includes('{"bigint":')) return JSON.parse(text) as T;
  return JSON.parse(text, (_, value) => {
    const digits = (value as { readonly bigint?: unknown } | null)?.bigint;
    return typeof digits === 'string' ? BigInt(digits) : value;
  }) as T;
}
