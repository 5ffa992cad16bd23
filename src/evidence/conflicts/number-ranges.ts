/** What a number may be that was stated as exact, about, at least or at most so much; bounds in the same unit. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
}

/** "About" is within five per cent. */
const ABOUT = 0.05;

export function rangeOf(value: number, qualifier: string): NumberRange {
  switch (qualifier) {
    case 'ABOUT':
      return { least: value * (1 - ABOUT), most: value * (1 + ABOUT) };
    case 'AT_LEAST':
      return { least: value, most: Number.POSITIVE_INFINITY };
    case 'AT_MOST':
      return { least: Number.NEGATIVE_INFINITY, most: value };
    default:
      return { least: value, most: value };
  }
}

/** Whether both cannot be true. */
export function areDisjoint(a: NumberRange, b: NumberRange): boolean {
  return a.most < b.least || b.most < a.least;
}
