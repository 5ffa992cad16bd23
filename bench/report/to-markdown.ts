import type { Figure } from './figures.ts';
import type { Report } from './report.ts';
import { bestByHand, mean, READS, ratios } from './targets.ts';

/** The report for people. Plain enough to be read in a terminal too. */
export function toMarkdown(report: Report): string {
  const { machine, loaded } = report;
  const clients = [...new Set(report.figures.map((figure) => figure.clients))];
  return [
    `# Benchmark of ${report.at.slice(0, 10)}, scale ${report.scale}`,
    `${machine.processor}, ${machine.cores} cores, ${gigabytes(machine.memory)} GB. Node ${machine.node}, Neo4j ${machine.neo4j}, ` +
      `${Object.entries(report.versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', ')}. ` +
      `Medians of ${report.rounds} turns of ${report.seconds} s; the load generator shares the cores.`,
    `${loaded.neo4j.nodes} nodes and ${loaded.neo4j.relationships} relationships, written in ${loaded.neo4j.seconds.toFixed(0)} s to Neo4j ` +
      `and ${loaded.sqlite.seconds.toFixed(0)} s to SQLite; the last revision changed ${loaded.neo4j.changes} of them.`,
    targetTable(report),
    ...clients.map((count) => clientSection(report, count)),
    memoryTable(report),
    report.operations.map(({ name, title }) => `- ${name}: ${title}`).join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

function targetTable({ targets }: Report): string {
  const rows = targets.map(({ text, atLeast, measured }) => {
    const outcome = Number.isNaN(measured)
      ? 'not measured'
      : measured >= atLeast
        ? 'reached'
        : '**not reached**';
    return [text, atLeast.toFixed(2), ratio(measured), outcome];
  });
  return table(['Chancery, throughput at 16 clients', 'at least', 'measured', ''], rows);
}

function clientSection(report: Report, clients: number): string {
  const names = report.operations.map(({ name }) => name);
  const cell = (system: string, operation: string, show: (figure: Figure) => string) => {
    const found = report.figures.find(
      (each) => each.system === system && each.operation === operation && each.clients === clients,
    );
    return found === undefined ? '' : show(found);
  };
  const part = (heading: string, show: (figure: Figure) => string) =>
    `${heading}\n\n${table(
      ['', ...names],
      report.systems.map(({ name, title }) => [
        title,
        ...names.map((each) => cell(name, each, show)),
      ]),
    )}`;
  return [
    `## ${clients} ${clients === 1 ? 'client' : 'clients'}`,
    part('Requests a second:', ({ throughput }) => throughput.toFixed(0)),
    ratioTable(report, clients),
    part(
      'Milliseconds that a client waits, median / 99th percentile:',
      ({ p50, p99 }) => `${p50} / ${p99}`,
    ),
    part(
      'Processor milliseconds a request, of the system + of Neo4j:',
      ({ system, cpu, neo4jCpu }) =>
        cpu === null
          ? ''
          : `${cpu.toFixed(2)}${system.endsWith('sqlite') || neo4jCpu === null ? '' : ` + ${neo4jCpu.toFixed(2)}`}`,
    ),
  ].join('\n\n');
}

function ratioTable({ figures, operations }: Report, clients: number): string {
  const names = operations.map(({ name }) => name);
  const byHand = bestByHand(figures, clients);
  const row = (of: string, to: string) => {
    const found = ratios(figures, clients, of, to);
    return [
      `${of} / ${to}`,
      ...names.map((name) => {
        const value = found.get(name);
        return value === undefined ? '' : ratio(value);
      }),
      ratio(mean(new Map([...found].filter(([name]) => READS.includes(name))))),
    ];
  };
  const rows = [
    row('chancery-neo4j', 'neo4j-graphql'),
    row('chancery-neo4j', byHand),
    row('chancery-sqlite', 'neo4j-graphql'),
    row('neo4j-graphql', byHand),
  ];
  return `Ratios of these, the last column the geometric mean of those of ${READS[0]} to ${READS.at(-1)}:\n\n${table(['', ...names, 'mean'], rows)}`;
}

function memoryTable({ systems, peakMemory }: Report): string {
  const shown = [...systems, { name: 'neo4j', title: 'Neo4j itself' }];
  const rows = shown.map(({ name, title }) => {
    const bytes = peakMemory[name];
    return [
      title,
      bytes === null || bytes === undefined ? 'not known' : (bytes / 2 ** 20).toFixed(0),
    ];
  });
  return table(['Peak memory, MB', ''], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    line(head.map((_, index) => (index === 0 ? '---' : '--:'))),
    ...rows.map(line),
  ].join('\n');
}

function ratio(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(2);
}

function gigabytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(0);
}
