import type { InputRef } from '@pothos/core';
import type { Property } from '#graph/property.ts';
import { builder } from './builder.ts';
import { enumRef } from './enum-ref.ts';
import { CALENDAR_PERIODS } from './periods.ts';

type Operand =
  | 'String'
  | 'Int'
  | 'EDTF'
  | 'DateTime'
  | 'Boolean'
  | 'ID'
  | 'Decimal'
  | ReturnType<typeof enumRef>;

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  eq: 'Equal.',
  ne: 'Not equal; what has no value is not equal.',
  contains: 'Has this text in it, letter by letter.',
  startsWith: 'Begins with this text, letter by letter.',
  containsFold: 'Has this text in it, without regard to case and accents.',
  startsWithFold: 'Begins with this text, without regard to case and accents.',
  gt: 'Greater; a date: all of it lies after.',
  gte: 'Greater or equal; a date: all of it lies on or after.',
  lt: 'Less; a date: all of it lies before.',
  lte: 'Less or equal; a date: all of it lies on or before.',
};

const ORDERED = ['gt', 'gte', 'lt', 'lte'] as const;
const refs = new Map<string, InputRef<unknown>>();

function operatorInput(
  name: string,
  description: string,
  operators: readonly string[],
  operand: Operand,
  isNull = true,
): InputRef<unknown> {
  const known = refs.get(name);
  if (known !== undefined) return known;
  const ref = builder.inputType(name, {
    description,
    fields: (t) => ({
      ...Object.fromEntries(
        operators.map((operator) => [
          operator,
          t.field({ type: operand, description: DESCRIPTIONS[operator] as string }),
        ]),
      ),
      in: t.field({ type: [operand], description: 'Equal to one of these, 1000 at most.' }),
      ...(isNull && { isNull: t.boolean({ description: 'true: has no value; false: has one.' }) }),
      ...(operand === 'EDTF' && {
        inOne: t.field({
          type: enumRef(CALENDAR_PERIODS),
          description:
            'Falls into one period of this length: all days that it may mean lie in the same one.',
        }),
      }),
    }),
  });
  refs.set(name, ref);
  return ref;
}

const idFilter = () => operatorInput('IdFilter', 'Conditions on an id.', ['eq', 'ne'], 'ID', false);

/** The operators that fit a property; null for a property that cannot be filtered. */
export function operatorsOf(property: Property | 'id'): InputRef<unknown> | null {
  if (property === 'id') return idFilter();
  if (!property.filter) return null;
  switch (property.type) {
    case 'text':
      return operatorInput(
        'StringFilter',
        'Conditions on a text; all of them hold. Strings compare by code point.',
        ['eq', 'ne', 'contains', 'startsWith', 'containsFold', 'startsWithFold', ...ORDERED],
        'String',
      );
    case 'integer':
      return operatorInput(
        'IntFilter',
        'Conditions on a number; all of them hold.',
        ['eq', 'ne', ...ORDERED],
        'Int',
      );
    case 'boolean':
      return operatorInput('BooleanFilter', 'Conditions on yes or no.', ['eq', 'ne'], 'Boolean');
    case 'instant':
      return operatorInput(
        'DateTimeFilter',
        'Conditions on an instant; all of them hold.',
        ['eq', 'ne', ...ORDERED],
        'DateTime',
      );
    case 'edtf':
      return operatorInput(
        'EDTFFilter',
        'Conditions on a date; what certainly satisfies them all is kept.',
        ['eq', 'ne', ...ORDERED],
        'EDTF',
      );
    case 'enum': {
      const ref = enumRef(property.values as NonNullable<typeof property.values>);
      return operatorInput(
        `${property.values?.name}Filter`,
        `Conditions on a value of ${property.values?.name}.`,
        ['eq', 'ne'],
        ref,
      );
    }
    case 'money':
      return moneyFilter();
    case 'texts':
      return listFilter('StringListFilter', 'String');
    case 'enums': {
      const ref = enumRef(property.values as NonNullable<typeof property.values>);
      return listFilter(`${property.values?.name}ListFilter`, ref);
    }
    case 'json':
      return null;
  }
}

function moneyFilter(): InputRef<unknown> {
  const known = refs.get('MoneyFilter');
  if (known !== undefined) return known;
  const ref = builder.inputType('MoneyFilter', {
    description: 'Conditions on an amount, within one currency.',
    fields: (t) => ({
      currency: t.string({ description: 'ISO 4217, required beside a comparison.' }),
      ...Object.fromEntries(
        (['eq', ...ORDERED] as const).map((operator) => [
          operator,
          t.field({ type: 'Decimal', description: DESCRIPTIONS[operator] as string }),
        ]),
      ),
      hasCurrency: t.boolean({
        description:
          'true: its currency is known; false: it is not, also where no amount was stated.',
      }),
      isNull: t.boolean({ description: 'true: no amount was stated; false: one was.' }),
    }),
  });
  refs.set('MoneyFilter', ref);
  return ref;
}

function listFilter(name: string, operand: Operand): InputRef<unknown> {
  const known = refs.get(name);
  if (known !== undefined) return known;
  const ref = builder.inputType(name, {
    description: 'Conditions on a list of values.',
    fields: (t) => ({
      has: t.field({ type: operand, description: 'One of the values is this.' }),
      only: t.field({
        type: [operand],
        description: 'Each of the values is one of these; so also where there is none.',
      }),
    }),
  });
  refs.set(name, ref);
  return ref;
}
