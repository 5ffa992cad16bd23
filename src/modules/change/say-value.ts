import type { Shown } from './shown-properties.ts';

/** Characters of one value; more say no more in a sentence. */
const MOST_CHARACTERS = 120;

/** A status with its date, as a claim states it. */
const DATED = /^([A-Z_]+)@(.*)$/;

/** A value of the API in a sentence: money in the words of its source, dates and lists as they are. */
export function sayValue(value: unknown): string {
  const characters = [...plain(value)];
  return characters.length <= MOST_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, MOST_CHARACTERS).join('')}…`;
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value === 'string') return value.replace(DATED, '$1 $2').trimEnd();
  if (typeof value !== 'object' || value === null) return String(value);
  const { asStated, ...others } = value as Shown;
  if (typeof asStated === 'string') return asStated;
  const { from, to } = others;
  if (from !== undefined && to !== undefined) return `${from ?? '…'} – ${to ?? '…'}`;
  return Object.values(others)
    .filter((each) => each !== null)
    .map(plain)
    .join(' ');
}

/** Differences that a sentence names; it says how many more there are. */
const MOST_NAMED = 3;

/** `status changed from ACCREDITED to REVOKED; rank set to attaché`, of properties that differ. */
export function sayDifferences(names: readonly string[], before: Shown, after: Shown): string {
  const said = names.slice(0, MOST_NAMED).map((name) => {
    const [was, is] = [before[name], after[name]];
    if (isNothing(was)) return `${name} set to ${sayValue(is)}`;
    if (isNothing(is)) return `${name} taken away (it was ${sayValue(was)})`;
    return `${name} changed from ${sayValue(was)} to ${sayValue(is)}`;
  });
  const more = names.length - said.length;
  return [...said, ...(more > 0 ? [`${more} more changed`] : [])].join('; ');
}

/** Whether the API shows nothing for a property: no value, or no items. */
export function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
