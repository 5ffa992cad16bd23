import { AppError } from '#src/errors.ts';
import type { ReadOptions } from './store.ts';

export function cancelled(): AppError {
  return new AppError('CANCELLED', 'The client went away; the operation was ended.');
}

export function timedOut(timeoutMs: number): AppError {
  return new AppError(
    'TIMEOUT',
    `The operation took longer than ${timeoutMs} ms and was ended. Ask for less.`,
  );
}

/**
 * Answers for work that may be waiting for its turn: the caller is told at once when nobody waits any more or the
 * time is over. Ending the statement itself, once it runs, is the engine's business.
 *
 * @throws AppError `CANCELLED`, `TIMEOUT`.
 */
export async function endWith<T>(
  work: Promise<T>,
  { signal, timeoutMs }: Pick<ReadOptions, 'signal' | 'timeoutMs'>,
): Promise<T> {
  // When the caller has gone, nobody is left to hear of a failure.
  work.catch(() => undefined);
  if (signal?.aborted) throw cancelled();
  let stop: () => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(timedOut(timeoutMs)), timeoutMs);
    const cancel = () => reject(cancelled());
    signal?.addEventListener('abort', cancel, { once: true });
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    };
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    stop();
  }
}
