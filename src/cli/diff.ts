import { defineCommand } from 'citty';
import { headOf, requireOrder, requireRevision } from '#modules/change/change-arguments.ts';
import { readDifferences } from '#modules/change/read-differences.ts';
import { LIMIT_OPTION, ledgerReading, MOST_ROWS, readWhole } from './ledger-reading.ts';
import { JSON_OPTION, printResult } from './print-result.ts';
import { withStore } from './with-store.ts';

/** `chancery diff` */
export const diff = defineCommand({
  meta: { name: 'diff', description: 'Say what two revisions differ in.' },
  args: {
    from: {
      type: 'positional',
      required: true,
      description: 'The earlier revision; 0: before anything was written.',
    },
    to: {
      type: 'positional',
      required: false,
      description: 'The later one; the last if left out.',
    },
    after: {
      type: 'string',
      default: '',
      description: 'Only nodes behind this id, where an earlier answer ended.',
    },
    ...LIMIT_OPTION,
    ...JSON_OPTION,
  },
  run: ({ args }) => {
    const from = readWhole('FROM', args.from, 0);
    const given = args.to === undefined ? null : readWhole('TO', args.to, 0);
    const first = readWhole('--limit', args.limit, 1, MOST_ROWS);
    return withStore(async (store, config) => {
      await store.ready();
      const last = await headOf(store.ledger);
      const to = given ?? last;
      requireRevision('FROM', from, last);
      requireRevision('TO', to, last);
      requireOrder('FROM', from, 'TO', to);
      const reading = ledgerReading(store, config, to);
      const wanted = { from, to, afterId: args.after, first };
      const { changes, more } = await readDifferences(reading, wanted);
      const next = more ? (changes.at(-1)?.id ?? null) : null;
      const lines = [
        `From revision ${from} to ${to}:`,
        ...changes.map(({ revision, sentence }) => `${revision}  ${sentence}`),
        ...(changes.length === 0 ? ['No node differs.'] : []),
        ...(next === null ? [] : [`There is more: --after ${next}`]),
      ];
      printResult(args.json, { from, to, changes, next }, lines.join('\n'));
    });
  },
});
