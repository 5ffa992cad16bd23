import { cpus, totalmem } from 'node:os';
import { sizesAt } from './data/sizes.ts';
import { compareAnswers } from './load/compare-answers.ts';
import { measureCourse, warmUp } from './load/measure.ts';
import { javaChild, peakMemory } from './load/process-usage.ts';
import { OPERATIONS } from './operations/list.ts';
import { chosen, type Options } from './options.ts';
import { peerVersions } from './peers/install.ts';
import { type Figure, toFigure } from './report/figures.ts';
import type { Report } from './report/report.ts';
import { targets } from './report/targets.ts';
import { indexNames } from './store/index-names.ts';
import { NEO4J_MEMORY, sqliteDirectory, standUpNeo4j, standUpSqlite } from './store/stand-up.ts';
import { systemsOver } from './systems/list.ts';
import { type RunningSystem, startSystem, systemsFor } from './systems/start-system.ts';

const CLIENTS = [1, 16];

/** Loads what is missing, starts everything, compares, measures, and stops what it has started. */
export async function runBenchmark(options: Options): Promise<Report> {
  const { scale } = options;
  const sqlite = await standUpSqlite(scale);
  const { neo4j, report, version } = await standUpNeo4j(scale);
  const running: RunningSystem[] = [];
  try {
    const stores = { neo4j: neo4j.uri, sqlite: sqliteDirectory(scale) };
    await indexNames(neo4j.uri);
    for (const system of chosen(options.only, systemsOver(stores)))
      running.push(await startSystem(system));
    const figures = await measure(options, running);
    return {
      at: new Date().toISOString(),
      ...options,
      machine: machine(version),
      versions: peerVersions(),
      loaded: { neo4j: report, sqlite },
      operations: chosen(options.only, OPERATIONS).map(({ name, title }) => ({ name, title })),
      systems: running.map(({ system: { name, title } }) => ({ name, title })),
      figures,
      peakMemory: peaks(running),
      targets: targets(figures),
    };
  } finally {
    for (const { stop } of running) await stop();
    await neo4j.stop();
  }
}

async function measure(
  { scale, rounds, seconds, only }: Options,
  running: readonly RunningSystem[],
): Promise<readonly Figure[]> {
  const asked = chosen(only, OPERATIONS)
    .map((operation) => ({ operation, systems: systemsFor(operation, running) }))
    .filter(({ systems }) => systems.length > 0);
  const sizes = sizesAt(scale);
  for (const { operation, systems } of asked) await compareAnswers(operation, sizes, systems);
  process.stderr.write('All systems answer alike. Warming up …\n');
  const neo4jPid = javaChild();
  const courses = CLIENTS.flatMap((clients) =>
    asked.map((each) => ({ ...each, clients, rounds, seconds, sizes, neo4jPid })),
  );
  await warmUp(courses.filter(({ clients }) => clients === CLIENTS.at(-1)));
  const figures: Figure[] = [];
  for (const course of courses) {
    const { operation, clients } = course;
    process.stderr.write(`${operation.name}, ${clients} clients: `);
    for (const [system, turns] of await measureCourse(course)) {
      const figure = toFigure(operation.name, clients, system, turns);
      process.stderr.write(`${system} ${figure.throughput.toFixed(0)}/s  `);
      figures.push(figure);
    }
    process.stderr.write('\n');
  }
  return figures;
}

function peaks(running: readonly RunningSystem[]): Report['peakMemory'] {
  const systems = running.map(({ system, pid }) => [system.name, peakMemory(pid)]);
  return Object.fromEntries([...systems, ['neo4j', peakMemory(javaChild())]]);
}

function machine(neo4jVersion: string): Report['machine'] {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown processor',
    cores: processors.length,
    memory: totalmem(),
    node: process.versions.node,
    neo4j: `${neo4jVersion} Community (heap ${NEO4J_MEMORY.heap}, page cache ${NEO4J_MEMORY.pageCache})`,
  };
}
