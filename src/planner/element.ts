import type { Column } from '#graph/property.ts';
import type { RowPlan } from '#graph/read-plan.ts';
import type { Element, Planning } from './planning.ts';
import type { RowBuilder } from './row-builder.ts';

/** Under this key a shaped object carries the name of its type, for graphql-js to resolve abstract types. */
export const TYPE_NAME = Symbol('typename');

/** An object with the members of a selection under the keys of the response. */
export function shaped(type: string, members: readonly (readonly [string, unknown])[]): object {
  const object: Record<string | symbol, unknown> = { [TYPE_NAME]: type };
  for (const [key, value] of members) object[key] = value;
  return object;
}

/** Thrown where the schema promises a value and the store has none. */
export class MissingValue extends Error {
  override readonly name = 'MissingValue';
}

/** A row of its own below the element: the selection starts anew. */
export function elementOf(
  planning: Planning,
  row: RowBuilder,
  on: Element['on'] = 'node',
  pages: Element['pages'] = [],
): Element {
  return { planning, row, on, fixed: null, constants: {}, pages };
}

export const ID: Column = { name: 'id', type: 'text', required: true };
/** Of a relationship: what tells it apart. */
export const PROPOSITION_ID: Column = { name: 'propositionId', type: 'text', required: true };

/** A row without a cell would be an empty list to one engine and nothing to the other. */
export function rowOf(builder: RowBuilder): RowPlan {
  if (builder.build().length === 0) builder.column('node', ID);
  return builder.build();
}
