/** Where some words stand in a text, in units: the first few places, in order. */
export type FindWords = (words: string) => readonly number[];

/** More places say no more. */
export const MOST_PLACES = 5;

/** Looking through a text is cheap once, and an index of it pays from here on. */
const LONG_TEXT = 10_000;
const LOOKS_BEFORE_INDEX = 8;

/** Units that an entry of the index is made of, and entries. */
const GRAM = 4;
const BUCKETS = 65_536;

/** A search for many words in one text: a thousand claims may stand in one source. */
export function searchIn(text: string): FindWords {
  let looks = 0;
  let indexed: FindWords | undefined;
  return (words) => {
    looks += 1;
    if (text.length < LONG_TEXT || words.length < GRAM || looks <= LOOKS_BEFORE_INDEX)
      return scan(text, words);
    indexed ??= searchByIndex(text);
    return indexed(words);
  };
}

function scan(text: string, words: string): readonly number[] {
  const places: number[] = [];
  let unit = text.indexOf(words);
  while (unit >= 0 && places.length < MOST_PLACES) {
    places.push(unit);
    unit = text.indexOf(words, unit + 1);
  }
  return places;
}

/** By the rarest four units of the words: each place of these is tried. */
function searchByIndex(text: string): FindWords {
  const { begins, places } = indexOf(text);
  return (words) => {
    let [best, offset] = [Number.POSITIVE_INFINITY, 0];
    for (let at = 0; at + GRAM <= words.length && best > 1; at++) {
      const bucket = bucketAt(words, at);
      const size = (begins[bucket + 1] as number) - (begins[bucket] as number);
      if (size < best) [best, offset] = [size, at];
    }
    const bucket = bucketAt(words, offset);
    const found: number[] = [];
    for (let at = begins[bucket] as number; at < (begins[bucket + 1] as number); at++) {
      const unit = (places[at] as number) - offset;
      if (unit >= 0 && text.startsWith(words, unit)) found.push(unit);
      if (found.length === MOST_PLACES) break;
    }
    return found;
  };
}

/** Places of the text by bucket, in order; those of bucket `b` from `begins[b]` to `begins[b + 1]`. */
function indexOf(text: string) {
  const last = text.length - GRAM;
  const begins = new Uint32Array(BUCKETS + 1);
  for (let at = 0; at <= last; at++) {
    const next = bucketAt(text, at) + 1;
    begins[next] = (begins[next] as number) + 1;
  }
  for (let bucket = 1; bucket <= BUCKETS; bucket++)
    begins[bucket] = (begins[bucket] as number) + (begins[bucket - 1] as number);
  const free = begins.slice();
  const places = new Uint32Array(Math.max(0, last + 1));
  for (let at = 0; at <= last; at++) {
    const bucket = bucketAt(text, at);
    places[free[bucket] as number] = at;
    free[bucket] = (free[bucket] as number) + 1;
  }
  return { begins, places };
}

function bucketAt(text: string, at: number): number {
  const [a, b] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  const [c, d] = [text.charCodeAt(at + 2), text.charCodeAt(at + 3)];
  return Math.imul(Math.imul(Math.imul(a * 31 + b, 31) + c, 31) + d, 0x9e3779b1) >>> 16;
}
