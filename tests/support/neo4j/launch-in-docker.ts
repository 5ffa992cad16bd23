import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { LATEST_RELEASE } from './neo4j-release.ts';
import { run } from './run.ts';
import { DEFAULT_MEMORY, type Neo4jOptions, type RunningNeo4j } from './running-neo4j.ts';

/** Whether an engine answers; the client alone is often installed without one. */
export async function dockerAnswers(): Promise<boolean> {
  return run('docker', ['info'], 5_000).then(
    () => true,
    () => false,
  );
}

/**
 * Starts the official image on a free port of the loopback interface.
 *
 * @throws Error with the end of its log, when the container ends instead of answering.
 */
export async function launchInDocker(options: Neo4jOptions): Promise<RunningNeo4j> {
  const { heap = DEFAULT_MEMORY.heap, pageCache = DEFAULT_MEMORY.pageCache } = options;
  const name = `chancery-neo4j-${randomUUID().slice(0, 8)}`;
  const image = `neo4j:${LATEST_RELEASE.version}-community`;
  const settings = [
    'NEO4J_AUTH=none',
    'NEO4J_dbms_usage__report_enabled=false',
    `NEO4J_server_memory_heap_max__size=${heap}`,
    `NEO4J_server_memory_pagecache_size=${pageCache}`,
  ].flatMap((setting) => ['--env', setting]);
  const where = ['--rm', '--name', name, '--publish', '127.0.0.1::7687'];
  const parameters = [
    'run',
    ...where,
    ...settings,
    ...(await volume(options.dataDirectory)),
    image,
  ];

  const stop = async () => {
    await run('docker', ['stop', '-t', '30', name]);
  };
  await started(parameters);
  const address = await run('docker', ['port', name, '7687/tcp']);
  return { uri: `bolt://${address.split('\n')[0]}`, stop };
}

/** As the user who runs the tests, so that the files which stay are theirs. */
async function volume(folder: string | undefined): Promise<readonly string[]> {
  if (folder === undefined) return [];
  await mkdir(folder, { recursive: true });
  const user = `${process.getuid?.() ?? 7474}:${process.getgid?.() ?? 7474}`;
  return ['--user', user, '--volume', `${resolve(folder)}:/data`];
}

/** Stays attached to the container until its log says that the database serves, which Bolt's port says too early. */
async function started(parameters: readonly string[]): Promise<void> {
  // In a group of its own: Ctrl-C is ours to answer, with `stop`.
  const client = spawn('docker', parameters, {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const log: string[] = [];
  for await (const line of createInterface({ input: client.stdout })) {
    log.push(line);
    if (!line.endsWith('Started.')) continue;
    // A pipe that nobody reads any more would in the end block its writer.
    client.stdout.resume();
    return;
  }
  throw new Error(`The Neo4j container ended before it answered: ${log.slice(-10).join('\n')}`);
}
