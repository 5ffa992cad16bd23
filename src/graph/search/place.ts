import { hash } from 'node:crypto';
import { prefixOf } from '../node-kind.ts';

/**
 * Kinds by the prefix of their ids, in the order in which equal hits stand. A kind that is not here comes behind all. Places are
 * stored: who changes this adds a migration that builds the index again.
 */
const ORDER: readonly string[] = [
  'state',
  'person',
  'organization',
  'position',
  'diplomat',
  'treaty',
  'weapon',
  'pledge',
  'event',
  'thing',
  'source',
  'claim',
];

/** Bits of a place: of the kind, and of the hash of the id behind it. */
const HASH_BITS = 56n;

/** Bits of a level: the first of a place. */
export const LEVEL_BITS = 14;
const BELOW_LEVEL = HASH_BITS + 4n - BigInt(LEVEL_BITS);

export const kindOrder = (prefix: string) => {
  const order = ORDER.indexOf(prefix);
  return order < 0 ? ORDER.length : order;
};

/**
 * Where a node stands among all that are found by the same words: by kind, then by a hash of its id. A fixed order that has
 * nothing to do with time or engine, so that the first thousand are the same thousand everywhere. Of 60 bits.
 */
export function placeOf(id: string): bigint {
  const bytes = hash('sha256', id, 'buffer');
  const low = bytes.readBigUInt64BE(0) >> (64n - HASH_BITS);
  return (BigInt(kindOrder(prefixOf(id))) << HASH_BITS) | low;
}

/** Places of a kind: from the first up to, not with, the second. */
export function placesOf(prefix: string): readonly [bigint, bigint] {
  const order = BigInt(kindOrder(prefix));
  return [order << HASH_BITS, (order + 1n) << HASH_BITS];
}

/** What an engine that cannot compare places can order by; lower comes first. */
export const levelOf = (id: string) => Number(placeOf(id) >> BELOW_LEVEL);

/** The level as text, for an engine that orders by the sum of what its words weigh: `level-words` of a lower level weigh more. */
export function levelWords(id: string): string {
  const rest = 2 ** LEVEL_BITS - 1 - levelOf(id);
  const bits = LEVEL_WORDS.filter((_, index) => (rest >> (LEVEL_BITS - 1 - index)) & 1);
  return [kindWord(prefixOf(id)), ...bits].join(' ');
}

/** A letter for each bit of a level, the heaviest first. */
export const LEVEL_WORDS: readonly string[] = Array.from({ length: LEVEL_BITS }, (_, index) =>
  String.fromCharCode(97 + index),
);

export const kindWord = (prefix: string) => `_${prefix}`;
