import { declareMutation } from './declare-mutation.ts';
import { listProblems } from './problem-list.ts';
import { validationError } from './refusal.ts';
import type { Intention, Refused, Work, WriteInput } from './run-mutation.ts';
import { checkSize, count, MOST_ITEMS } from './sizes.ts';

interface RedactInput extends WriteInput {
  readonly ids: readonly string[];
  readonly reason: string;
}

declareMutation<RedactInput>({
  name: 'redact',
  description:
    'Takes words away for good, in every version that there is and was: the quote of a claim, the text of a source. That there were some stays to be seen. It cannot be undone.',
  role: 'admin',
  input: (t) => ({
    ids: t.idList({
      required: true,
      description: `Ids of claims and sources, ${MOST_ITEMS} at most.`,
    }),
    reason: t.string({ required: true, description: 'Why, in a line; everybody can read it.' }),
  }),
  answer: (t) => ({ ids: t.idList({ description: 'The ids, each once.' }) }),
  prepare,
});

async function prepare(
  { ids, reason }: RedactInput,
  { transaction }: Work,
): Promise<Intention | Refused> {
  const { problems, report } = listProblems();
  checkSize(ids, ['ids'], report);
  if (reason.trim() === '') report('Say why.', ['reason']);
  if (problems.length > 0) return { refuse: () => validationError(problems) };
  const nodes = new Map((await transaction.nodes(ids)).map((node) => [node.id, node]));
  for (const [index, id] of ids.entries()) {
    const kind = nodes.get(id)?.kind;
    if (kind !== 'Claim' && kind !== 'Source')
      report(`There is no claim or source "${id}".`, ['ids', index]);
  }
  if (problems.length > 0) return { refuse: () => validationError(problems) };
  const distinct = [...nodes.keys()].sort();
  const open = distinct.filter((id) => nodes.get(id)?.properties['redactedAt'] === undefined);
  return {
    commands:
      open.length === 0 ? {} : { redactions: open.map((id) => ({ id, reason: reason.trim() })) },
    message: `Redact ${count(distinct.length, 'node')}: ${reason.trim()}`,
    answer: { ids: distinct },
  };
}
