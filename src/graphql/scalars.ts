import { GraphQLError, Kind } from 'graphql';
import { dayRange } from '#graph/edtf.ts';
import { parseAmount } from '#graph/money.ts';
import { builder } from './builder.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** A scalar that is a string both ways; `accept` throws on a text of another form. */
function textScalar(
  name: 'DateTime' | 'EDTF' | 'Decimal',
  description: string,
  accept: (text: string) => string,
): void {
  const parse = (value: unknown) => {
    if (typeof value !== 'string')
      throw new GraphQLError(`${name} is a string; ${JSON.stringify(value)} is not.`);
    return accept(value);
  };
  builder.scalarType(name, {
    description,
    serialize: (value) => value as string,
    parseValue: parse,
    parseLiteral: (node) => {
      if (node.kind !== Kind.STRING)
        throw new GraphQLError(`${name} is written as a string.`, { nodes: [node] });
      return parse(node.value);
    },
  });
}

textScalar('DateTime', 'An instant: ISO 8601 with a time zone, `2024-09-13T10:00:00Z`.', (text) => {
  const instant = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant))
    throw new GraphQLError(`"${text}" is not an instant. Write 2024-09-13T10:00:00Z.`);
  return new Date(instant).toISOString();
});

textScalar(
  'EDTF',
  'A date as it is known, in the Extended Date/Time Format: `2024-09-13`, `2024-08`, `2024-09-09/2024-09-13`, `[..2024-09-12]` (that day or before).',
  (text) => {
    dayRange(text);
    return text;
  },
);

textScalar(
  'Decimal',
  'An exact decimal number, as a string of digits: `600000000`, `0.5`.',
  (text) => {
    parseAmount(text);
    return text;
  },
);

builder.scalarType('JSON', {
  description: 'Any JSON value.',
  serialize: (value) => value,
});
