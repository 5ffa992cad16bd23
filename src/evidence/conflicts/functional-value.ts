import type { Property } from '#graph/property.ts';
import { daysOf } from '../possible-days.ts';
import type { Conflict, Held, NameOf } from './conflict.ts';
import { certainlyOverlap, disagreeing, mayOverlap } from './periods.ts';
import { sayChoice, sayValue } from './say.ts';

/** What becomes of a thing: another value later is no contradiction. */
const CHANGING: ReadonlySet<string> = new Set(['decision', 'existence', 'occurrence', 'stage']);

/** Words for a thing, of which there may be several; and what only says how exact another value is. */
const FREE: ReadonlySet<string> = new Set(['description', 'headcountQualifier', 'name']);

/** Several values of a property that has one. */
export function functionalValue(
  property: Property | undefined,
  values: readonly Held[],
  nameOf: NameOf,
): Conflict | null {
  const [any] = values;
  if (any === undefined || property === undefined || !isSingle(any.predicate, property))
    return null;
  const supported = values.filter(({ support }) => support > 0);
  const sides = disagreeing(supported, (a, b) => {
    if (CHANGING.has(a.predicate)) return certainlyOverlap(a, b);
    return property.type !== 'edtf' || areOtherDays(String(a.value), String(b.value));
  });
  const [first] = sides;
  if (first === undefined) return null;
  const { subject, predicate } = first;
  return {
    rule: 'FUNCTIONAL_VALUE',
    key: [subject, predicate],
    question: `What is ${inWords(predicate)} of ${nameOf(subject)}: ${sayChoice(sides.map(({ value }) => sayValue(value)))}?`,
    supported: sides,
    disputed: [],
  };
}

function isSingle(name: string, { type }: Property): boolean {
  return !FREE.has(name) && !['enums', 'json', 'money', 'texts'].includes(type);
}

/** Dates agree as long as they may be the same day. */
function areOtherDays(a: string, b: string): boolean {
  const [one, other] = [daysOf(a), daysOf(b)];
  const isBefore = (end: string | null, begin: string | null) =>
    end !== null && begin !== null && end < begin;
  return isBefore(one.latest, other.earliest) || isBefore(other.latest, one.earliest);
}

/** `announcedOn` → `announced on`. */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Several ends of a relationship that has one at a time. */
export function functionalRelationship(held: readonly Held[], nameOf: NameOf): Conflict | null {
  const supported = held.filter(({ support }) => support > 0);
  const sides = disagreeing(supported, (a, b) => a.object !== b.object && mayOverlap(a, b));
  const [first] = sides;
  if (first === undefined) return null;
  const { subject, predicate } = first;
  const ends = sayChoice(sides.map(({ object }) => nameOf(object ?? '')));
  return {
    rule: 'FUNCTIONAL_VALUE',
    key: [subject, predicate],
    question: `Which is it for ${nameOf(subject)}, ${predicate.toLowerCase().replaceAll('_', ' ')}: ${ends}?`,
    supported: sides,
    disputed: [],
  };
}
