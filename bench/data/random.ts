/** A seeded stream of numbers: the same seed gives the same graph and the same requests on every machine. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** An integer from `least` to `most`, both included. */
  integer(least: number, most: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** An index below `size`, small ones more often: 1 is even, 3 gives the first of 240 a sixth of all draws. */
  skewed(size: number, skew: number): number;
  /** An index into the weights, as often as its weight says. */
  weighted(weights: readonly number[]): number;
}

/**
 * A stream of its own for each name, so that a change of one kind of data leaves the others as they are.
 *
 * @see mulberry32, 32 bits of state: enough for data, never for secrets.
 */
export function seededRandom(name: string, seed = 1): Random {
  let state = hashOf(name) ^ Math.imul(seed, 0x9e3779b1);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    integer: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: <T>(values: readonly T[]) => values[Math.floor(next() * values.length)] as T,
    skewed: (size, skew) => Math.floor(size * next() ** skew),
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      let index = 0;
      for (const weight of weights) {
        left -= weight;
        if (left < 0) return index;
        index++;
      }
      return weights.length - 1;
    },
  };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
