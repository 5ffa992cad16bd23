/** No kinds: any entity. */
export function labelsOf(kinds: readonly string[]): string {
  return `:${kinds.length === 0 ? 'Entity' : kinds.join('|')}`;
}
