const DAY_MS = 86_400_000;

/** When something held, in words: `since 2020-03, until some day before 2024-09-13`. Empty where nobody says. */
export function sayDates(from: string | null, to: string | null): string {
  if (from !== null && from === to && !isOpen(from))
    return `${isDay(from) ? 'on' : 'in'} ${about(from)}`;
  const parts = [...(from === null ? [] : [since(from)]), ...(to === null ? [] : [until(to)])];
  return parts.join(', ');
}

const isOpen = (date: string) => /[[\]/{}]/.test(date);

function since(date: string): string {
  const { earliest, latest, one } = partsOf(date);
  if (one !== null) return `since ${about(one)}`;
  if (earliest === null) return `since ${latest} or before`;
  return latest === null
    ? `since ${earliest} or after`
    : `since some time between ${earliest} and ${latest}`;
}

function until(date: string): string {
  const { earliest, latest, one } = partsOf(date);
  if (one !== null) return `until ${about(one)}`;
  if (latest === null) return `until ${earliest} or after`;
  if (earliest !== null) return `until some time between ${earliest} and ${latest}`;
  return isDay(latest) ? `until some day before ${dayAfter(latest)}` : `until ${latest} or before`;
}

interface Parts {
  readonly earliest: string | null;
  readonly latest: string | null;
  /** The date itself where it is no range. */
  readonly one: string | null;
}

/** `[..a]`, `[a..]`, `[a..b]`, `a/b`, `a`. Of what is written in another way, the text. */
function partsOf(date: string): Parts {
  const range = /^\[?([^[\]{},]*?)(?:\.\.|\/)([^[\]{},]*?)\]?$/.exec(date);
  if (range === null) return { earliest: null, latest: null, one: date };
  const [, earliest, latest] = range as unknown as [string, string, string];
  return { earliest: known(earliest), latest: known(latest), one: null };
}

const known = (date: string) => (date === '' || date === '..' ? null : date);

/** EDTF: `~` is about, `?` is uncertain, `%` is both. */
function about(date: string): string {
  const plain = date.replace(/[?~%]/g, '');
  if (/[~%]/.test(date)) return `about ${plain}`;
  return date.includes('?') ? `perhaps ${plain}` : plain;
}

const isDay = (date: string) => /^\d{4}-\d\d-\d\d$/.test(date);

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}
