import DataLoader from 'dataloader';
import { endWith } from '#graph/ending.ts';
import type { Parameter, ReadResult } from '#graph/read-plan.ts';
import type { ReadOptions } from '#graph/store.ts';

/** One request of a statement. */
export interface LaneRequest {
  readonly parameters: readonly Parameter[];
  readonly options: ReadOptions;
}

type RunBatch = (requests: readonly LaneRequest[]) => Promise<readonly ReadResult[]>;

interface Lane {
  readonly loader: DataLoader<LaneRequest, ReadResult>;
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
    return endWith(lane.loader.load(request), request.options);
  }

  #lane(key: string, runBatch: RunBatch): Lane {
    const known = this.#lanes.get(key);
    if (known !== undefined) return known;
    const lane: Lane = {
      running: 0,
      waiting: [],
      cost: 0,
      loader: new DataLoader(
        (requests) => this.#track(lane, requests.length, () => runBatch(requests)),
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

async function timed<T>(lane: Lane, requests: number, run: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const answer = await run();
  lane.cost += ((performance.now() - began) / requests - lane.cost) / 8;
  return answer;
}
