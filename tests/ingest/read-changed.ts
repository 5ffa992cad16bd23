import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSeed } from '#ingest/read-seed.ts';
import { graphModel } from '#modules/graph-model.ts';
import { type Files, GOOD, makeFolder, writeSeed } from './seed-folder.ts';

/** What every seed here is read with. */
export const OPTIONS = { model: graphModel, recordedAt: '2024-09-14T00:00:00Z' };

/** Reads the good seed with these files in place of its own. */
export async function read(files: Files = {}, text?: string) {
  const parent = await makeFolder();
  const folder = await writeSeed(parent, 'gazette', files);
  if (text === undefined) return readSeed(folder, OPTIONS);
  const textPath = join(parent, 'text.txt');
  await writeFile(textPath, text);
  return readSeed(folder, { ...OPTIONS, textPath });
}

/** The good seed with one thing changed in one file. */
export function change(file: keyof typeof GOOD, from: string, to: string): Files {
  if (!GOOD[file].includes(from)) throw new Error(`${file} has no ${from}`);
  return { [file]: GOOD[file].replace(from, to) };
}
