import { AppError } from '#src/errors.ts';

/** `reason`: the rest of a sentence about the dump. */
export function badDump(reason: string, cause?: unknown): AppError {
  const message = `Nothing was written: this is no whole dump of Chancery; ${reason}.`;
  return new AppError('BAD_DUMP', message, { cause });
}
