import { readFile } from 'node:fs/promises';
import { UsageError } from './usage-error.ts';

/** @throws UsageError that names the file when it cannot be read. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}.`);
  }
}
