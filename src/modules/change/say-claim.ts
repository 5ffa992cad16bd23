import type { VersionProperties } from '#graph/ledger.ts';
import { sayThat } from './say-proposition.ts';
import { sayValue } from './say-value.ts';
import type { Surroundings } from './surroundings.ts';

/** What a speaker does, and what the claim of it is called. */
const WORDS: Readonly<Record<string, { readonly verb: string; readonly noun: string }>> = {
  SUPPORTS: { verb: 'said that', noun: 'claim of {speaker} that' },
  DISPUTES: { verb: 'denied that', noun: 'denial by {speaker} that' },
  REPORTS: { verb: 'reported that', noun: 'report by {speaker} that' },
  WITHHOLDS: { verb: 'declined to say whether', noun: 'refusal of {speaker} to say whether' },
};

/** `Boris Johnson said that … (ITV News, 2024-09-13)` */
export function sayClaim(id: string, claim: VersionProperties, around: Surroundings): string {
  const { speaker, verb, what, where } = partsOf(id, claim, around);
  return `${speaker} ${verb} ${what}${where}`;
}

/** `claim of Boris Johnson that …` */
export function nameClaim(id: string, claim: VersionProperties, around: Surroundings): string {
  const { speaker, noun, what } = partsOf(id, claim, around);
  return `${noun.replace('{speaker}', () => speaker)} ${what}`;
}

function partsOf(id: string, claim: VersionProperties, around: Surroundings) {
  const [speaker] = around.ends(id, 'SPOKEN_BY');
  const [source] = around.ends(id, 'IN');
  const [publisher] = source === undefined ? [] : around.ends(source, 'PUBLISHED_BY');
  const medium = publisher ?? source;
  const day = claim['publishedOn'] ?? (source && around.text(source, 'publishedOn'));
  // A source that speaks for itself is not named twice.
  const place = [speaker === undefined ? null : medium && around.name(medium), day];
  const where = place.filter((part) => part !== null && part !== undefined).join(', ');
  const words = WORDS[claim['stance'] as string] as (typeof WORDS)[string];
  const said = whatIsSaid(id, claim, around);
  return {
    speaker: around.name(speaker ?? medium ?? id),
    verb: said.isQuote ? 'said:' : words.verb,
    noun: words.noun,
    what: said.text,
    where: where === '' ? '' : ` (${where})`,
  };
}

/** The first proposition; else what it states of a property; else its words. */
function whatIsSaid(id: string, claim: VersionProperties, around: Surroundings) {
  const [first, another] = around.ends(id, 'ON');
  const that = first === undefined ? null : sayThat(first, around);
  const more = another === undefined ? '' : ', and more';
  if (that !== null) return { text: `${that}${more}`, isQuote: false };
  const states = claim['states'];
  const [stated] = states === undefined ? [] : (JSON.parse(states as string) as readonly Stated[]);
  if (stated !== undefined) {
    const { property, entity, value } = stated;
    const text = `${property} of ${around.name(entity)} is ${sayValue(value)}`;
    return { text, isQuote: false };
  }
  return { text: `“${sayValue(claim['quote'] ?? '…')}”`, isQuote: true };
}

interface Stated {
  readonly entity: string;
  readonly property: string;
  readonly value: unknown;
}
