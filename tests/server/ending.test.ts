import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entity, relationship } from '#tests/support/rows.ts';
import { openTestStore, type TestStore } from '#tests/support/stores.ts';
import { codesOf, DOORS, type Serving, serveWorld, until } from './serving.ts';

const PEOPLE = 4000;

/** Holds each member against every other: seconds of work, and no answer. */
const SLOW = `query Slow {
  people(where: { memberships: { some: { members: { some: { name: { contains: "nobody" } } } } } }) {
    totalCount
  }
}`;

describe.each(DOORS)('what ends a statement by %s', (door) => {
  let opened: TestStore;
  let serving: Serving | undefined;
  beforeAll(async () => {
    opened = await openTestStore('sqlite');
    const people = Array.from({ length: PEOPLE }, (_, index) =>
      entity(`person:p${index}`, `Person ${index}`),
    );
    await opened.store.write({
      actor: 'test',
      message: 'one crowd',
      at: '2024-10-01T00:00:00.000Z',
      nodes: [entity('organization:all', 'All', { type: 'PARTY' }), ...people],
      relationships: people.map(({ id }) => relationship(id, 'MEMBER_OF', 'organization:all')),
    });
  });
  afterAll(async () => {
    await serving?.close();
    await opened.close();
  });

  test('the timeout ends it, with TIMEOUT', async () => {
    serving = await serveWorld({ store: opened.store, limits: { timeoutMs: 200 } });
    const startedAt = performance.now();
    const answer = await serving.post(door, { query: SLOW });
    expect(codesOf(answer)).toEqual(['TIMEOUT']);
    expect(performance.now() - startedAt).toBeLessThan(2000);
    await serving.close();
  });

  test('a client that goes away ends it, and the service goes on', async () => {
    serving = await serveWorld({ store: opened.store, limits: { timeoutMs: 60_000 } });
    const client = new AbortController();
    const headers = { 'content-type': 'application/json', 'x-request-id': 'gone' };
    const body = JSON.stringify({ query: SLOW });
    const init = { method: 'POST', headers, body, signal: client.signal };
    const asked = serving.send(door, '/graphql', init);
    setTimeout(() => client.abort(), 200);
    await expect(asked).rejects.toThrow();
    const { lines } = serving;
    await until(() => lines.some(({ id }) => id === 'gone'));
    expect(lines.find(({ id }) => id === 'gone')).toMatchObject({ codes: ['CANCELLED'] });
    const after = await serving.post(door, { query: '{ person(id: "person:p1") { name } }' });
    expect(after.body.data).toEqual({ person: { name: 'Person 1' } });
  });
});
