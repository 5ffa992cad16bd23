import type { StoredValue } from '../encode.ts';
import { type GraphModel, kindOfId } from '../graph-model.ts';
import type { NodeWrite } from '../write-plan.ts';
import { placeOf } from './place.ts';
import { isSearched, termsOf } from './searched.ts';

type Version = Readonly<Record<string, StoredValue | null>>;

/** A node whose texts are to be found. */
export interface SearchedNode {
  readonly id: string;
  /** Its versions that are to be found; one at least. */
  readonly versions: readonly Version[];
}

/** What stands in the index of one node. */
export interface SearchEntry {
  readonly id: string;
  readonly place: bigint;
  /** Terms of its names, and of what is said in it; not both empty. */
  readonly names: readonly string[];
  readonly quote: readonly string[];
}

/** What a write brings: a node as it will be, and as the public could read it before. */
export function searchedNode({ id, properties, earlier = [] }: NodeWrite): SearchedNode {
  return { id, versions: [properties, ...earlier.map((version) => version.properties)] };
}

/** Entries of the nodes that are searched, in the order of their places. */
export function searchEntries(
  model: GraphModel,
  nodes: Iterable<SearchedNode>,
): readonly SearchEntry[] {
  const entries: SearchEntry[] = [];
  for (const { id, versions } of nodes) {
    if (!isSearched(kindOfId(model, id))) continue;
    const { names, quote } = termsOf(versions);
    if (names.length + quote.length > 0) entries.push({ id, place: placeOf(id), names, quote });
  }
  return entries.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
}
