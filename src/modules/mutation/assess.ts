import type { WritePlan } from '#graph/write-plan.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { CONFIDENCES, LIKELIHOODS } from '#modules/assessment/model.ts';
import { declareMutation } from './declare-mutation.ts';
import { findKnown, isEntityId, type KnownNodes } from './known-nodes.ts';
import { listProblems } from './problem-list.ts';
import { validationError } from './refusal.ts';
import type { Intention, Refused, Work, WriteInput } from './run-mutation.ts';
import { checkSize, MOST_ITEMS } from './sizes.ts';

interface AssessInput extends WriteInput {
  readonly about: readonly string[];
  readonly judgement: string;
  readonly likelihood?: string | null;
  readonly confidence?: string | null;
}

/** Kinds of evidence of which somebody may think something. */
const JUDGED = new Set(['Claim', 'Proposition', 'Conflict']);

declareMutation<AssessInput>({
  name: 'assess',
  description:
    'Records what an analyst thinks. It is no claim, and changes no status. The same judgement of the same things again replaces its likelihood and confidence.',
  role: 'editor',
  input: (t) => ({
    about: t.idList({
      required: true,
      description: `Entities, propositions, claims or conflicts, ${MOST_ITEMS} at most.`,
    }),
    judgement: t.string({ required: true, description: 'What you think.' }),
    likelihood: t.field({
      type: enumRef(LIKELIHOODS),
      description: 'How likely it is, in the words of intelligence estimates.',
    }),
    confidence: t.field({
      type: enumRef(CONFIDENCES),
      description: 'How good the evidence behind it is.',
    }),
  }),
  answer: (t) => ({ assessment: t.id({ description: 'Id of the assessment.' }) }),
  prepare,
});

async function prepare(
  { about, judgement, likelihood, confidence }: AssessInput,
  { transaction }: Work,
): Promise<Intention | Refused> {
  const { problems, report } = listProblems();
  checkSize(about, ['about'], report);
  if (judgement.trim() === '') report('Say what you think.', ['judgement']);
  if (problems.length > 0) return { refuse: () => validationError(problems) };
  const known = await findKnown(transaction, about);
  for (const [index, id] of about.entries()) {
    if (!isJudged(known, id))
      report(`There is no entity, proposition, claim or conflict "${id}".`, ['about', index]);
  }
  if (problems.length > 0) return { refuse: () => validationError(problems) };
  const assessment = {
    about: [...new Set(about)],
    judgement: judgement.trim(),
    likelihood: likelihood ?? null,
    confidence: confidence ?? null,
  };
  return {
    commands: { assessments: [assessment] },
    message: `Assess ${assessment.about.slice(0, 3).join(', ')}`,
    answer: (plan) => ({ assessment: idOfKind(plan, 'Assessment') }),
  };
}

function isJudged({ nodes, merged }: KnownNodes, id: string): boolean {
  const kind = nodes.get(id)?.kind;
  return kind === undefined ? merged.has(id) : isEntityId(id) || JUDGED.has(kind);
}

/** The id of the only node of a kind in a plan. */
function idOfKind({ nodes }: WritePlan, kind: string): string {
  return nodes.find((node) => node.kind === kind)?.id as string;
}
