import { expect } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { serveWorld } from '#tests/server/serving.ts';
import type { World } from './ask.ts';

/** The text of a file; fails when the engines give different ones, or a refusal. */
export async function exportedFrom(
  worlds: readonly World[],
  query: string,
  parameters: Record<string, string>,
): Promise<string> {
  const files = await Promise.all(worlds.map(({ store }) => fileFrom(store, query, parameters)));
  for (const file of files) expect(file).toBe(files[0]);
  return files[0] as string;
}

async function fileFrom(store: GraphStore, query: string, parameters: Record<string, string>) {
  const serving = await serveWorld({ store });
  try {
    const asked = new URLSearchParams({ query, ...parameters });
    const response = await serving.send('port', `/export?${asked}`);
    const text = await response.text();
    expect(response.status, text).toBe(200);
    return text;
  } finally {
    await serving.close();
  }
}
