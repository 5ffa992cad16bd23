import { execFile } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Others read our files with these. */
const PACKAGES = ['followthemoney==4.11.2', 'networkx==3.6.1'];
const DIRECTORY = join(homedir(), '.cache', 'chancery', 'python-readers');

/** A Python that has other readers of our files, installed once; why not, where none can be had. */
export async function pythonReaders(): Promise<
  { readonly python: string } | { readonly why: string }
> {
  const python = join(DIRECTORY, 'bin', 'python');
  const note = join(DIRECTORY, 'installed');
  if (existsSync(note)) return { python };
  try {
    rmSync(DIRECTORY, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', DIRECTORY], { timeout: 60_000 });
    await run(python, ['-m', 'pip', 'install', '--quiet', ...PACKAGES], { timeout: 240_000 });
    writeFileSync(note, PACKAGES.join('\n'));
    return { python };
  } catch (error) {
    return { why: `No Python with ${PACKAGES.join(' and ')}: ${(error as Error).message}` };
  }
}

/** What a script prints, as JSON. */
export async function runPython(python: string, script: string, file: string): Promise<unknown> {
  const { stdout } = await run(python, ['-c', script, file], { timeout: 60_000 });
  return JSON.parse(stdout);
}
