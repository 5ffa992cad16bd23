import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const PAUSE_MS = 250;

/**
 * Does the work while no other process does the same for this folder; waits for its turn as long as the other lives.
 *
 * The lock is a folder, because only one process can make it. It lies outside the tree: npm empties node_modules.
 */
export async function oneAtATime(root, work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const lock = join(tmpdir(), `chancery-setup-${name}`);
  const release = () => rmSync(lock, { recursive: true, force: true });
  await take(lock, release);
  process.once('exit', release);
  work();
}

async function take(lock, release) {
  for (let attempt = 0; !make(lock); attempt += 1) {
    if (attempt === 0) console.error('Waiting for another set-up of this folder …');
    if (isAbandoned(lock)) release();
    else await setTimeout(PAUSE_MS);
  }
}

function make(lock) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  return true;
}

/** Whether its holder was killed before it could let go. A lock without a number is just being made. */
function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
