import type { GraphModel } from './graph-model.ts';
import { columnsOf } from './property.ts';

/** Columns that hold 64-bit integers, which a number of JavaScript does not. */
export function decimalColumns({ kinds }: GraphModel): readonly string[] {
  const columns = [...kinds.values()].flatMap(({ properties }) =>
    Object.entries(properties).flatMap(([name, property]) => columnsOf(name, property)),
  );
  const names = columns.filter(({ type }) => type === 'decimal').map(({ name }) => name);
  return [...new Set(names)];
}
