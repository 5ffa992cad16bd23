import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashSecret, isSecret, newToken, parseToken, tokenText } from '#auth/token-text.ts';

describe('a token', () => {
  test('is read as it was written, whatever stands in its secret', () => {
    const secrets = ['_'.repeat(43), '-'.repeat(43), `chy_${'0'.repeat(12)}_${'a'.repeat(26)}`];
    for (const secret of secrets) {
      const parts = { id: '0123456789ab', secret };
      expect(parseToken(tokenText(parts))).toEqual(parts);
    }
  });

  test('is another each time, with 256 bits of secret', () => {
    const made = Array.from({ length: 1000 }, newToken);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1000);
    expect(new Set(made.map(({ secret }) => secret)).size).toBe(1000);
    for (const parts of made) {
      expect(Buffer.from(parts.secret, 'base64url')).toHaveLength(32);
      expect(parseToken(tokenText(parts))).toEqual(parts);
    }
  });

  test.each([
    ['nothing', ''],
    ['another beginning', `abc_${'0'.repeat(12)}_${'a'.repeat(43)}`],
    ['a short id', `chy_${'0'.repeat(11)}_${'a'.repeat(43)}`],
    ['a short secret', `chy_${'0'.repeat(12)}_${'a'.repeat(42)}`],
    ['a long secret', `chy_${'0'.repeat(12)}_${'a'.repeat(44)}`],
    ['an id in capitals', `chy_${'A'.repeat(12)}_${'a'.repeat(43)}`],
    ['a line after it', `chy_${'0'.repeat(12)}_${'a'.repeat(43)}\n`],
  ])('with %s is none', (_what, text) => {
    expect(parseToken(text)).toBeNull();
  });

  test('is known by the SHA-256 of its secret and by nothing near it', () => {
    const { secret } = newToken();
    const hash = createHash('sha256').update(secret).digest('hex');
    expect(hashSecret(secret)).toBe(hash);
    expect(isSecret(secret, hash)).toBe(true);
    expect(isSecret(newToken().secret, hash)).toBe(false);
    expect(isSecret(secret, hash.slice(1))).toBe(false);
    expect(isSecret(secret, '')).toBe(false);
  });
});
