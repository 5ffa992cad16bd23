/** A text whose places are counted in code points, where JavaScript counts UTF-16 code units. */
export interface CodePoints {
  readonly text: string;
  /** Code points of the whole text. */
  readonly length: number;
  /** The code point at a unit; of a unit within one, the one behind it. */
  pointAt(unit: number): number;
  /** The unit at which a code point begins; the end of the text for one behind it. */
  unitAt(point: number): number;
}

const BEYOND_BMP = /[\ud800-\udbff]/;

export function countCodePoints(text: string): CodePoints {
  return BEYOND_BMP.test(text) ? counted(text) : plain(text);
}

/** Most texts have one unit a code point. */
function plain(text: string): CodePoints {
  const { length } = text;
  const within = (place: number) => Math.min(place, length);
  return { text, length, pointAt: within, unitAt: within };
}

function counted(text: string): CodePoints {
  const begins = new Uint32Array(text.length + 1);
  let length = 0;
  let unit = 0;
  for (const point of text) {
    begins[length] = unit;
    unit += point.length;
    length += 1;
  }
  begins[length] = unit;
  const unitAt = (point: number) => begins[Math.min(point, length)] as number;
  const pointAt = (place: number) => {
    let [low, high] = [0, length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((begins[middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { text, length, pointAt, unitAt };
}
