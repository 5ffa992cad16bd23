import type { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Seconds for which points are counted together, from the first of them on. */
export const WINDOW_SECONDS = 60;

/** How a caller stands after it asked for points. */
export interface Standing {
  readonly granted: boolean;
  readonly remaining: number;
  /** Whole seconds, at least 1, until all points are there again. */
  readonly seconds: number;
}

/** Counts points by caller, in the memory of this process: with several instances each grants as many. */
export class RateLimiter {
  /** Points a minute. */
  readonly points: number;
  #counter: Promise<RateLimiterMemory> | undefined;

  constructor(points: number) {
    this.points = points;
  }

  /** What is not granted is not taken: a smaller request may still pass. */
  async take(key: string, points: number): Promise<Standing> {
    this.#counter ??= openCounter(this.points);
    const counter = await this.#counter;
    const taken = await counter.consume(key, points).catch((refused: RateLimiterRes) => refused);
    if (taken.consumedPoints <= this.points) return standing(true, taken);
    return standing(false, await counter.reward(key, points));
  }
}

/** It takes memory that a service without limits need not pay. */
async function openCounter(points: number): Promise<RateLimiterMemory> {
  const { RateLimiterMemory: Counter } = await import('rate-limiter-flexible');
  return new Counter({ points, duration: WINDOW_SECONDS });
}

function standing(granted: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes): Standing {
  return {
    granted,
    remaining: remainingPoints,
    seconds: Math.max(Math.ceil(msBeforeNext / 1000), 1),
  };
}
