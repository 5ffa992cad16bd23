import type { Conflict, Held, NameOf } from './conflict.ts';
import { areDisjoint, rangeOf } from './number-ranges.ts';
import { disagreeing } from './periods.ts';
import { sayChoice, sayProposition } from './say.ts';

/** Different numbers of people in one posting. */
export function headcountMismatch(values: readonly Held[], nameOf: NameOf): Conflict | null {
  const supported = values.filter(({ support }) => support > 0);
  const sides = disagreeing(supported, (a, b) =>
    areDisjoint(rangeOf(Number(a.value), a.qualifier), rangeOf(Number(b.value), b.qualifier)),
  );
  const [first] = sides;
  if (first === undefined) return null;
  return {
    rule: 'HEADCOUNT_MISMATCH',
    key: [first.subject, first.predicate],
    question: `How many people are ${nameOf(first.subject)}: ${sayChoice(sides.map(({ value }) => String(value)))}?`,
    supported: sides,
    disputed: [],
  };
}

/** Different numbers of people in one relationship: its proposition is both sides. */
export function headcountOfRelationship(held: Held, nameOf: NameOf): Conflict | null {
  const counts = [...new Set((held.given['headcount'] ?? []).map(Number))];
  if (held.support === 0 || counts.length < 2) return null;
  return {
    rule: 'HEADCOUNT_MISMATCH',
    key: [held.id],
    question: `How many people, when ${sayProposition(held, nameOf)}: ${sayChoice(counts.sort((a, b) => a - b).map(String))}?`,
    supported: [held, held],
    disputed: [],
  };
}
