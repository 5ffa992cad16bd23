import { defineCommand } from 'citty';
import { headOf, requireRevision } from '#modules/change/change-arguments.ts';
import { changeCursors, type Place } from '#modules/change/change-cursor.ts';
import { changeFilter } from '#modules/change/change-filter.ts';
import type { Change } from '#modules/change/describe-changes.ts';
import { readChanges } from '#modules/change/read-changes.ts';
import { LIMIT_OPTION, ledgerReading, MOST_ROWS, readWhole } from './ledger-reading.ts';
import { JSON_OPTION, printResult } from './print-result.ts';
import { withStore } from './with-store.ts';

/** `chancery history` */
export const history = defineCommand({
  meta: { name: 'history', description: 'Say what was written, when and by whom.' },
  args: {
    id: {
      type: 'positional',
      required: false,
      description: 'Only what is about this entity: its id.',
    },
    since: {
      type: 'string',
      default: '0',
      description: 'Only later revisions than this one.',
    },
    after: {
      type: 'string',
      description: 'Only what is behind this place, which an earlier answer named.',
    },
    ...LIMIT_OPTION,
    ...JSON_OPTION,
  },
  run: ({ args }) => {
    const since = readWhole('--since', args.since, 0);
    const first = readWhole('--limit', args.limit, 1, MOST_ROWS);
    const filter = changeFilter({ about: args.id });
    const cursors = changeCursors(filter);
    const after: Place =
      args.after === undefined ? { revision: since, id: '' } : cursors.decode(args.after);
    return withStore(async (store, config) => {
      await store.ready();
      const until = await headOf(store.ledger);
      requireRevision('--since', since, until);
      const reading = ledgerReading(store, config, null);
      const { changes, more } = await readChanges(reading, { after, until, filter, first });
      const last = changes.at(-1);
      const next = more && last !== undefined ? cursors.encode(last) : null;
      printResult(args.json, { changes, next }, textOf(changes, next));
    });
  },
});

function textOf(changes: readonly Change[], next: string | null): string {
  const lines: string[] = [];
  let told = 0;
  for (const { revision, at, actor, message, sentence } of changes) {
    if (revision !== told) lines.push(`${revision}  ${at}  ${actor}  ${message}`);
    told = revision;
    lines.push(`   ${sentence}`);
  }
  if (changes.length === 0) lines.push('Nothing was written.');
  if (next !== null) lines.push(`There is more: --after ${next}`);
  return lines.join('\n');
}
