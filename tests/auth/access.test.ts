import { describe, expect, test } from 'vitest';
import { type AccessSettings, accessAt, type JwtSettings } from '#auth/access.ts';

const UNSAID: AccessSettings = { reads: null, jwt: null, rateLimit: null };
const JWT: JwtSettings = {
  jwksUrl: 'https://id.example/keys',
  issuer: 'https://id.example',
  audience: 'chancery',
  roleClaim: 'chancery_role',
};

describe('who may do what', () => {
  test.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])(
    'at %s everyone reads without limit, unless it is said otherwise',
    (host) => {
      expect(accessAt(host, UNSAID)).toEqual({ reads: 'open', jwt: null, rateLimit: 0 });
      const said = { reads: 'token', jwt: JWT, rateLimit: 7 } as const;
      expect(accessAt(host, said)).toEqual(said);
    },
  );

  test.each([
    '0.0.0.0',
    '::',
    '192.168.1.2',
    'graph.example',
    '127.0.0.1.example',
    '::ffff:127.0.0.1',
  ])('at %s nothing is served until it is said who may read', (host) => {
    expect(() => accessAt(host, UNSAID)).toThrow(/CHANCERY_READS=token.*CHANCERY_READS=open/);
    expect(() => accessAt(host, { ...UNSAID, rateLimit: 7 })).toThrow('CHANCERY_READS');
  });

  test('at an address that others reach, reads take a token and requests are limited', () => {
    const closed = { reads: 'token', rateLimit: 60_000 };
    expect(accessAt('0.0.0.0', { ...UNSAID, reads: 'token' })).toEqual({ ...closed, jwt: null });
    expect(accessAt('0.0.0.0', { ...UNSAID, jwt: JWT })).toEqual({ ...closed, jwt: JWT });
  });

  test('reads are open to others when that is said', () => {
    const open = { reads: 'open', jwt: null, rateLimit: 0 } as const;
    expect(accessAt('0.0.0.0', { ...UNSAID, reads: 'open' })).toEqual({
      ...open,
      rateLimit: 60_000,
    });
    expect(accessAt('0.0.0.0', open)).toEqual(open);
  });
});
