import { AppError } from '#src/errors.ts';

/** Two nodes of a kind would share a value of a property by which one is found. */
export function notUnique(kind: string, property: string, value: string, cause: unknown): AppError {
  const message = `Nothing was written: another ${kind} has the ${property} "${value}" already.`;
  return new AppError('BAD_USER_INPUT', message, { cause });
}
