import { builder } from '#graphql/builder.ts';
import { CLAIMS_ON } from '#graphql/claim-list.ts';
import { connectionRef } from '#graphql/connection.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { declareKindType } from '#graphql/kind-type.ts';
import { link, links, listArguments } from '#graphql/relationship-field.ts';
import { stanceSide } from '#graphql/stance-side.ts';
import { objectRef } from '#graphql/type-refs.ts';
import { STANCES } from '#modules/claim/model.ts';
import type { FieldPlan } from '#planner/field-plan.ts';
import { model } from './model.ts';

const column = (name: string) => ({ name, type: 'text', required: true }) as const;

const VALID: FieldPlan = {
  kind: 'derived',
  columns: [column('validFrom'), column('validTo')],
  derive: ([from, to]) => (from === null && to === null ? null : { from, to, asStated: null }),
};

const SIDES: FieldPlan = { kind: 'sides', sides: STANCES.values.map(stanceSide) };

declareKindType(model.kind, {
  properties: {
    predicate: 'A relationship type, the name of a property, or what is stated.',
    value:
      'What is said of the subject where it is no entity: a phrase or the value of a property.',
    support: 'Independent origins that support it.',
    dispute: 'Independent origins that dispute it.',
    status: 'What the claims on it come to.',
    publishedOn: 'When it was first published.',
  },
  fields: (t) => ({
    valid: t.field({
      type: objectRef('Validity'),
      nullable: true,
      description: 'When it held, by the best supported claim.',
      plan: VALID,
    }) as never,
    sides: t.field({
      type: [objectRef('Side')],
      description: 'Its claims, a side for each stance.',
      plan: SIDES,
    }) as never,
  }),
  relationships: {
    subject: link('SUBJECT', 'out', {
      to: 'Entity',
      required: true,
      description: 'Of whom something is said.',
    }),
    object: link('OBJECT', 'out', {
      to: 'Entity',
      description: 'The entity that is said of the subject; null where it is a value.',
    }),
    claims: links('ON', 'in', {
      to: 'Claim',
      description: 'Who says so, who denies it, who passes it on.',
    }),
  },
});

builder.objectType(objectRef('Side'), {
  description: 'Those who take one stance on a proposition, each in their own words.',
  fields: (t) => ({
    stance: t.field({ type: enumRef(STANCES), description: 'What they have in common.' }),
    claims: t.field({
      type: connectionRef('Claim'),
      description: 'Their claims.',
      args: listArguments(t as never, 'Claim'),
      plan: CLAIMS_ON,
    } as never),
  }),
});
