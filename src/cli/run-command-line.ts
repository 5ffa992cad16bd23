import { stripVTControlCharacters } from 'node:util';
import { type CommandDef, defineCommand, parseArgs, renderUsage, type SubCommandsDef } from 'citty';
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

async function run([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h') return printUsage(chancery);
  if (name === '--version' || name === '-v') return print(programVersion());
  if (!Object.hasOwn(COMMANDS, name)) {
    throw new UsageError(
      `No command is called ${name}; there are ${Object.keys(COMMANDS).join(', ')}.`,
    );
  }
  const command = (await COMMANDS[name as keyof typeof COMMANDS]()) as unknown as CommandDef;
  if (rest.includes('--help') || rest.includes('-h')) return printUsage(command, chancery);
  const definitions = (command.args ?? {}) as Parameters<typeof parseArgs>[1];
  const args = parseArgs([...rest], definitions);
  rejectUnknown(args, definitions);
  return ((await command.run?.({ rawArgs: [...rest], args, cmd: command })) as number) ?? 0;
}

async function printUsage(command: CommandDef, parent?: CommandDef): Promise<number> {
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
