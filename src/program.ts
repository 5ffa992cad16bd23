import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file or folder of the program itself, wherever it was started. */
export function programPath(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

/** Version of this program, from its package.json. */
export function programVersion(): string {
  return (JSON.parse(readFileSync(programPath('package.json'), 'utf8')) as { version: string })
    .version;
}
