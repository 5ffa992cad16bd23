import { createHash } from 'node:crypto';
import type { JsonValue } from '#graph/encode.ts';
import { canonicalJson } from './canonical-json.ts';
import { valueKey } from './stated-value.ts';

/** 80 bits in hexadecimal: among a thousand million ids, two are equal once in two million graphs. */
const DIGITS = 20;

/** What a proposition says of its subject: an entity by its id, or a phrase or property value. */
export type Said = { readonly object: string } | { readonly value: JsonValue };

/**
 * The id of a proposition: a hash of what it says, so that two sources that say the same meet in one node.
 * When it is said to hold is no part of it: "in August" and "on 15 August" corroborate.
 *
 * @see DESIGN.md §3, Ids.
 */
export function propositionId(
  subject: string,
  predicate: string,
  said: Said,
  discriminator = '',
): string {
  const content = 'object' in said ? { object: said.object } : { value: valueKey(said.value) };
  return `proposition:${hash([subject, predicate, content, discriminator])}`;
}

/** The id of a claim: a hash of where it stands, whose it is and what it does, whatever the order of `propositionIds`. */
export function claimId(claim: {
  readonly source: string;
  readonly locator: JsonValue;
  readonly speaker: string | null;
  readonly stance: string;
  readonly speechAct: string;
  /** The propositions as first recorded, not those that other claims' statements add later. */
  readonly propositionIds: readonly string[];
}): string {
  const { source, locator, speaker, stance, speechAct, propositionIds } = claim;
  return `claim:${hash([source, locator, speaker, stance, speechAct, [...propositionIds].sort()])}`;
}

function hash(content: JsonValue): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, DIGITS);
}
