import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder the first time that it is wanted.
 *
 * The work is done beside it, and the name is given last: a folder that is there is whole, a broken download is tried
 * again, and two runs that start together do not read each other's half.
 */
export async function once(folder: string, make: (draft: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.draft-`);
  try {
    await make(draft);
    await rename(draft, folder).catch((error: unknown) => {
      // Another run was faster; what it made is as good as ours.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
