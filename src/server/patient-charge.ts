import { setTimeout as sleep } from 'node:timers/promises';
import type { Charge } from '#graphql/context.ts';
import { AppError } from '#src/errors.ts';

/**
 * Waits where a caller has spent what it may in a minute, and takes the points then: a file that has begun goes on as fast as the
 * limit lets it.
 */
export function patientCharge(charge: Charge, signal: AbortSignal): Charge {
  return async (points) => {
    for (;;) {
      try {
        return await charge(points);
      } catch (error) {
        const seconds = secondsToWait(error, points);
        if (seconds === null) throw error;
        await sleep(seconds * 1000, undefined, { signal });
      }
    }
  };
}

/** Null: waiting does not help. */
function secondsToWait(error: unknown, points: number): number | null {
  if (!(error instanceof AppError) || error.code !== 'RATE_LIMITED') return null;
  const { limit, retryAfterSeconds } = error.details as {
    readonly limit: number;
    readonly retryAfterSeconds: number;
  };
  return points > limit ? null : Math.max(1, retryAfterSeconds);
}
