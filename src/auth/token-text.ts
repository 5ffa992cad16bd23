import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The two parts of a token. The id may be shown; the secret is shown once, to whom it was made for. */
export interface TokenParts {
  readonly id: string;
  readonly secret: string;
}

const ID_CHARACTERS = 12;
const SECRET_BYTES = 32;

/** No letter of it is mistaken for another, and it has no `_`, which ends the id. 32: a byte has no favourites. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const TOKEN = /^chy_([0-9a-z]{12})_([\w-]{43})$/;

/** A new token: an id of 60 random bits and a secret of 256. */
export function newToken(): TokenParts {
  const id = Array.from(randomBytes(ID_CHARACTERS), (byte) => ALPHABET[byte % ALPHABET.length]);
  return { id: id.join(''), secret: randomBytes(SECRET_BYTES).toString('base64url') };
}

/** `chy_<id>_<secret>`: what its holder sends. */
export function tokenText({ id, secret }: TokenParts): string {
  return `chy_${id}_${secret}`;
}

/** Null for a text of another form. */
export function parseToken(text: string): TokenParts | null {
  const [, id, secret] = TOKEN.exec(text) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}

/** What a store keeps of a secret: SHA-256, hexadecimal. A slow hash would add nothing to 256 random bits. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Takes the same time whatever the hashes are. */
export function isSecret(secret: string, hash: string): boolean {
  const [given, kept] = [Buffer.from(hashSecret(secret)), Buffer.from(hash)];
  return given.length === kept.length && timingSafeEqual(given, kept);
}
