import { prefixOf } from '#graph/node-kind.ts';
import { mergeId } from '#modules/merge/model.ts';
import { declareMutation } from './declare-mutation.ts';
import { findKnown, isEntityId } from './known-nodes.ts';
import { listProblems } from './problem-list.ts';
import { validationError, writeConflict } from './refusal.ts';
import type { Intention, Refused, Work, WriteInput } from './run-mutation.ts';

interface MergeEntitiesInput extends WriteInput {
  readonly from: string;
  readonly into: string;
  readonly reason?: string | null;
}

declareMutation<MergeEntitiesInput>({
  name: 'mergeEntities',
  description:
    'Two ids are one entity: what is said of the first is shown at the second, and the first leads to it. splitEntity undoes it.',
  role: 'editor',
  input: (t) => ({
    from: t.id({ required: true, description: 'The id that will be no entity of its own.' }),
    into: t.id({ required: true, description: 'The entity that it stands for, of the same kind.' }),
    reason: t.string({ description: 'How you know that they are one.' }),
  }),
  answer: (t) => ({
    merge: t.id({ description: 'Id of the merge.' }),
    entity: t.id({ description: 'Id of the entity that stays.' }),
  }),
  prepare,
});

async function prepare(
  { from, into, reason }: MergeEntitiesInput,
  { transaction }: Work,
): Promise<Intention | Refused> {
  const { problems, report } = listProblems();
  const { nodes, merged } = await findKnown(transaction, [from, into]);
  for (const [name, id] of Object.entries({ from, into })) {
    if (!isEntityId(id) || !(nodes.has(id) || merged.has(id)))
      report(`There is no entity "${id}".`, [name]);
  }
  if (from === into) report('They are one already: give two ids.', ['into']);
  if (prefixOf(from) !== prefixOf(into)) report('Only entities of one kind are merged.', ['into']);
  if (problems.length > 0) return { refuse: () => validationError(problems) };
  const answer = { merge: mergeId(from), entity: into };
  const message = `Merge ${from} into ${into}`;
  const earlier = merged.get(from);
  if (earlier === into) return { commands: {}, message, answer };
  for (const [id, other] of [
    [from, earlier],
    [into, merged.get(into)],
  ] as const) {
    if (other === undefined) continue;
    const why = `"${id}" was merged into "${other}"; give that one, or split them first.`;
    return { refuse: () => writeConflict('MERGED_ALREADY', mergeId(id), why) };
  }
  return {
    commands: { merges: [{ from, into, reason: reason?.trim() || null }] },
    message,
    answer,
  };
}
