import { readFile, writeFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import { printedSchema } from '#modules/schema.ts';
import { programPath } from '#src/program.ts';
import { JSON_OPTION, printResult } from './print-result.ts';

const COMMITTED = programPath('schema/schema.graphql');

/** `chancery print-schema` */
export const printSchema = defineCommand({
  meta: { name: 'print-schema', description: 'Write the schema as SDL.' },
  args: {
    file: {
      type: 'positional',
      required: false,
      description: 'Where to; - is standard output. schema/schema.graphql when left out.',
    },
    check: {
      type: 'boolean',
      default: false,
      description: 'Only say whether the file is up to date; exit code 1 when it is not.',
    },
    ...JSON_OPTION,
  },
  run: async ({ args }) => {
    const file = args.file ?? COMMITTED;
    const sdl = printedSchema();
    if (args.check) {
      const upToDate = (await readOrNothing(file)) === sdl;
      const text = upToDate
        ? `${file} is up to date.`
        : `${file} is not what the code says. Run chancery print-schema.`;
      printResult(args.json, { file, upToDate }, text);
      return upToDate ? 0 : 1;
    }
    if (file === '-') {
      process.stdout.write(args.json ? `${JSON.stringify({ sdl })}\n` : sdl);
      return 0;
    }
    await writeFile(file, sdl);
    printResult(args.json, { file, upToDate: true }, `${file} was written.`);
    return 0;
  },
});

async function readOrNothing(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}
