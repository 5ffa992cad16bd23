import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url));

/** It is killed in one of its first writes, or after it: as many milliseconds from its beginning at most. */
const WRITES = 3;
const LONGEST_MS = 1500;

/** What a writer had said when it was killed. */
export interface Killed {
  /** The last revision that it acknowledged; 0: none. */
  readonly acknowledged: number;
  /** Whether it was in the middle of another. */
  readonly wasWriting: boolean;
}

/**
 * Starts a writer on a store, and kills it (SIGKILL) at some moment.
 *
 * @throws Error when the writer ends by itself.
 */
export async function killWriter(store: string): Promise<Killed> {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, store], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  let writes = Math.ceil(Math.random() * WRITES);
  let begun = 0;
  let acknowledged = 0;
  let kill: Promise<void> | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const [what, revision] = line.split(' ');
    if (what === 'wrote') acknowledged = Number(revision);
    else {
      begun = Number(revision);
      if (--writes === 0)
        kill = delay(Math.random() * LONGEST_MS).then(() => void child.kill('SIGKILL'));
    }
  }
  await kill;
  const [code, signal] = await ended;
  if (signal !== 'SIGKILL') throw new Error(`The writer ended by itself, with ${code}.`);
  return { acknowledged, wasWriting: begun > acknowledged };
}
