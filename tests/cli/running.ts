import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { programPath } from '#src/program.ts';

/** How a command ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly directory?: string;
}

/** Starts `chancery` with an environment that holds nothing of ours but what is given. */
export function start(line: readonly string[], options: Options = {}): ChildProcess {
  // biome-ignore lint/style/noProcessEnv: a child needs the path of this machine.
  const { PATH = '', HOME = '' } = process.env;
  const environment = { PATH, HOME, NO_COLOR: '1', PORT: '0', ...options.environment };
  const child = spawn(process.execPath, [programPath('bin/chancery.mjs'), ...line], {
    env: environment,
    ...(options.directory !== undefined && { cwd: options.directory }),
  });
  child.stdin?.end(options.input ?? '');
  return child;
}

/** Runs `chancery` to its end. */
export async function run(line: readonly string[], options: Options = {}): Promise<Ended> {
  const child = start(line, options);
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const said = [child.stdout, child.stderr].map((stream) =>
    stream === null ? Promise.resolve('') : text(stream),
  );
  const [stdout = '', stderr = ''] = await Promise.all(said);
  return { code: await ended, stdout, stderr };
}

/** What `serve --json` announces on its first line. */
export interface Announced {
  readonly graphql: string;
  readonly graphiql?: string;
  readonly live: string;
  readonly ready: string;
}

/** Waits for the line with which a service says that it listens. */
export function announced(child: ChildProcess): Promise<Announced> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) resolve(JSON.parse(said) as Announced);
    });
    child.on('exit', (code) => reject(new Error(`It ended with ${code} before it listened.`)));
  });
}

/** Asks a service to end, and answers its exit code. */
export function stop(child: ChildProcess): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  return ended;
}
