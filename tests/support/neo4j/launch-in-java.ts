import { type ChildProcessWithoutNullStreams as Child, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Java } from './find-java.ts';
import { DEFAULT_MEMORY, type Neo4jOptions, type RunningNeo4j } from './running-neo4j.ts';

/**
 * Starts the launcher on a free port of the loopback interface.
 *
 * @throws Error with what Java said, when Neo4j ends instead of answering.
 */
export async function launchInJava(
  java: Java,
  classPath: string,
  options: Neo4jOptions,
): Promise<RunningNeo4j> {
  const { heap = DEFAULT_MEMORY.heap, pageCache = DEFAULT_MEMORY.pageCache } = options;
  const kept = options.dataDirectory && resolve(options.dataDirectory);
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'chancery-neo4j-')));
  const virtualMachine = [...openModules(java), `-Xmx${heap}`, '-cp', classPath];
  const parameters = [...virtualMachine, 'Launcher', folder, '0', pageCache];
  const child = spawn(join(java.home, 'bin', 'java'), parameters, { stdio: 'pipe' });

  const stop = async () => {
    child.stdin.end();
    await ended(child);
    if (kept === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    return { uri: `bolt://127.0.0.1:${await portOf(child)}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What Neo4j's own start script opens for it; the last is needed, and known, from Java 23 on. */
function openModules(java: Java): readonly string[] {
  const packages = ['java.nio', 'java.io', 'sun.nio.ch'];
  const opens = packages.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`);
  const unsafe = java.release >= 23 ? ['--sun-misc-unsafe-memory-access=allow'] : [];
  return [...opens, '--enable-native-access=ALL-UNNAMED', ...unsafe];
}

/** Waits for the line that says where Bolt listens; what else is printed is the beginning of an error. */
async function portOf(child: Child): Promise<number> {
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^BOLT (\d+)$/.exec(line)?.[1];
    if (port === undefined) continue;
    // A pipe that nobody reads any more would in the end block its writer.
    child.stdout.resume();
    return Number(port);
  }
  throw new Error(`Neo4j ended before it answered: ${withoutStack(said.join(''))}`);
}

/** The chain of causes, without the forty places of each. */
function withoutStack(log: string): string {
  const lines = log.split('\n').filter((line) => !/^\s+(at |\.\.\. )/.test(line));
  return lines.join('\n').slice(0, 2000);
}

async function ended(child: Child): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
