import { stripVTControlCharacters } from 'node:util';
import {
  type CommandDef,
  type CommandMeta,
  defineCommand,
  parseArgs,
  renderUsage,
  type SubCommandsDef,
} from 'citty';
import { AppError } from '#src/errors.ts';
import { programVersion } from '#src/program.ts';
import { rejectUnknown, UsageError } from './usage-error.ts';

const COMMANDS = {
  serve: async () => (await import('./serve.ts')).serve,
  migrate: async () => (await import('./migrate.ts')).migrate,
  seed: async () => (await import('./seed.ts')).seed,
  query: async () => (await import('./query.ts')).query,
  'print-schema': async () => (await import('./print-schema.ts')).printSchema,
  doctor: async () => (await import('./doctor.ts')).doctor,
  token: async () => (await import('./token.ts')).token,
  operations: async () => (await import('./operations.ts')).operations,
  permalink: async () => (await import('./permalink.ts')).permalink,
  history: async () => (await import('./history.ts')).history,
  diff: async () => (await import('./diff.ts')).diff,
  snapshot: async () => (await import('./snapshot.ts')).snapshot,
  dump: async () => (await import('./dump.ts')).dump,
  load: async () => (await import('./load.ts')).load,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
} satisfies SubCommandsDef;

const chancery = defineCommand({
  meta: {
    name: 'chancery',
    description: 'A knowledge graph of diplomacy that can show its evidence.',
  },
  subCommands: COMMANDS,
});

const EXIT_CODES = 'Exit codes: 0 done, 1 failed, 2 the command line was not understood.';

/**
 * Runs a command line and answers its exit code: 0 done, 1 failed (standard error says `CODE: message`), 2 the
 * command line was not understood. With `--json`, a failure is JSON on standard output too.
 */
export async function runCommandLine(line: readonly string[]): Promise<number> {
  try {
    return await run(line);
  } catch (error) {
    return explain(error, line.includes('--json'));
  }
}

async function run(line: readonly string[]): Promise<number> {
  const [first] = line;
  if (first === '--version' || first === '-v') return print(programVersion());
  return runCommand(chancery, line);
}

/** A command with commands of its own goes on with the one that is named. `path`: the names before it. */
async function runCommand(
  command: CommandDef,
  line: readonly string[],
  path?: string,
): Promise<number> {
  const commands = command.subCommands as Readonly<Record<string, () => Promise<unknown>>>;
  if (commands === undefined) return runLast(command, line, path);
  const [name, ...rest] = line;
  if (name === undefined || isHelp(name)) return printUsage(command, path);
  if (!Object.hasOwn(commands, name)) {
    throw new UsageError(
      `No command is called ${name}; there are ${Object.keys(commands).join(', ')}.`,
    );
  }
  const next = (await commands[name]?.()) as CommandDef;
  const { name: own } = command.meta as CommandMeta;
  return runCommand(next, rest, path === undefined ? own : `${path} ${own}`);
}

async function runLast(
  command: CommandDef,
  line: readonly string[],
  path?: string,
): Promise<number> {
  if (line.some(isHelp)) return printUsage(command, path);
  const definitions = (command.args ?? {}) as Parameters<typeof parseArgs>[1];
  const args = parseArgs([...line], definitions);
  rejectUnknown(args, definitions);
  return ((await command.run?.({ rawArgs: [...line], args, cmd: command })) as number) ?? 0;
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

async function printUsage(command: CommandDef, path?: string): Promise<number> {
  const parent = path === undefined ? undefined : { meta: { name: path } };
  const usage = `${await renderUsage(command, parent)}\n${EXIT_CODES}`;
  return print(process.stdout.isTTY ? usage : stripVTControlCharacters(usage));
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function explain(error: unknown, asJson: boolean): number {
  const isUsage = error instanceof Error && /^(CLI|Usage)Error$/.test(error.name);
  const code = error instanceof AppError ? error.code : isUsage ? 'USAGE' : 'INTERNAL_SERVER_ERROR';
  const message = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  const details = error instanceof AppError ? error.details : {};
  if (asJson) print(JSON.stringify({ error: { code, message, ...details } }));
  process.stderr.write(`${code}: ${message}\n`);
  if (code === 'INTERNAL_SERVER_ERROR') process.stderr.write(`${(error as Error).stack}\n`);
  return isUsage ? 2 : 1;
}
