import { encodeProperties, type Value } from '#graph/encode.ts';
import type { NodeKind } from '#graph/node-kind.ts';
import type { NodeWrite } from '#graph/write-plan.ts';
import { graphModel } from '#modules/graph-model.ts';
import { makeValues, makeWords } from './make-value.ts';
import type { Random } from './random.ts';
import { idOf, isoCode, type Kind } from './sizes.ts';

/** A node of a kind with all the properties of the model. */
export function makeNode(kind: Kind, index: number, random: Random): NodeWrite {
  const { properties } = kindNamed(kind);
  const values = { ...makeValues(properties, random), ...exact(kind, index, random) };
  return { kind, id: idOf(kind, index), properties: encodeProperties(properties, values) };
}

export function kindNamed(name: string): NodeKind {
  const kind = graphModel.kinds.get(name);
  if (kind === undefined)
    throw new Error(`The model has no kind "${name}" any more: change bench/data.`);
  return kind;
}

/** Values that have a form or must be unique, which the model does not say. */
function exact(kind: Kind, index: number, random: Random): Record<string, Value> {
  switch (kind) {
    case 'Source':
      return { sha256: index.toString(16).padStart(64, '0'), language: 'en', text: null };
    case 'State':
      return { ...named(index, random), iso2: isoCode(index, 2), iso3: isoCode(index, 3) };
    case 'Diplomat':
      return { ...named(index, random), statuses: ['ACCREDITED@2020-03', 'LEFT@'], status: 'LEFT' };
    default:
      return named(index, random);
  }
}

/** Some names are accented, so that folding has work to do. */
function named(index: number, random: Random): Record<string, Value> {
  const name = makeWords(random, 2);
  return {
    name: index % 7 === 0 ? `${name.replace('e', 'é')} ${index}` : `${name} ${index}`,
    externalIds: [`bench:${index}`],
  };
}
