import { columnsOf, type Properties, type Property } from '#graph/property.ts';
import type { OrderKey } from '#graph/read-plan.ts';
import { orderExtensions } from '#planner/field-plan.ts';
import { builder } from './builder.ts';
import { inputRef } from './type-refs.ts';

const DIRECTION = builder.enumType('OrderDirection', {
  description: 'Nulls come last in either direction.',
  values: ['ASC', 'DESC'] as const,
});

/** `PledgeOrder`: a field and a direction; the id is always the last key. */
export function declareOrder(
  name: string,
  on: 'node' | 'relationship',
  properties: Properties,
): void {
  const values = Object.entries(properties).flatMap(([property, definition]) => {
    const keys = keysOf(on, property, definition);
    return keys.length === 0
      ? []
      : [
          [
            toConstant(property),
            { description: `By ${property}.`, extensions: orderExtensions(keys) },
          ] as const,
        ];
  });
  const id = { on: 'node', column: { name: 'id', type: 'text', required: true } } as const;
  const field = builder.enumType(`${name}Field`, {
    description: `What a ${name} goes by.`,
    values: Object.fromEntries([
      ['ID', { description: 'By the id of the node.', extensions: orderExtensions([id]) }],
      ...values,
    ]),
  });
  inputRef(name).implement({
    description: 'A key to order by.',
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: 'The key.' }),
      direction: t.field({ type: DIRECTION, description: 'ASC when left out.' }),
    }),
  });
}

/** A date goes by its first possible day; an amount by currency first, as amounts compare only within one. */
function keysOf(
  on: 'node' | 'relationship',
  name: string,
  property: Property,
): readonly Omit<OrderKey, 'descending'>[] {
  if (!property.filter) return [];
  const columns = columnsOf(name, property);
  const named = (suffix: string) =>
    columns
      .filter((column) => column.name === `${name}${suffix}`)
      .map((column) => ({ on, column }));
  switch (property.type) {
    case 'edtf':
      return [...named('Earliest'), ...named('Latest')];
    case 'money':
      return [...named('Currency'), ...named('Value')];
    case 'texts':
    case 'enums':
    case 'json':
    case 'boolean':
      return [];
    default:
      return named('');
  }
}

/** `announcedOn` → `ANNOUNCED_ON`. */
function toConstant(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}
