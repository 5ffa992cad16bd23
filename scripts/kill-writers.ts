/**
 * Kills a process in the middle of writing, again and again, and checks after each kill that nothing is lost or half written.
 *
 *     node --import tsx scripts/kill-writers.ts [--times 50] [--store DIRECTORY|bolt://…]
 *
 * A store that is named must be empty; it stays as it is left. Without one, a folder is made and taken away.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crashRounds } from '#tests/contract/crash/crash-rounds.ts';

const { values } = parseArgs({
  options: { times: { type: 'string', default: '50' }, store: { type: 'string' } },
});
const folder = values.store === undefined ? mkdtempSync(join(tmpdir(), 'chancery-crash-')) : null;
let hits = 0;
let count = 0;
try {
  for await (const round of crashRounds(values.store ?? (folder as string), Number(values.times))) {
    const { acknowledged, stored, wasWriting } = round;
    count++;
    if (wasWriting) hits++;
    const when = wasWriting ? 'in the middle of a write' : 'between two';
    console.log(`${count}: killed ${when}, ${acknowledged} acknowledged, ${stored} stored.`);
  }
  console.log(
    `${count} kills, ${hits} of them in the middle of a write: nothing lost, nothing half written.`,
  );
} finally {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
}
