import { graphModel } from '#modules/graph-model.ts';
import type { HopEvidence } from './hop-evidence.ts';
import { sayDates } from './say-dates.ts';

/** Words with which the sentences of relationships go on, as they are when it is over. */
const PAST: Readonly<Record<string, string>> = {
  is: 'was',
  has: 'had',
  holds: 'held',
  borders: 'bordered',
  benefits: 'benefited',
  includes: 'included',
  involves: 'involved',
  takes: 'took',
  responds: 'responded',
  concerns: 'concerned',
};

/**
 * A relationship in plain English, the same whichever way it is walked: `Boris Johnson held the office of Prime Minister of the
 * United Kingdom (until some day before 2024-09-13)`. Without a full stop.
 */
export function sayHop(type: string, evidence: HopEvidence): string {
  const { fromName, toName, validFrom, validTo, role } = evidence;
  const template = graphModel.relationshipTypes.get(type)?.sentence ?? `{from} ${type} {to}`;
  const told = validTo === null ? template : inThePast(template);
  const sentence = told.replace(/\{(from|to)\}/g, (_, end) => (end === 'from' ? fromName : toName));
  const as = role === null ? '' : ` as ${role.toLowerCase()}`;
  const dates = sayDates(validFrom, validTo);
  return `${sentence}${as}${dates === '' ? '' : ` (${dates})`}`;
}

const inThePast = (template: string) =>
  template.replace(/^(\{from\} )(\w+)/, (all, from, word) => {
    const past = PAST[word as string];
    return past === undefined ? all : `${from}${past}`;
  });
