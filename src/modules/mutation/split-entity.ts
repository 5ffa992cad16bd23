import { declareMutation } from './declare-mutation.ts';
import { findKnown, isEntityId } from './known-nodes.ts';
import { listProblems } from './problem-list.ts';
import { validationError } from './refusal.ts';
import type { Intention, Refused, Work, WriteInput } from './run-mutation.ts';

interface SplitEntityInput extends WriteInput {
  readonly id: string;
}

declareMutation<SplitEntityInput>({
  name: 'splitEntity',
  description:
    'Undoes a merge: the entity is one of its own again, with all that was said of it. One that was not merged stays as it is.',
  role: 'editor',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id that was merged into another one.' }),
  }),
  answer: (t) => ({ entity: t.id({ description: 'Id of the entity.' }) }),
  prepare,
});

async function prepare(
  { id }: SplitEntityInput,
  { transaction }: Work,
): Promise<Intention | Refused> {
  const { problems, report } = listProblems();
  const { nodes, merged } = await findKnown(transaction, [id]);
  const into = merged.get(id);
  if (!isEntityId(id) || (into === undefined && !nodes.has(id)))
    report(`There is no entity "${id}".`, ['id']);
  if (problems.length > 0) return { refuse: () => validationError(problems) };
  return {
    commands: into === undefined ? {} : { splits: [id] },
    message: into === undefined ? `Split ${id}` : `Split ${id} from ${into}`,
    answer: { entity: id },
  };
}
