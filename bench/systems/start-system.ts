import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Operation } from '#bench/operations/operation.ts';
import type { System } from './system.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE_MS = 60_000;

/** A system that answers. */
export interface RunningSystem {
  readonly system: System;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Those that have a text of the operation. */
export function systemsFor(
  operation: Operation,
  running: readonly RunningSystem[],
): readonly RunningSystem[] {
  return running.filter(({ system }) => system.answers(operation));
}

/** @throws Error with what the process said, when it ends or does not answer within a minute. */
export async function startSystem(system: System): Promise<RunningSystem> {
  const port = await freePort();
  const { parameters, environment } = system.command(port);
  const said: string[] = [];
  const child = spawn(process.execPath, parameters, {
    cwd: ROOT,
    // biome-ignore lint/style/noProcessEnv: a child gets the environment of its parent, and what it is told.
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // However we end: a server that stays would disturb the next run.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const stop = async () => {
    process.off('exit', kill);
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  try {
    await answered(system, child, port);
  } catch (error) {
    await stop();
    throw new Error(`${system.name}: ${(error as Error).message} ${said.join('').slice(0, 2000)}`);
  }
  return { system, port, pid: child.pid as number, stop };
}

async function answered({ readyPath }: System, child: ChildProcess, port: number): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error('ended instead of answering.');
    const response = await fetch(`http://127.0.0.1:${port}${readyPath ?? '/'}`).catch(() => null);
    await response?.text();
    if (response?.ok || (response !== null && readyPath === null)) return;
    await sleep(100);
  }
  throw new Error(`did not answer within ${PATIENCE_MS / 1000} s.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
