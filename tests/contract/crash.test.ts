import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENGINES, emptyNeo4j, isAvailable, neo4jAddress } from '#tests/support/stores.ts';
import { crashRounds, writeOn } from './crash/crash-rounds.ts';

const TIMES = 5;

describe('a writer that is killed in the middle of writing', () => {
  it.each(ENGINES.filter(isAvailable))(
    'loses nothing that it acknowledged and leaves nothing half written: %s',
    { timeout: 600_000 },
    async (engine) => {
      const directory = mkdtempSync(join(tmpdir(), 'chancery-test-'));
      try {
        if (engine === 'neo4j') await emptyNeo4j();
        const store = engine === 'neo4j' ? neo4jAddress().uri : directory;
        const stored: number[] = [];
        for await (const round of crashRounds(store, TIMES)) stored.push(round.stored);
        expect(stored).toHaveLength(TIMES);
        expect(await writeOn(store)).toBe((stored.at(-1) as number) + 1);
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    },
  );
});
