import type { JsonValue } from '#graph/encode.ts';
import { formatAmount, parseAmount } from '#graph/money.ts';
import { propositionSentence } from '#modules/proposition/sentence.ts';
import type { Held, NameOf } from './conflict.ts';

export function sayProposition(
  { predicate, subject, object, value }: Held,
  nameOf: NameOf,
): string {
  return propositionSentence(
    predicate,
    nameOf(subject),
    object === null ? sayValue(value) : nameOf(object),
  );
}

/** Each once, with "or" before the last. */
export function sayChoice(choices: readonly string[]): string {
  const distinct = [...new Set(choices)];
  const last = distinct.pop();
  return distinct.length === 0 ? String(last) : `${distinct.join(', ')} or ${last}`;
}

/** A value as a person would write it: money in the words of its source. */
export function sayValue(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { asStated, value: amount, currency } = value as Readonly<Record<string, JsonValue>>;
  if (typeof asStated === 'string') return asStated;
  if (typeof amount === 'string') return `${formatAmount(String(parseAmount(amount)))} ${currency}`;
  return JSON.stringify(value);
}
