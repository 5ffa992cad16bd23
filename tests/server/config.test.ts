import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '#graphql/context.ts';
import { readConfig } from '#src/config.ts';
import type { AppError } from '#src/errors.ts';

const messageOf = (environment: NodeJS.ProcessEnv): string => {
  try {
    readConfig(environment);
  } catch (error) {
    expect((error as AppError).code).toBe('BAD_CONFIGURATION');
    return (error as AppError).message;
  }
  throw new Error('It was accepted.');
};

describe('settings', () => {
  test('without any, the store is a folder and the service listens to this machine only', () => {
    expect(readConfig({})).toEqual({
      store: { engine: 'sqlite', directory: resolve('data') },
      host: '127.0.0.1',
      port: 4000,
      logLevel: 'info',
      limits: DEFAULT_LIMITS,
      graphiql: true,
      introspection: true,
      persistedOnly: false,
      access: { reads: null, jwt: null, rateLimit: null },
      rates: null,
      token: null,
    });
  });

  test('GraphiQL is off where others can reach it, unless it is asked for', () => {
    expect(readConfig({ HOST: '0.0.0.0' }).graphiql).toBe(false);
    expect(readConfig({ HOST: '0.0.0.0', CHANCERY_GRAPHIQL: 'on' }).graphiql).toBe(true);
    expect(readConfig({ HOST: '::1' }).graphiql).toBe(true);
    expect(readConfig({ CHANCERY_GRAPHIQL: 'off' }).graphiql).toBe(false);
  });

  test.each(['bolt://a:7687', 'neo4j://a', 'neo4j+s://a.example', 'bolt+ssc://a'])(
    '%s is Neo4j',
    (uri) => {
      const environment = { CHANCERY_STORE: uri, NEO4J_USERNAME: 'ada', NEO4J_PASSWORD: 'x' };
      expect(readConfig(environment).store).toEqual({
        engine: 'neo4j',
        uri,
        username: 'ada',
        password: 'x',
        database: 'neo4j',
      });
    },
  );

  test('an empty variable counts as none', () => {
    expect(readConfig({ PORT: '', CHANCERY_STORE: '' })).toEqual(readConfig({}));
  });

  test('limits can be set', () => {
    expect(readConfig({ CHANCERY_MAX_DEPTH: '5', CHANCERY_TIMEOUT_MS: '50' }).limits).toEqual({
      ...DEFAULT_LIMITS,
      depth: 5,
      timeoutMs: 50,
    });
  });

  test('every bad variable is named at once', () => {
    const message = messageOf({
      PORT: '65536',
      LOG_LEVEL: 'loud',
      CHANCERY_STORE: 'http://a',
      CHANCERY_MAX_DEPTH: '-1',
    });
    for (const name of ['PORT', 'LOG_LEVEL', 'CHANCERY_STORE', 'CHANCERY_MAX_DEPTH']) {
      expect(message).toMatch(name);
    }
  });

  test('no value of a bad variable is repeated', () => {
    const message = messageOf({ CHANCERY_STORE: 'bolt://ada:the-secret@a', PORT: 'the-port' });
    expect(message).toMatch('NEO4J_PASSWORD');
    expect(message).not.toMatch(/the-secret|the-port/);
  });

  const JWKS = {
    CHANCERY_JWKS_URL: 'https://id.example/keys',
    CHANCERY_JWT_ISSUER: 'https://id.example',
    CHANCERY_JWT_AUDIENCE: 'chancery',
  };

  test('who may do what can be set', () => {
    const environment = { ...JWKS, CHANCERY_READS: 'token', CHANCERY_RATE_LIMIT: '0' };
    const jwt = {
      jwksUrl: 'https://id.example/keys',
      issuer: 'https://id.example',
      audience: 'chancery',
      roleClaim: 'chancery_role',
    };
    expect(readConfig(environment).access).toEqual({ reads: 'token', jwt, rateLimit: 0 });
    const renamed = readConfig({ ...JWKS, CHANCERY_JWT_ROLE_CLAIM: 'roles' }).access.jwt;
    expect(renamed).toEqual({ ...jwt, roleClaim: 'roles' });
  });

  test.each(['http://localhost:1/keys', 'http://127.0.0.1/keys', 'http://[::1]:1/keys'])(
    'keys at %s are on this machine',
    (CHANCERY_JWKS_URL) => {
      const { jwt } = readConfig({ ...JWKS, CHANCERY_JWKS_URL }).access;
      expect(jwt?.jwksUrl).toBe(CHANCERY_JWKS_URL);
    },
  );

  test.each([
    ['keys that anybody can change on their way', { CHANCERY_JWKS_URL: 'http://id.example/keys' }],
    ['keys in a file', { CHANCERY_JWKS_URL: 'file:///keys' }],
    ['keys behind a password', { CHANCERY_JWKS_URL: 'https://a:the-secret@id.example/' }],
    ['keys nowhere', { CHANCERY_JWKS_URL: 'the-secret' }],
    ['no issuer', { CHANCERY_JWT_ISSUER: '' }],
    ['no audience', { CHANCERY_JWT_AUDIENCE: '' }],
    ['no keys', { CHANCERY_JWKS_URL: '' }],
    ['reads by whim', { CHANCERY_READS: 'the-secret' }],
    ['a limit below nothing', { CHANCERY_RATE_LIMIT: '-1' }],
    ['a token of two lines', { CHANCERY_TOKEN: 'the-secret\nx' }],
  ])('%s is not acceptable, and named without its value', (_what, environment) => {
    const message = messageOf({ ...JWKS, ...environment });
    expect(message).toMatch(/^Settings are not acceptable: CHANCERY_/);
    expect(message).not.toMatch('the-secret');
  });
});
