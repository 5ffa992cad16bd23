import { dayRange } from '#graph/edtf.ts';
import { declareAggregate } from '#graphql/aggregate.ts';
import { builder } from '#graphql/builder.ts';
import { HOLDS } from '#graphql/certainty.ts';
import { byEnds, byValue, through } from '#graphql/dimensions.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { declareGroupBy } from '#graphql/group-by.ts';
import { declareKindType } from '#graphql/kind-type.ts';
import { addRelationshipFields, many, one } from '#graphql/relationship-field.ts';
import { objectRef } from '#graphql/type-refs.ts';
import { over } from '#graphql/ways.ts';
import type { FieldPlan } from '#planner/field-plan.ts';
import { DIPLOMAT_STATUSES, model } from './model.ts';

const STATUSES: FieldPlan = {
  kind: 'derived',
  columns: [{ name: 'statuses', type: 'list', required: false }],
  derive: ([statuses], _ends, { validOn }) =>
    ((statuses ?? []) as readonly string[])
      .map((text) => {
        const [status, on] = text.split('@', 2);
        return { status, on: on === '' ? null : (on as string) };
      })
      .flatMap((dated) => {
        const holds = validOn === null ? null : certainty(dated.on, validOn);
        return holds === 'NO' ? [] : [{ ...dated, holds }];
      }),
};

/** Whether something that happened on a date had happened by a day. */
function certainty(on: string | null, day: string): 'CERTAIN' | 'POSSIBLE' | 'NO' {
  if (on === null) return 'POSSIBLE';
  const { earliest, latest } = dayRange(on);
  if (earliest !== null && earliest > day) return 'NO';
  return latest !== null && latest <= day ? 'CERTAIN' : 'POSSIBLE';
}

declareKindType(model.kind, {
  properties: {
    headcount: 'People in the posting, 1 or more.',
    headcountQualifier: 'How exactly that number is known.',
    section: 'Section of the mission.',
    rank: 'Diplomatic rank.',
    status: 'The latest of the statuses; null where none is known.',
  },
  fields: (t) => ({
    statuses: t.field({
      type: [objectRef('DatedStatus')],
      description: 'What became of the posting, in the order of time.',
      plan: STATUSES,
    }) as never,
  }),
  relationships: {
    person: one('HELD_BY', 'out', {
      to: 'Person',
      description: 'Whose posting it is; null for an unnamed group.',
    }),
    sendingState: one('SENT_BY', 'out', { to: 'State', description: 'The state that sent them.' }),
    receivingState: one('ACCREDITED_TO', 'out', {
      to: 'State',
      description: 'The state that received them.',
    }),
    mission: one('POSTED_AT', 'out', {
      to: 'Organization',
      description: 'The mission where they worked.',
    }),
  },
});

builder.objectType(objectRef('DatedStatus'), {
  description: 'What became of a posting, and when.',
  fields: (t) => ({
    status: t.field({ type: enumRef(DIPLOMAT_STATUSES), description: 'What became of it.' }),
    on: t.field({ type: 'EDTF', nullable: true, description: 'When; null where nobody says.' }),
    holds: t.field({
      ...HOLDS,
      description: 'Whether it had certainly happened by asOf(validAt:); null without validAt.',
    } as never),
  }),
});

addRelationshipFields('Person', {
  postings: many('HELD_BY', 'in', { to: 'Diplomat', description: 'Postings as a diplomat.' }),
});
addRelationshipFields('State', {
  diplomatsSent: many('SENT_BY', 'in', {
    to: 'Diplomat',
    description: 'Postings of its diplomats abroad.',
  }),
  diplomatsHosted: many('ACCREDITED_TO', 'in', {
    to: 'Diplomat',
    description: 'Postings of foreign diplomats accredited to it.',
  }),
});
addRelationshipFields('Organization', {
  diplomats: many('POSTED_AT', 'in', { to: 'Diplomat', description: 'Postings at this mission.' }),
});

const { properties } = model.kind;
const aggregated = declareAggregate('Diplomat', { properties, headcount: 'headcount' });
declareGroupBy('Diplomat', aggregated, {
  SENDING_STATE: byEnds(over('SENT_BY', 'out', ['State']), through('sendingState')),
  RECEIVING_STATE: byEnds(over('ACCREDITED_TO', 'out', ['State']), through('receivingState')),
  STATUS: byValue(properties, 'status'),
  RANK: byValue(properties, 'rank'),
});
