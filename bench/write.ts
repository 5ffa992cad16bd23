/**
 * `npm run bench:write`: records claims by the mutation `recordClaims`, in process, and prints how many a second.
 *
 * @see README.md, "Writing".
 */
import { parseArgs } from 'node:util';
import { measureWrites, type WriteEngine, type WriteFigure } from './write/measure-writes.ts';
import { SHAPES } from './write/shapes.ts';

/** Claims a second that we promise. */
const TARGETS: Readonly<Record<WriteEngine, number>> = { sqlite: 5000, neo4j: 1000 };

// So that the handlers of `exit` run, which end Neo4j.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

try {
  const { values } = parseArgs({
    options: {
      neo4j: { type: 'boolean', default: false },
      claims: { type: 'string', default: '10000' },
      chunk: { type: 'string', default: '1000' },
    },
  });
  const engine = values.neo4j ? 'neo4j' : 'sqlite';
  const [claims, chunk] = [positive('claims', values.claims), positive('chunk', values.chunk)];
  const figures = await measureWrites(engine, claims, chunk);
  console.log(`${claims} claims in requests of ${chunk}, ${engine}`);
  for (const figure of figures) console.log(linesOf(figure, TARGETS[engine]));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function linesOf(figure: WriteFigure, target: number): string {
  const { throughput, first, last, cpu, neo4jCpu, waits, ours } = figure;
  const outcome = throughput >= target ? 'reached' : 'not reached';
  const title = SHAPES.find(({ name }) => name === figure.shape)?.title;
  const ofNeo4j = neo4jCpu === null ? '' : ` + ${neo4jCpu.toFixed(3)} of Neo4j`;
  return [
    `\n${title}:`,
    `  ${throughput.toFixed(0)} claims a second (first request ${first.toFixed(0)}, last ${last.toFixed(0)}); target ${target}: ${outcome}`,
    `  ${cpu.toFixed(3)} ms of processor time a claim${ofNeo4j}`,
    `  ms a claim: checking and planning ${ours.toFixed(3)}, reading ${waits.reading.toFixed(3)}, writing ${waits.writing.toFixed(3)}, commit ${waits.committing.toFixed(3)}`,
  ].join('\n');
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${name} ${text} is not a whole number above 0.`);
}
