import { builder } from '#graphql/builder.ts';
import { CLAIMS_ON } from '#graphql/claim-list.ts';
import { connectionRef } from '#graphql/connection.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { declareKindType } from '#graphql/kind-type.ts';
import { link, listArguments } from '#graphql/relationship-field.ts';
import { stanceSide } from '#graphql/stance-side.ts';
import { objectRef } from '#graphql/type-refs.ts';
import { over } from '#graphql/ways.ts';
import { STANCES } from '#modules/claim/model.ts';
import type { FieldPlan } from '#planner/field-plan.ts';
import { model } from './model.ts';

/** A conflict has as many sides as there are values; more than these say no more. Only one proposition is disputed. */
const MOST_VALUES = 5;

const SIDES: FieldPlan = {
  kind: 'arms',
  arms: [
    {
      via: over('SUPPORTED_SIDE', 'out', ['Proposition']),
      side: stanceSide('SUPPORTS'),
      most: MOST_VALUES,
    },
    {
      via: over('DISPUTED_SIDE', 'out', ['Proposition']),
      side: stanceSide('DISPUTES'),
      most: 1,
    },
  ],
};

declareKindType(model.kind, {
  properties: {
    rule: 'Why it is a conflict.',
    question: 'What they disagree on.',
    openSince: 'The day by which both sides had been published; null where they have no date.',
  },
  fields: (t) => ({
    sides: t.field({
      type: [objectRef('ConflictSide')],
      description:
        'Who holds what: those who support something, five sides at most, before those who dispute it.',
      plan: SIDES,
    }) as never,
  }),
  relationships: {
    proposition: link('SUPPORTED_SIDE', 'out', {
      to: 'Proposition',
      required: true,
      description: 'What is in question; of several, the first.',
    }),
  },
});

builder.objectType(objectRef('ConflictSide'), {
  description: 'One side of a conflict, in its own words.',
  fields: (t) => ({
    stance: t.field({
      type: enumRef(STANCES),
      description: 'SUPPORTS what its proposition says, or DISPUTES it.',
    }),
    proposition: t.field({
      type: objectRef('Proposition'),
      description: 'What this side supports or disputes.',
      plan: { kind: 'self' },
    }),
    claims: t.field({
      type: connectionRef('Claim'),
      description: 'The claims of this side.',
      args: listArguments(t as never, 'Claim'),
      plan: CLAIMS_ON,
    } as never),
  }),
});
