import { defineCommand } from 'citty';
import { planEvidence } from '#evidence/plan-evidence.ts';
import type { ReadPlan } from '#graph/read-plan.ts';
import type { GraphStore } from '#graph/store.ts';
import { graphModel } from '#modules/graph-model.ts';
import { AppError } from '#src/errors.ts';
import { JSON_OPTION, printResult } from './print-result.ts';
import { UsageError } from './usage-error.ts';
import { withStore } from './with-store.ts';

/** Who writes from the command line. */
const ACTOR = 'cli';

/** `chancery snapshot` */
export const snapshot = defineCommand({
  meta: { name: 'snapshot', description: 'Give the last revision a name, or list those named.' },
  args: {
    name: {
      type: 'positional',
      required: false,
      description: 'What to call the last revision. Left out: the names that there are.',
    },
    description: { type: 'string', description: 'What it is for.' },
    ...JSON_OPTION,
  },
  run: ({ args }) =>
    withStore(async (store, { limits }) => {
      await store.ready();
      if (args.name === undefined) {
        const snapshots = await listSnapshots(store, limits.timeoutMs);
        const lines = snapshots.map(({ revision, createdAt, createdBy, name }) =>
          [revision, createdAt, createdBy, name].join('  '),
        );
        const text = lines.length === 0 ? 'No snapshots.' : lines.join('\n');
        return printResult(args.json, { snapshots }, text);
      }
      const name = args.name.trim();
      if (!/^[^\p{C}\p{Zl}\p{Zp}]{1,100}$/u.test(name))
        throw new UsageError('NAME is one line of 1 to 100 characters.');
      const made = await createSnapshot(store, name, args.description?.trim() || null);
      printResult(args.json, made, `${made.id} names revision ${made.revision}.`);
    }),
});

function createSnapshot(store: GraphStore, name: string, description: string | null) {
  return store.transact(async (transaction) => {
    const revision = transaction.revision - 1;
    if (revision === 0)
      throw new AppError('BAD_USER_INPUT', 'There is no revision yet that could be named.');
    const commands = { snapshots: [{ name, description }] };
    const message = `Name revision ${revision}: ${name}`;
    const recording = { actor: ACTOR, message, at: new Date().toISOString() };
    const { plan, changes } = await planEvidence(transaction, graphModel, commands, recording);
    await transaction.write(plan);
    return { id: changes[0]?.id ?? '', name, revision };
  });
}

const COLUMNS = ['id', 'name', 'description', 'createdAt', 'createdBy'] as const;
const MOST_SNAPSHOTS = 10_000;

const ALL: ReadPlan = {
  start: {
    kind: 'list',
    kinds: ['Snapshot'],
    list: {
      where: null,
      order: [
        {
          on: 'node',
          column: { name: 'revision', type: 'integer', required: true },
          descending: false,
        },
        { on: 'node', column: { name: 'id', type: 'text', required: true }, descending: false },
      ],
      page: { from: 'start', limit: 0, peek: false, beyond: null },
      count: false,
      row: [
        {
          kind: 'column',
          on: 'node',
          column: { name: 'revision', type: 'integer', required: true },
        },
        ...COLUMNS.map(
          (name) =>
            ({
              kind: 'column',
              on: 'node',
              column: { name, type: 'text', required: name !== 'description' },
            }) as const,
        ),
      ],
    },
  },
  revision: false,
};

async function listSnapshots(store: GraphStore, timeoutMs: number) {
  const { rows } = await store.read(ALL, [MOST_SNAPSHOTS], { timeoutMs });
  return rows.map(([revision, id, name, description, createdAt, createdBy]) => ({
    id,
    name,
    revision,
    description,
    createdAt,
    createdBy,
  }));
}
