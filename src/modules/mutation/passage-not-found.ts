import { nearestPassage } from './nearest-passage.ts';
import type { MissingPassage } from './read-claims.ts';
import type { PassageNotFound } from './refusal.ts';

/** Looking for what is nearest takes up to a tenth of a second in a long text. */
const MOST_NEAREST = 10;
const LONGEST_QUOTE = 500;

/** `missing` are one or more. */
export function passageNotFound(missing: readonly MissingPassage[]): PassageNotFound {
  const [first, ...others] = missing.map(refusalOf) as [PassageNotFound, ...PassageNotFound[]];
  return { ...first, others };
}

function refusalOf({ path, quote, text }: MissingPassage, index: number): PassageNotFound {
  const nearest = index < MOST_NEAREST ? nearestPassage(text, quote) : null;
  const instead =
    nearest === null ? '' : ` The nearest is ${JSON.stringify(shorten(nearest.text))}.`;
  return {
    __typename: 'PassageNotFound',
    message: `Nothing was written: the quote does not stand in the text of its source, or not at its place.${instead}`,
    path: path.map(String),
    quote,
    nearest,
    others: [],
  };
}

function shorten(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}
