import { cpuMs } from '#bench/load/process-usage.ts';
import { openFresh } from './fresh-store.ts';
import { recordChunk, recordEntities, recordSource } from './in-process.ts';
import { knownEntities, SHAPES, type Shape, SOURCE } from './shapes.ts';
import { timedStore, type Waits } from './timed-store.ts';

export const ENGINES = ['sqlite', 'neo4j'] as const;
export type WriteEngine = (typeof ENGINES)[number];

/** What recording claims of one shape came to. Times are milliseconds a claim. */
export interface WriteFigure {
  readonly shape: Shape['name'];
  /** Claims a second: of all, of the first chunk and of the last, when the store is fullest. */
  readonly throughput: number;
  readonly first: number;
  readonly last: number;
  /** Processor time of this process, and of Neo4j; null: not known, or there is none. */
  readonly cpu: number;
  readonly neo4jCpu: number | null;
  readonly waits: Waits;
  /** What did not wait for the store: checking and planning. */
  readonly ours: number;
}

/** Requests before the clock starts, and claims of each: a service that runs has compiled its code, and the engine has, too. */
const WARM_UP = 10;
const WARM_SIZE = 500;

/** Records so many claims of each shape in a fresh store, one request after the other. */
export async function measureWrites(
  engine: WriteEngine,
  claims: number,
  size: number,
): Promise<readonly WriteFigure[]> {
  const figures: WriteFigure[] = [];
  for (const shape of SHAPES) figures.push(await measureShape(shape, engine, claims, size));
  return figures;
}

async function measureShape(
  shape: Shape,
  engine: WriteEngine,
  claims: number,
  size: number,
): Promise<WriteFigure> {
  const { store, neo4jPid, close } = await openFresh(engine);
  try {
    await recordSource(store, SOURCE);
    await recordEntities(store, SOURCE, knownEntities());
    for (let index = 0; index < WARM_UP; index++) {
      await recordChunk(store, shape.makeChunk(index * WARM_SIZE, WARM_SIZE));
    }
    const before = WARM_UP * WARM_SIZE;
    const chunks = Array.from({ length: Math.ceil(claims / size) }, (_, index) =>
      shape.makeChunk(before + index * size, Math.min(size, claims - index * size)),
    );
    const waits: Waits = { reading: 0, writing: 0, committing: 0 };
    const timed = timedStore(store, waits);
    const rates: number[] = [];
    const cpuBefore = process.cpuUsage();
    const neo4jBefore = cpuMs(neo4jPid);
    const beganAt = performance.now();
    for (const chunk of chunks) {
      const startedAt = performance.now();
      await recordChunk(timed, chunk);
      rates.push((1000 * chunk.claims.length) / (performance.now() - startedAt));
    }
    const milliseconds = performance.now() - beganAt;
    const { user, system } = process.cpuUsage(cpuBefore);
    const neo4jAfter = cpuMs(neo4jPid);
    const waited = waits.reading + waits.writing + waits.committing;
    return {
      shape: shape.name,
      throughput: (1000 * claims) / milliseconds,
      first: rates[0] as number,
      last: rates.at(-1) as number,
      cpu: (user + system) / 1000 / claims,
      neo4jCpu:
        neo4jBefore === null || neo4jAfter === null ? null : (neo4jAfter - neo4jBefore) / claims,
      waits: {
        reading: waits.reading / claims,
        writing: waits.writing / claims,
        committing: waits.committing / claims,
      },
      ours: (milliseconds - waited) / claims,
    };
  } finally {
    await close();
  }
}
