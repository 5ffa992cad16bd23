import { expect, test } from 'vitest';
import { DocumentCache } from '#server/document-cache.ts';

const text = (name: string) => name.padEnd(10, '.');

function keep(cache: DocumentCache<string>, key: string, entry: string): void {
  cache.set(key, entry);
  cache.set(key, entry);
}

test('a text is kept from its second time on', () => {
  const cache = new DocumentCache<string>(200);
  cache.set(text('a'), 'first');
  expect(cache.get(text('a'))).toBeUndefined();
  cache.set(text('a'), 'second');
  expect(cache.get(text('a'))).toBe('second');
});

test('what was asked for longest ago goes first', () => {
  const cache = new DocumentCache<string>(200);
  for (let index = 0; index < 20; index++) keep(cache, text(`t${index}`), `${index}`);
  expect(cache.get(text('t0'))).toBe('0');
  keep(cache, text('t20'), '20');
  expect(cache.get(text('t0'))).toBe('0');
  expect(cache.get(text('t1'))).toBeUndefined();
});

test('a text that would fill the cache is not kept', () => {
  const cache = new DocumentCache<string>(200);
  keep(cache, text('small'), 'kept');
  keep(cache, 'x'.repeat(100), 'large');
  expect(cache.get('x'.repeat(100))).toBeUndefined();
  expect(cache.get(text('small'))).toBe('kept');
});
