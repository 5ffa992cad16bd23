import DataLoader from 'dataloader';
import { cancelled, endWith } from '#graph/ending.ts';
import type { Parameter, ReadResult } from '#graph/read-plan.ts';
import type { ReadOptions } from '#graph/store.ts';

/** One request of a statement. */
export interface LaneRequest {
  readonly parameters: readonly Parameter[];
  readonly options: ReadOptions;
}

/** Answers one result a request, in their order. The signal fires when nobody waits for any of them any more. */
type RunBatch = (
  requests: readonly LaneRequest[],
  signal: AbortSignal,
) => Promise<readonly ReadResult[]>;

/** A request in a lane, and whether its caller has stopped waiting. */
interface Waiting {
  readonly request: LaneRequest;
  gone: boolean;
  leave: () => void;
}

interface Lane {
  readonly loader: DataLoader<Waiting, ReadResult>;
  running: number;
  /** Batches, each started when a statement of the lane comes back. */
  readonly waiting: (() => void)[];
  /** Moving average of what one request costs the engine, milliseconds. */
  cost: number;
}

/** A request that costs more is run by itself: together they would only wait for each other. */
const LIGHT_MS = 4;
const MOST_TOGETHER = 64;
const REMEMBERED = 1000;

/**
 * Equal statements that are asked for while one of them runs go to the engine together when it is back.
 * Nothing waits in order to be joined: what finds its lane free is run at once.
 */
export class ReadLanes {
  readonly #lanes = new Map<string, Lane>();

  /** Answers one result. `key` is the same for requests that one statement can answer together. */
  read(
    key: string,
    request: LaneRequest,
    runAlone: () => Promise<ReadResult>,
    runBatch: RunBatch,
  ): Promise<ReadResult> {
    const lane = this.#lane(key, runBatch);
    if (lane.cost > LIGHT_MS) return timed(lane, 1, runAlone);
    if (lane.running === 0 && lane.waiting.length === 0) return this.#track(lane, 1, runAlone);
    return this.#wait(lane, { request, gone: false, leave: () => undefined });
  }

  async #wait(lane: Lane, waiting: Waiting): Promise<ReadResult> {
    try {
      return await endWith(lane.loader.load(waiting), waiting.request.options);
    } finally {
      waiting.gone = true;
      waiting.leave();
    }
  }

  #lane(key: string, runBatch: RunBatch): Lane {
    const known = this.#lanes.get(key);
    if (known !== undefined) return known;
    const lane: Lane = {
      running: 0,
      waiting: [],
      cost: 0,
      loader: new DataLoader(
        (waiting) => this.#track(lane, waiting.length, () => answerTogether(waiting, runBatch)),
        {
          cache: false,
          maxBatchSize: MOST_TOGETHER,
          batchScheduleFn: (start) => lane.waiting.push(start),
        },
      ),
    };
    if (this.#lanes.size >= REMEMBERED) this.#lanes.clear();
    this.#lanes.set(key, lane);
    return lane;
  }

  async #track<T>(lane: Lane, requests: number, run: () => Promise<T>): Promise<T> {
    lane.running++;
    try {
      return await timed(lane, requests, run);
    } finally {
      lane.running--;
      lane.waiting.shift()?.();
    }
  }
}

/** Runs what somebody still waits for, and ends it when all of them have left. */
async function answerTogether(
  waiting: readonly Waiting[],
  runBatch: RunBatch,
): Promise<readonly (ReadResult | Error)[]> {
  const present = waiting.filter(({ gone }) => !gone);
  if (present.length === 0) return waiting.map(() => cancelled());
  const everybody = new AbortController();
  for (const each of present) {
    each.leave = () => {
      if (present.every(({ gone }) => gone)) everybody.abort();
    };
  }
  const requests = present.map(({ request }) => request);
  const results = await runBatch(requests, everybody.signal);
  const answers = new Map(present.map((each, index) => [each, results[index]] as const));
  return waiting.map((each) => answers.get(each) ?? cancelled());
}

/** What fails has cost as much, so it counts as well. */
async function timed<T>(lane: Lane, requests: number, run: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await run();
  } finally {
    lane.cost += ((performance.now() - began) / requests - lane.cost) / 8;
  }
}
