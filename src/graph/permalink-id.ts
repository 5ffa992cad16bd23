import { createHash } from 'node:crypto';

const CHARACTERS = 12;

/** Characters of the document and its variables: a link stays in memory while it is opened. */
export const MOST_LINKED = 20_000;

/** That of tokens: no letter is mistaken for another. 32: a byte has no favourites. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const ID = /^[0-9a-hjkmnp-tv-z]{12}$/;

/** 60 bits of the SHA-256 of what stands behind a link: the same content has the same id. */
export function permalinkId(content: string): string {
  const hash = createHash('sha256').update(content).digest().subarray(0, CHARACTERS);
  return Array.from(hash, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** Whether a text has the form of an id. */
export function isPermalinkId(text: string): boolean {
  return ID.test(text);
}
