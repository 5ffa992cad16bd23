import parseExtended from 'edtf';
import { AppError } from '#src/errors.ts';

/** First and last calendar day (UTC, `YYYY-MM-DD`) that a date may mean; null where it is open. */
export interface DayRange {
  readonly earliest: string | null;
  readonly latest: string | null;
}

const LONGEST = 100;
const REMEMBERED = 10_000;
const ranges = new Map<string, DayRange>();

/**
 * The days that an EDTF text may mean: `2024-08` is 1 to 31 August, `[..2024-09-12]` has no first day.
 * Years 0000 to 9999, so that days compare by code point in the order of time.
 *
 * @throws AppError `BAD_USER_INPUT` when the text is not EDTF (level 2).
 * @see Extended Date/Time Format, ISO 8601-2:2019.
 */
export function dayRange(text: string): DayRange {
  const known = ranges.get(text);
  if (known !== undefined) return known;
  const range = readRange(text);
  // Dates repeat, and parsing one costs 0.1 ms; the bound keeps a stream of new ones from filling memory.
  if (ranges.size >= REMEMBERED) ranges.clear();
  ranges.set(text, range);
  return range;
}

function readRange(text: string): DayRange {
  try {
    requireForm(text);
    const { min, max } = parseExtended(text);
    const range = { earliest: toDay(min), latest: toDay(max) };
    const isOpen = text.includes('..') || text.startsWith('/') || text.endsWith('/');
    if (!isOpen && Object.values(range).includes(null)) throw new RangeError('an unknown end');
    return range;
  } catch (cause) {
    throw new AppError(
      'BAD_USER_INPUT',
      `"${text.slice(0, LONGEST)}" is not a date. Write EDTF, such as 2024-09-13, 2024-08, 2024-09-09/2024-09-13 or [..2024-09-12].`,
      { cause },
    );
  }
}

/** What the parser would take for something else: milliseconds, or a day that is not in the calendar. */
function requireForm(text: string): void {
  if (text.length > LONGEST) throw new RangeError('too long');
  if (/\d{5}/.test(text)) throw new RangeError('a number');
  for (const [day] of text.matchAll(/\d{4}-\d{2}-\d{2}/g)) {
    if (toDay(Date.parse(day)) !== day) throw new RangeError('no such day');
  }
}

/** An open end is infinite or null in the parser's answer. */
function toDay(instant: number | null): string | null {
  if (instant === null || !Number.isFinite(instant)) return null;
  const day = new Date(instant).toISOString();
  if (!/^\d{4}-/.test(day)) throw new RangeError('a year outside 0000 to 9999');
  return day.slice(0, 10);
}
