import type { Value } from '#graph/encode.ts';
import type { Properties, Property } from '#graph/property.ts';
import type { Random } from './random.ts';

const SYLLABLES = 'ka ro mi tel van dor es lin pra sho gu ne bel fa zu wi hart oq sta ley'.split(
  ' ',
);
const CURRENCIES = ['EUR', 'GBP', 'USD', 'SEK', 'JPY'];
const FIRST_DAY = Date.UTC(2014, 0, 1);
const DAYS = 4_000;

/** How many of the nodes lack a property that may be missing. */
const MISSING = 0.1;

/** A value for each property of a kind, as the model describes it; what is not required is sometimes missing. */
export function makeValues(properties: Properties, random: Random): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const [name, property] of Object.entries(properties)) {
    values[name] =
      property.required || !random.chance(MISSING) ? makeValue(property, random) : null;
  }
  return values;
}

function makeValue(property: Property, random: Random): Value {
  switch (property.type) {
    case 'text':
      return makeWords(random, random.integer(2, 4));
    case 'enum':
      return random.pick(property.values?.values ?? ['']);
    case 'integer':
      return random.integer(1, 500);
    case 'boolean':
      return random.chance(0.5);
    case 'instant':
      return new Date(FIRST_DAY + random.integer(0, DAYS) * 86_400_000).toISOString();
    case 'edtf':
      return makeDate(random);
    case 'money':
      return makeMoney(random);
    case 'texts':
      return Array.from({ length: random.integer(0, 3) }, () => makeWords(random, 2));
    case 'enums':
      return Array.from({ length: random.integer(1, 2) }, () =>
        random.pick(property.values?.values ?? ['']),
      );
    case 'json':
      return { note: makeWords(random, 3), row: random.integer(1, 10_000) };
  }
}

export function makeWords(random: Random, words: number): string {
  const word = () => {
    const text = Array.from({ length: random.integer(2, 3) }, () => random.pick(SYLLABLES)).join(
      '',
    );
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  return Array.from({ length: words }, word).join(' ');
}

/** EDTF: a day nine times of ten, else only the month is known. */
export function makeDate(random: Random): string {
  const day = new Date(FIRST_DAY + random.integer(0, DAYS) * 86_400_000).toISOString();
  return day.slice(0, random.chance(0.9) ? 10 : 7);
}

/** Whole thousands; `value` in 1/10,000 of a unit. */
function makeMoney(random: Random): Value {
  const thousands = Math.ceil(1_000_000 * random.next() ** 4) + 1;
  const currency = random.pick(CURRENCIES);
  return {
    value: BigInt(thousands) * 10_000_000n,
    currency,
    asStated: `${currency} ${thousands} thousand`,
    qualifier: random.pick(['EXACT', 'ABOUT']),
  };
}
