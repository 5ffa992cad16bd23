const BITS = 32;

/** Where the best match of a pattern ends, and how many insertions, deletions and replacements it takes. */
export interface Match {
  /** Index behind its last unit. */
  readonly end: number;
  readonly distance: number;
}

/**
 * The best match of a pattern anywhere in a text, or of those that begin where the text does; of equally good ones the first.
 * Takes time in proportion to the length of the text for every 32 units of the pattern.
 *
 * @see G. Myers, A fast bit-vector algorithm for approximate string matching, JACM 46(3), 1999; in blocks as by Hyyrö, 2003.
 */
export function approximateMatch(
  pattern: Uint16Array,
  text: Uint16Array,
  from: 'anywhere' | 'start',
): Match {
  const blocks = Math.ceil(pattern.length / BITS);
  const places = placesOf(pattern, blocks);
  const nowhere = new Int32Array(blocks);
  const plus = new Int32Array(blocks).fill(-1);
  const minus = new Int32Array(blocks);
  const last = (pattern.length - 1) % BITS;
  let distance = pattern.length;
  let best: Match = { end: 0, distance };
  for (let index = 0; index < text.length; index++) {
    const equal = places.get(text[index] as number) ?? nowhere;
    let carried = from === 'start' ? 1 : 0;
    for (let block = 0; block < blocks; block++) {
      const bit = block === blocks - 1 ? last : BITS - 1;
      carried = advance(plus, minus, block, equal[block] as number, carried, bit);
    }
    distance += carried;
    if (distance < best.distance) best = { end: index + 1, distance };
  }
  return best;
}

/** For every unit of the pattern, the bits at which it stands, in blocks. */
function placesOf(pattern: Uint16Array, blocks: number): ReadonlyMap<number, Int32Array> {
  const places = new Map<number, Int32Array>();
  for (const [index, unit] of pattern.entries()) {
    const bits = places.get(unit) ?? new Int32Array(blocks);
    places.set(unit, bits);
    const block = Math.floor(index / BITS);
    bits[block] = (bits[block] as number) | (1 << (index % BITS));
  }
  return places;
}

/**
 * One block of a column from the one before it. The bits of `plus` and `minus` say where the distance grows or shrinks by one
 * from a row to the next; `carried` is how it changes along the row above, and the answer how along the row of `bit`.
 */
function advance(
  plus: Int32Array,
  minus: Int32Array,
  block: number,
  equal: number,
  carried: number,
  bit: number,
): number {
  const up = plus[block] as number;
  const down = minus[block] as number;
  const same = carried < 0 ? equal | 1 : equal;
  const diagonal = (((same & up) + up) ^ up) | same | down;
  let grows = down | ~(diagonal | up);
  let shrinks = up & diagonal;
  const out = ((grows >>> bit) & 1) - ((shrinks >>> bit) & 1);
  grows = (grows << 1) | (carried > 0 ? 1 : 0);
  shrinks = (shrinks << 1) | (carried < 0 ? 1 : 0);
  const vertical = equal | down;
  plus[block] = shrinks | ~(vertical | grows);
  minus[block] = grows & vertical;
  return out;
}
