import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Serving, serveWorld } from './serving.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await serveWorld();
});
afterAll(() => serving.close());

const textOf = (name: string) =>
  readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, query]) => query as string);

const GRAFANA = textOf('grafana.md');
const FILES = textOf('export.md');

const asFiles = [
  ...found(GRAFANA, /\| `query` \| `(.+)` \|/g).map((query) => ['csv', query] as const),
  ...found(FILES, /'query=(.+)'/g).map(
    (query, index) => [index === 0 ? 'csv' : 'gexf', query] as const,
  ),
];
const asAnswers = found(GRAFANA, /```graphql\n(.+)\n```/g);

test('the documents have queries', () => {
  expect([asFiles.length, asAnswers.length]).toEqual([4, 2]);
});

test.each(asFiles)('a file as %s that is written down is given: %s', async (format, query) => {
  const asked = new URLSearchParams({ format, query });
  if (query.includes('$since')) asked.set('variables', '{"since":"2023-01-01"}');
  const response = await serving.send('port', `/export?${asked}`);
  const text = await response.text();
  expect(response.status, text).toBe(200);
  if (!query.includes('$since')) return;
  const [header] = text.split('\r\n');
  for (const column of (header as string).split(',')) expect(GRAFANA).toContain(`\`${column}\``);
});

test.each(asAnswers)('a query that is written down is answered: %s', async (query) => {
  const { body } = await serving.post('port', { query });
  expect(body.errors).toBeUndefined();
});
