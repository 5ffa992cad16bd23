import type { JsonValue } from '#graph/encode.ts';
import { parseAmount } from '#graph/money.ts';
import type { Conflict, Held, NameOf } from './conflict.ts';
import { areDisjoint, rangeOf } from './number-ranges.ts';
import { disagreeing } from './periods.ts';
import { sayChoice, sayValue } from './say.ts';

/** Amounts of one thing in one currency that cannot all be true. Amounts in two currencies are never held against each other. */
export function amountMismatch(values: readonly Held[], nameOf: NameOf): readonly Conflict[] {
  const currencies = new Map<string, Held[]>();
  for (const held of values) {
    const { currency, value } = held.value as Readonly<Record<string, JsonValue>>;
    if (held.support === 0 || typeof currency !== 'string' || typeof value !== 'string') continue;
    currencies.set(currency, [...(currencies.get(currency) ?? []), held]);
  }
  return [...currencies].flatMap(([currency, held]): readonly Conflict[] => {
    const sides = disagreeing(held, (a, b) => areDisjoint(amountOf(a), amountOf(b)));
    const [first] = sides;
    if (first === undefined) return [];
    const { subject, predicate } = first;
    const choice = sayChoice(sides.map(({ value }) => sayValue(value)));
    return [
      {
        rule: 'AMOUNT_MISMATCH',
        key: [subject, predicate, currency],
        question: `How much is ${nameOf(subject)}: ${choice}?`,
        supported: sides,
        disputed: [],
      },
    ];
  });
}

function amountOf({ value }: Held) {
  const { value: digits, qualifier } = value as Readonly<Record<string, string>>;
  return rangeOf(Number(parseAmount(String(digits))), String(qualifier));
}
