import { declareMutation } from './declare-mutation.ts';
import { listProblems } from './problem-list.ts';
import { validationError } from './refusal.ts';
import type { Intention, Refused, Work, WriteInput } from './run-mutation.ts';

interface RetractClaimInput extends WriteInput {
  readonly claim: string;
  readonly reason: string;
}

declareMutation<RetractClaimInput>({
  name: 'retractClaim',
  description:
    'Takes a claim back: it stays, with the day from which it does not count. A claim that was taken back already stays as it is.',
  role: 'editor',
  input: (t) => ({
    claim: t.id({ required: true, description: 'Id of the claim.' }),
    reason: t.string({ required: true, description: 'Why, in a line.' }),
  }),
  answer: (t) => ({ claim: t.id({ description: 'Id of the claim.' }) }),
  prepare,
});

async function prepare(
  { claim, reason }: RetractClaimInput,
  { transaction }: Work,
): Promise<Intention | Refused> {
  const { problems, report } = listProblems();
  const [node] = await transaction.nodes([claim]);
  if (node?.kind !== 'Claim') report(`There is no claim "${claim}".`, ['claim']);
  if (reason.trim() === '') report('Say why.', ['reason']);
  if (node === undefined || problems.length > 0) return { refuse: () => validationError(problems) };
  const isRetracted = node.properties['retractedAt'] !== undefined;
  return {
    commands: isRetracted ? {} : { retractions: [{ claim, reason: reason.trim() }] },
    message: `Retract ${claim}: ${reason.trim()}`,
    answer: { claim },
  };
}
