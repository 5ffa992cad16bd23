import { daysOf } from '../possible-days.ts';
import type { Conflict, Held, NameOf } from './conflict.ts';
import { sayProposition } from './say.ts';

/** It is said to have ended before it began. */
export function endsBeforeItBegins(held: Held, nameOf: NameOf): Conflict | null {
  const begins = daysOf(held.valid?.from ?? null).earliest;
  const ends = daysOf(held.valid?.to ?? null).latest;
  if (held.support === 0 || begins === null || ends === null || begins <= ends) return null;
  return {
    rule: 'IMPOSSIBLE_ORDER',
    key: [held.id],
    question: `When was it that ${sayProposition(held, nameOf)}: from ${held.valid?.from} to ${held.valid?.to} is no period?`,
    supported: [held, held],
    disputed: [],
  };
}

/** Dates of events by their ids, EDTF; null where none is known. */
export type OccurredOn = (id: string) => string | null;

/** An answer that came before what it answers. `held`: RESPONDS_TO. */
export function answersTooEarly(
  held: Held,
  occurredOn: OccurredOn,
  nameOf: NameOf,
): Conflict | null {
  const answer = daysOf(occurredOn(held.subject)).latest;
  const question = daysOf(occurredOn(held.object ?? '')).earliest;
  if (held.support === 0 || answer === null || question === null || answer >= question) return null;
  return {
    rule: 'IMPOSSIBLE_ORDER',
    key: [held.id],
    question: `How can it be that ${sayProposition(held, nameOf)}, on ${occurredOn(held.subject)} and ${occurredOn(held.object ?? '')}?`,
    supported: [held, held],
    disputed: [],
  };
}
