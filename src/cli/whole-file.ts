import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AppError } from '#src/errors.ts';

/** Who made it may read it: a graph may hold what is not for everybody. */
const MODE = 0o600;

/**
 * Makes a file that is there only when it is whole, also after a power cut. `write` fills a draft beside it, which is there and
 * empty; a file of this name that was there before stays until then.
 *
 * @throws AppError `BAD_USER_INPUT` when the system refuses it.
 */
export async function wholeFile(
  file: string,
  write: (draft: string) => Promise<void>,
): Promise<void> {
  const draft = `${resolve(file)}.${process.pid}.part`;
  try {
    await onDisk(draft, 'wx');
    await write(draft);
    await onDisk(draft, 'r+');
    await rename(draft, file);
    await onDisk(dirname(draft), 'r');
  } catch (cause) {
    await rm(draft, { force: true });
    throw isOfSystem(cause) ? cannotWrite(file, cause) : cause;
  }
}

async function onDisk(path: string, flags: string): Promise<void> {
  const handle: FileHandle = await open(path, flags, MODE);
  await handle.sync().finally(() => handle.close());
}

function isOfSystem(cause: unknown): cause is NodeJS.ErrnoException {
  return cause instanceof Error && 'syscall' in cause;
}

function cannotWrite(file: string, cause: Error): AppError {
  return new AppError('BAD_USER_INPUT', `${file} cannot be written: ${cause.message}.`, { cause });
}
