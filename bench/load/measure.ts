import { seededRandom } from '#bench/data/random.ts';
import type { Sizes } from '#bench/data/sizes.ts';
import type { Operation } from '#bench/operations/operation.ts';
import type { RunningSystem } from '#bench/systems/start-system.ts';
import { cpuMs } from './process-usage.ts';
import { runLoad, type Turn } from './run-load.ts';

/** One turn of a system with what it cost. */
export interface MeasuredTurn extends Turn {
  /** Milliseconds of processor time a request, of the system's process and of Neo4j; null: not known. */
  readonly cpu: number | null;
  readonly neo4jCpu: number | null;
}

export interface Course {
  readonly operation: Operation;
  /** Those that can be asked it. */
  readonly systems: readonly RunningSystem[];
  readonly clients: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly sizes: Sizes;
  readonly neo4jPid: number | null;
}

/** Seconds for each system and operation: a Java machine takes thousands of requests to compile what it runs. */
const WARM_UP_SECONDS = 5;

/** Runs every operation on every system before the first is timed, so that none is timed on a machine colder than others. */
export async function warmUp(courses: readonly Course[]): Promise<void> {
  for (const course of courses) {
    for (const running of course.systems) {
      await takeTurn({ ...course, seconds: WARM_UP_SECONDS }, running, 'warm-up');
    }
  }
}

/** Systems take turns (A B C, A B C, …), so that what disturbs one disturbs all. The first turns do not count. */
export async function measureCourse(
  course: Course,
): Promise<ReadonlyMap<string, readonly MeasuredTurn[]>> {
  const { systems } = course;
  for (const running of systems) {
    await takeTurn({ ...course, seconds: course.seconds / 2 }, running, 'again');
  }
  const turns = new Map<string, MeasuredTurn[]>(systems.map(({ system }) => [system.name, []]));
  for (let round = 0; round < course.rounds; round++) {
    for (const running of systems) {
      turns.get(running.system.name)?.push(await takeTurn(course, running, `round ${round}`));
    }
  }
  return turns;
}

async function takeTurn(
  course: Course,
  { system, port, pid }: RunningSystem,
  turn: string,
): Promise<MeasuredTurn> {
  const { operation, clients, seconds, sizes, neo4jPid } = course;
  const random = seededRandom(`${operation.name} ${clients} ${turn}`);
  const [before, neo4jBefore] = [cpuMs(pid), cpuMs(neo4jPid)];
  const done = await runLoad(port, clients, seconds, () =>
    system.request(operation, operation.draw(random, sizes)),
  );
  const perRequest = (start: number | null, end: number | null) =>
    start === null || end === null ? null : (end - start) / done.requests;
  if (done.errors > 0)
    throw new Error(
      `${system.name} failed in ${done.errors} of ${done.requests} requests of ${operation.name}: ${done.firstError}`,
    );
  return {
    ...done,
    cpu: perRequest(before, cpuMs(pid)),
    neo4jCpu: perRequest(neo4jBefore, cpuMs(neo4jPid)),
  };
}
