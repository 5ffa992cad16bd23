import type { EnumSet } from '#graph/property.ts';
import { builder } from './builder.ts';

const declare = (set: EnumSet) =>
  builder.enumType(set.name, { description: set.description, values: [...set.values] });
const refs = new Map<string, ReturnType<typeof declare>>();

/** The enum of a closed set; the same one each time. */
export function enumRef(set: EnumSet): ReturnType<typeof declare> {
  const ref = refs.get(set.name) ?? declare(set);
  refs.set(set.name, ref);
  return ref;
}
