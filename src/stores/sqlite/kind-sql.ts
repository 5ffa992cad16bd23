import type { Compilation } from './compilation.ts';

/** The kinds that a plan names; none: every kind of entity. */
function namesOf({ model }: Compilation, kinds: readonly string[]): readonly string[] {
  if (kinds.length > 0) return kinds;
  return [...model.kinds.values()]
    .filter(({ family }) => family === 'Entity')
    .map(({ name }) => name);
}

/**
 * An id begins with the prefix of its kind, so a range of ids is all nodes of a kind, in the order of ids. `seek`: the end of the
 * range that another condition is to find in the index; SQLite would take the first one that it sees, and read from there on.
 */
export function idRangeSql(
  compilation: Compilation,
  id: string,
  kinds: readonly string[],
  seek: 'lower' | 'upper' | null = null,
): string {
  const [lower, upper] = [seek === 'lower' ? `+${id}` : id, seek === 'upper' ? `+${id}` : id];
  const ranges = namesOf(compilation, kinds).map((name) => {
    const prefix = compilation.model.kinds.get(name)?.prefix;
    // The semicolon is the next character after the colon.
    return `${lower} >= '${prefix}:' AND ${upper} < '${prefix};'`;
  });
  const [only, another] = ranges;
  if (only === undefined) return '0';
  return another === undefined ? only : `(${ranges.join(' OR ')})`;
}

/** By the column, in the very words of the partial indexes. */
export function kindSql(compilation: Compilation, node: string, kinds: readonly string[]): string {
  const names = namesOf(compilation, kinds).map(quote);
  return names.length === 1
    ? `${node}.kind = ${names[0]}`
    : `${node}.kind IN (${names.join(', ')})`;
}

export function quote(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** The kind that an id tells of. */
export function kindOfIdSql({ model }: Compilation, id: string): string {
  const prefix = `substr(${id}, 1, instr(${id}, ':') - 1)`;
  const cases = [...model.kindByPrefix].map(([each, { name }]) => `WHEN '${each}' THEN '${name}'`);
  return `CASE ${prefix} ${cases.join(' ')} END`;
}
