import type { Conflict, Held, NameOf } from './conflict.ts';
import { certainlyOverlap, disagreeing } from './periods.ts';
import { sayChoice } from './say.ts';

/** Two persons in one office on the same day. `held`: HOLDS of one position. */
export function timeOverlap(held: readonly Held[], nameOf: NameOf): Conflict | null {
  const supported = held.filter(({ support }) => support > 0);
  const sides = disagreeing(supported, (a, b) => a.subject !== b.subject && certainlyOverlap(a, b));
  const [first] = sides;
  if (first === undefined) return null;
  const office = first.object ?? '';
  return {
    rule: 'TIME_OVERLAP',
    key: [office],
    question: `Who was ${nameOf(office)} at the time: ${sayChoice(sides.map(({ subject }) => nameOf(subject)))}?`,
    supported: sides,
    disputed: [],
  };
}
