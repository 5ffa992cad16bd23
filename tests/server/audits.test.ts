import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOORS, type Serving, serveWorld } from './serving.ts';

describe.each(DOORS)('GraphQL over HTTP by %s', (door) => {
  let serving: Serving;
  beforeAll(async () => {
    serving = await serveWorld();
  });
  afterAll(() => serving.close());

  const fetchFn = async (url: string, init: RequestInit = {}) => {
    const { pathname, search } = new URL(url);
    return serving.send(door, `${pathname}${search}`, init);
  };
  const audits = serverAudits({ url: 'http://service/graphql', fetchFn });

  test('there are sixty-one audits', () => {
    expect(audits).toHaveLength(61);
  });

  test.each(audits)('$name', async (audit) => {
    const result = await audit.fn();
    expect('reason' in result ? result.reason : result.status).toBe('ok');
  });
});
