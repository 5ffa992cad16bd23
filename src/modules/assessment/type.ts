import { declareKindType } from '#graphql/kind-type.ts';
import { addRelationshipFields, links } from '#graphql/relationship-field.ts';
import { model } from './model.ts';

declareKindType(model.kind, {
  properties: {
    judgement: 'What the analyst thinks.',
    likelihood: 'How likely it is, in the words of intelligence estimates.',
    confidence: 'How good the evidence behind it is.',
    analyst: 'Who thinks so.',
    assessedAt: 'When it was given.',
  },
});

const assessments = links('ASSESSES', 'in', {
  to: 'Assessment',
  description: "Analysts' opinions of it, which change no status.",
});
for (const type of ['Entity', 'Claim', 'Proposition', 'Conflict'])
  addRelationshipFields(type, { assessments });
