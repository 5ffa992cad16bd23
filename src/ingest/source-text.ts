import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Texts at hand, by the SHA-256 of their bytes. */
export type SourceTexts = ReadonlyMap<string, string>;

/** The `.txt` files of a folder, known by what they hold and not by their names. Empty without a folder. */
export async function readSourceTexts(folder: string | undefined): Promise<SourceTexts> {
  if (folder === undefined) return new Map();
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  const texts = await Promise.all(names.map((name) => readSourceText(join(folder, name))));
  return new Map(texts.map(({ sha256, text }) => [sha256, text]));
}

/** A text with the SHA-256 of its bytes, in lower-case hexadecimal. */
export async function readSourceText(
  path: string,
): Promise<{ readonly sha256: string; readonly text: string }> {
  const bytes = await readFile(path);
  return { sha256: createHash('sha256').update(bytes).digest('hex'), text: bytes.toString('utf8') };
}
