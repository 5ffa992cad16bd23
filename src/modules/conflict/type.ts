import { builder } from '#graphql/builder.ts';
import { connectionRef } from '#graphql/connection.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { listArguments } from '#graphql/relationship-field.ts';
import { stanceSide } from '#graphql/stance-side.ts';
import { objectRef } from '#graphql/type-refs.ts';
import { BY_ID, over } from '#graphql/ways.ts';
import { propositionSentence } from '#modules/proposition/sentence.ts';
import type { FieldPlan } from '#planner/field-plan.ts';

const column = (name: string) => ({ name, type: 'text', required: true }) as const;
const name = [column('name')];

const QUESTION: FieldPlan = {
  kind: 'derived',
  columns: [column('predicate'), { name: 'value', type: 'json', required: false }],
  ends: [
    { via: over('SUBJECT', 'out', []), columns: name },
    { via: over('OBJECT', 'out', []), columns: name },
  ],
  derive: ([predicate, value], [subject, object]) => {
    const said = object?.[0] ?? (value === null ? '' : String(JSON.parse(value as string)));
    return `Is it true that ${propositionSentence(predicate as string, String(subject?.[0]), String(said))}?`;
  },
};

const SIDES: FieldPlan = { kind: 'sides', sides: [stanceSide('SUPPORTS'), stanceSide('DISPUTES')] };
const SELF: FieldPlan = { kind: 'self' };

const RULE = enumRef({
  name: 'ConflictRule',
  description: 'Why it is a conflict.',
  values: ['DIRECT_DENIAL'],
});

builder.objectType(objectRef('Conflict'), {
  description: 'A proposition with two sides, as a question.',
  fields: (t) => ({
    question: t.string({ description: 'What they disagree on.', plan: QUESTION }),
    rule: t.field({
      type: RULE,
      description: 'Why it is a conflict.',
      plan: { kind: 'derived', columns: [], derive: () => 'DIRECT_DENIAL' },
    }),
    proposition: t.field({
      type: objectRef('Proposition'),
      description: 'What one side supports and the other disputes.',
      plan: SELF,
    }),
    sides: t.field({
      type: [objectRef('Side')],
      description: 'Those who support it, and those who dispute it.',
      plan: SIDES,
    }),
  }),
});

const CONFLICTS: FieldPlan = {
  kind: 'list',
  via: null,
  kinds: ['Proposition'],
  of: 'node',
  evident: false,
  where: [{ column: column('status'), value: 'CONTESTED' }],
  order: BY_ID,
};

builder.queryField('conflicts', (t) =>
  t.field({
    type: connectionRef('Conflict'),
    description: 'Propositions that one side supports and another disputes.',
    args: listArguments(t, 'Proposition'),
    plan: CONFLICTS,
  } as never),
);
