import { formatAmount } from '#graph/money.ts';
import { type Column, columnsOf, type Property } from '#graph/property.ts';
import { MONEY_QUALIFIERS } from '#modules/pledge/model.ts';
import type { FieldPlan } from '#planner/field-plan.ts';
import { builder } from './builder.ts';
import { enumRef } from './enum-ref.ts';
import { objectRef } from './type-refs.ts';

/** A field that shows a property; null where the node has no value, empty where it has no list. */
export interface PropertyField {
  readonly type: unknown;
  readonly nullable: boolean;
  readonly plan: FieldPlan;
}

/** Which field of the API a property makes. */
export function propertyField(name: string, property: Property): PropertyField {
  const plan: FieldPlan = { kind: 'property', name, property };
  const nullable = !property.required;
  switch (property.type) {
    case 'text':
      return { type: 'String', nullable, plan };
    case 'enum':
      return { type: enumRef(property.values as never), nullable, plan };
    case 'integer':
      return { type: 'Int', nullable, plan };
    case 'boolean':
      return { type: 'Boolean', nullable, plan };
    case 'instant':
      return { type: 'DateTime', nullable, plan };
    case 'edtf':
      return { type: 'EDTF', nullable, plan };
    case 'texts':
      return { type: ['String'], nullable: false, plan };
    case 'enums':
      return { type: [enumRef(property.values as never)], nullable: false, plan };
    case 'json':
      return { type: 'JSON', nullable, plan };
    case 'money':
      return { type: objectRef('Money'), nullable, plan: moneyPlan(columnsOf(name, property)) };
  }
}

function moneyPlan(columns: readonly Column[]): FieldPlan {
  return {
    kind: 'derived',
    columns,
    derive: ([asStated, value, currency, qualifier]) =>
      asStated === null
        ? null
        : {
            asStated,
            value: value === null ? null : formatAmount(value as string),
            currency,
            qualifier,
          },
  };
}

builder.objectType(objectRef('Money'), {
  description:
    'An amount as it was stated. Nothing is converted, and nothing is summed over currencies.',
  fields: (t) => ({
    value: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Units of the currency; null where no figure was stated.',
    }),
    currency: t.string({ nullable: true, description: 'ISO 4217; null where none was stated.' }),
    asStated: t.string({ description: 'The words of the source: "£600 million".' }),
    qualifier: t.field({
      type: enumRef(MONEY_QUALIFIERS),
      description: 'How exactly it was stated.',
    }),
  }),
});
