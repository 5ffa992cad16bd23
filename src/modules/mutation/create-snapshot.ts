import { snapshotId } from '#evidence/plan-notes.ts';
import type { PresentNode } from '#graph/transaction.ts';
import { declareMutation } from './declare-mutation.ts';
import { listProblems } from './problem-list.ts';
import { validationError, writeConflict } from './refusal.ts';
import type { Intention, Refused, Work, WriteInput } from './run-mutation.ts';

interface CreateSnapshotInput extends WriteInput {
  readonly name: string;
  readonly description?: string | null;
}

const LONGEST_NAME = 100;

declareMutation<CreateSnapshotInput>({
  name: 'createSnapshot',
  description:
    'Gives the last revision a name for citing. The same name again, before anything else is written, is the same snapshot; later it is a conflict.',
  role: 'editor',
  input: (t) => ({
    name: t.string({
      required: true,
      description: `What it is called, at most ${LONGEST_NAME} characters; it makes the id.`,
    }),
    description: t.string({ description: 'What it is for.' }),
  }),
  answer: (t) => ({
    snapshot: t.id({ description: 'Id of the snapshot.' }),
    namedRevision: t.int({
      description: 'The revision that it names: use it in asOf. That of the snapshot is the next.',
    }),
  }),
  prepare,
});

async function prepare(
  input: CreateSnapshotInput,
  { transaction }: Work,
): Promise<Intention | Refused> {
  const { problems, report } = listProblems();
  const [name, description] = [input.name.trim(), input.description?.trim() || null];
  const named = transaction.revision - 1;
  if (name === '' || name.length > LONGEST_NAME)
    report(`A name has 1 to ${LONGEST_NAME} characters.`, ['name']);
  if (named === 0) report('There is no revision yet that could be named.', []);
  if (problems.length > 0) return { refuse: () => validationError(problems) };
  const id = snapshotId(name);
  const [stored] = await transaction.nodes([id]);
  const message = `Name revision ${named}: ${name}`;
  if (stored === undefined)
    return {
      commands: { snapshots: [{ name, description }] },
      message,
      answer: { snapshot: id, namedRevision: named },
    };
  const earlier = stored.properties['revision'] as number;
  // The snapshot is itself the revision behind the one that it names.
  if (isSame(stored, name, description) && earlier === named - 1)
    return { commands: {}, message, answer: { snapshot: id, namedRevision: earlier } };
  const why = `${id} names revision ${earlier}. Take another name.`;
  return { refuse: () => writeConflict('NAME_TAKEN', id, why) };
}

function isSame({ properties }: PresentNode, name: string, description: string | null): boolean {
  return properties['name'] === name && (properties['description'] ?? null) === description;
}
