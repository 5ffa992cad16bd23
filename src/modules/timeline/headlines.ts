import type { Via } from '#graph/condition.ts';
import { over } from '#graphql/ways.ts';
import { sayValue } from '#modules/change/say-value.ts';
import type { DerivedPlan } from '#planner/derived-plan.ts';

const text = (name: string) => ({ name, type: 'text', required: false }) as const;

/** An event or a pledge says itself what it is. */
export const NAME: DerivedPlan = {
  kind: 'derived',
  columns: [text('name')],
  derive: ([name]) => name,
};

/** What was said counts in its own words; where there are none, that there was something said. */
export const QUOTE: DerivedPlan = {
  kind: 'derived',
  columns: [text('quote')],
  ends: [
    { via: over('SPOKEN_BY', 'out', []), columns: [text('name')] },
    { via: over('IN', 'out', ['Source']), columns: [text('title')] },
  ],
  derive: ([quote], [speaker, source]) => {
    const who = speaker?.[0] ?? source?.[0] ?? 'Somebody';
    return typeof quote === 'string' ? `${who}: “${sayValue(quote)}”` : `${who} made a claim`;
  },
};

const end = (which: 'start' | 'end'): Via => ({
  paths: [[{ step: 'end', end: which }]],
  kinds: [],
});

/** What somebody does with an office on a date, and what had been done by a date that is open at its start. */
export const officeSentence = (
  [does, had]: readonly [does: string, had: string],
  date: string,
): DerivedPlan => ({
  kind: 'derived',
  columns: [text(`${date}Earliest`)],
  ends: [
    { via: end('start'), columns: [text('name')] },
    { via: end('end'), columns: [text('name')] },
  ],
  derive: ([earliest], [holder, office]) =>
    `${holder?.[0] ?? 'Somebody'} ${earliest === null ? had : does} the office of ${office?.[0] ?? 'something'}`,
});
