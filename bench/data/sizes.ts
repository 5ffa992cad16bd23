/** Nodes of each kind at scale 1: 120,000 entities. A claim and a proposition for each pledge come on top. */
const AT_SCALE_1 = {
  State: 240,
  Organization: 8_000,
  Person: 30_000,
  Position: 6_000,
  Diplomat: 10_000,
  Weapon: 3_000,
  Pledge: 30_000,
  Event: 28_000,
  Treaty: 2_000,
  Thing: 2_760,
  Source: 300,
} as const;

export type Kind = keyof typeof AT_SCALE_1;
export type Sizes = Readonly<Record<Kind, number>>;

/** The world has no more states when the graph grows: their degrees grow instead. */
export function sizesAt(scale: number): Sizes {
  const sizes = Object.entries(AT_SCALE_1).map(([kind, size]) => [
    kind,
    kind === 'State' ? size : Math.max(1, Math.round(size * scale)),
  ]);
  return Object.fromEntries(sizes) as Sizes;
}

/** Ids can be told from their numbers, so that requests need not be drawn from the store. */
export function idOf(kind: Kind, index: number): string {
  return `${kind.toLowerCase()}:${kind === 'State' ? isoCode(index, 2).toLowerCase() : `n${index}`}`;
}

/** Invented letters in the form of ISO 3166-1, a different code for each index. */
export function isoCode(index: number, letters: 2 | 3): string {
  const first = String.fromCharCode(65 + Math.floor(index / 26));
  const second = String.fromCharCode(65 + (index % 26));
  return letters === 2 ? `${first}${second}` : `${first}${second}X`;
}
