import { defineCommand } from 'citty';
import { readConfig } from '#src/config.ts';
import { AppError } from '#src/errors.ts';
import { loadDump } from './load-dump.ts';
import { beginning, plainBytes } from './plain-bytes.ts';
import { JSON_OPTION, printResult } from './print-result.ts';
import { type Backup, type Restored, restoreFile } from './restore-file.ts';
import { withStore } from './with-store.ts';

/** With what a file of SQLite begins. */
const SQLITE = 'SQLite format 3\0';

/** `chancery restore` */
export const restore = defineCommand({
  meta: {
    name: 'restore',
    description: 'Put a backup or a dump in the place of the store. Stop the service before.',
  },
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'What chancery backup or chancery dump has written.',
    },
    force: {
      type: 'boolean',
      default: false,
      description: 'Replace a store that has revisions; only an embedded one.',
    },
    ...JSON_OPTION,
  },
  run: async ({ args: { file, force, json } }) => {
    const backup = await readBackup(file);
    const { store } = readConfig();
    const restored =
      store.engine === 'sqlite'
        ? await restoreFile(store, backup, force)
        : await restoreServer(backup, file);
    printResult(json, restored, describe(restored));
  },
});

async function readBackup(file: string): Promise<Backup> {
  const { first, all } = await beginning(await plainBytes(file), SQLITE.length);
  return { kind: first.toString('latin1') === SQLITE ? 'sqlite' : 'dump', bytes: all };
}

/** A server takes a dump, and only into an empty database: to empty it is left to who runs it. */
function restoreServer({ kind, bytes }: Backup, file: string): Promise<Restored> {
  return withStore(async (store) => {
    const { address, revision } = await store.status();
    if (kind === 'sqlite')
      throw refusal(
        `${file} is the copy of an embedded store. Restore it in a folder, and dump it`,
      );
    if (revision > 0)
      throw refusal(
        `${address} has ${revision} revisions, and --force is not for a server. Empty it`,
      );
    const { revision: loaded } = await loadDump(store, bytes);
    const { nodes } = await store.status();
    return { address, kind, revision: loaded, nodes, damaged: null };
  });
}

function refusal(reason: string): AppError {
  return new AppError('BAD_USER_INPUT', `Nothing was written: ${reason} first.`);
}

function describe({ address, kind, revision, nodes, damaged }: Restored): string {
  const what = kind === 'sqlite' ? 'the copy' : 'the dump';
  const line = `${address}: ${what} is restored, with ${revision} revisions and ${nodes} nodes.`;
  return damaged === null
    ? line
    : `${line}\nWhat was there could not be read; it is ${damaged} now.`;
}
