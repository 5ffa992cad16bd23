import { builder } from '#graphql/builder.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { addGraphFields } from '#graphql/graph-field.ts';
import { inputRef, interfaceRef, objectRef } from '#graphql/type-refs.ts';
import { ENTITY_KINDS } from '#modules/graph-model.ts';
import type { FieldPlan } from '#planner/field-plan.ts';
import { SORTS } from './sorts.ts';

const CLOCK = builder.enumType('TimelineClock', {
  description: 'Which of its dates places an entry. What has no such date is not in the timeline.',
  values: {
    OCCURRED: {
      description:
        'When it happened: an event occurred, a claim was said, a pledge was announced, an office was taken or left.',
    },
    ANNOUNCED: { description: 'When it was made known: events and pledges.' },
    SAID: { description: 'When it was said: claims.' },
    PUBLISHED: {
      description:
        'When it was published: claims; an office when it was first published that it was held.',
    },
    RECORDED: { description: 'When this service recorded it: claims.' },
  } as const,
});

const KIND = enumRef({
  name: 'TimelineKind',
  description: 'Sorts of entry. On one day they stand in the order EVENT, PLEDGE, OFFICE, CLAIM.',
  values: SORTS.map(({ kind }) => kind),
});

const MOMENT = enumRef({
  name: 'TimelineMoment',
  description: 'The part of something that lasts.',
  values: ['BEGINS', 'ENDS'],
});

const DIRECTION = enumRef({
  name: 'TimelineOrder',
  description: 'Earlier days first (ASC), or later ones. Entries of one day keep their order.',
  values: ['ASC', 'DESC'],
});

builder.inputType(inputRef('TimelineWhere'), {
  description: 'Conditions on the entries of a timeline; all that are given hold.',
  fields: (t) => ({
    kinds: t.field({ type: [KIND], description: 'One of these kinds.' }),
    from: t.field({
      type: 'EDTF',
      description: 'Not before the first day of this date, where the entry stands.',
    }),
    to: t.field({
      type: 'EDTF',
      description: 'Not behind the last day of this date, where the entry stands.',
    }),
  }),
});

builder.objectType(objectRef('TimelineConnection'), {
  description: 'A page of a timeline, in the order of time.',
  fields: (t) => ({
    edges: t.field({
      type: [objectRef('TimelineEdge')],
      description: 'The entries of the page, with their cursors.',
      plan: { kind: 'edges' },
    }),
    nodes: t.field({
      type: [objectRef('TimelineEntry')],
      description: 'The entries of the page, without their edges.',
      plan: { kind: 'nodes' },
    }),
    pageInfo: t.field({
      type: objectRef('PageInfo'),
      description: 'Where the page stands.',
      plan: { kind: 'pageInfo' },
    }),
    totalCount: t.int({
      nullable: true,
      description:
        'Entries on all pages; null for several entities, which may share some. Counted only when asked for.',
      plan: { kind: 'totalCount' },
    }),
    undated: t.int({
      nullable: true,
      description:
        'Nodes and offices of these kinds that are left out because they have no date on the clock, whatever the days that were asked for; null for several entities.',
      plan: { kind: 'timelinePart', of: 'undated' },
    }),
    missing: t.field({
      type: ['ID'],
      description: 'Ids that were asked for and are no entity’s at this point of the clocks.',
      plan: { kind: 'timelinePart', of: 'missing' },
    } as never),
  }),
});

builder.objectType(objectRef('TimelineEdge'), {
  description: 'A row of a TimelineConnection.',
  fields: (t) => ({
    cursor: t.string({
      description: 'Take it as after to go on from here.',
      plan: { kind: 'cursor' },
    }),
    node: t.field({
      type: objectRef('TimelineEntry'),
      description: 'The entry.',
      plan: { kind: 'step', to: 'node' },
    }),
  }),
});

builder.objectType(objectRef('TimelineEntry'), {
  description:
    'Something with a date. It stands at the first possible day of it; a date without one (“before September”) at its last.',
  fields: (t) => ({
    kind: t.field({
      type: KIND,
      description: 'What sort of entry it is.',
      plan: { kind: 'entry', of: 'kind' },
    }),
    moment: t.field({
      type: MOMENT,
      nullable: true,
      description: 'OFFICE on the clock OCCURRED: whether it is taken or left; null elsewhere.',
      plan: { kind: 'entry', of: 'moment' },
    }),
    on: t.field({
      type: 'EDTF',
      description: 'The date on the clock, as it is known.',
      plan: { kind: 'entry', of: 'on' },
    }),
    earliest: t.string({
      nullable: true,
      description: 'Its first possible day, YYYY-MM-DD; null where it is open.',
      plan: { kind: 'entry', of: 'earliest' },
    }),
    latest: t.string({
      nullable: true,
      description: 'Its last possible day, YYYY-MM-DD; null where it is open.',
      plan: { kind: 'entry', of: 'latest' },
    }),
    headline: t.string({
      description: 'What happened in plain words: a name, who said what, who took which office.',
      plan: { kind: 'entry', of: 'headline' },
    }),
    node: t.field({
      type: interfaceRef('Node'),
      description: 'The Event, Claim or Pledge; the Position of an office.',
      plan: { kind: 'entry', of: 'node' },
    }),
    relationship: t.field({
      type: objectRef('Relationship'),
      nullable: true,
      description: 'OFFICE: who holds it, since when and until when; null elsewhere.',
      plan: { kind: 'entry', of: 'relationship' },
    }),
  }),
});

type FieldBuilder = Parameters<Parameters<typeof addGraphFields>[0]>[0];

const timelineArguments = (t: FieldBuilder) => ({
  clock: t.arg({
    type: CLOCK,
    defaultValue: 'OCCURRED',
    description: 'Which dates place the entries.',
  }),
  where: t.arg({ type: inputRef('TimelineWhere'), description: 'Only entries that satisfy it.' }),
  order: t.arg({ type: DIRECTION, defaultValue: 'ASC', description: 'Which days come first.' }),
  first: t.arg.int({ description: 'Entries of the page, 20 when left out, 100 at most.' }),
  after: t.arg.string({ description: 'Go on behind this cursor.' }),
});

const TIMELINE: FieldPlan = { kind: 'timeline', kinds: ENTITY_KINDS.values, sorts: SORTS };

addGraphFields((t) => ({
  timeline: t.field({
    type: objectRef('TimelineConnection'),
    description:
      'Events, pledges, offices and claims of some entities in the order of time, what they share once. An id that is no entity’s has no entries: see missing.',
    args: {
      of: t.arg.idList({
        description: 'Ids of 1 to 20 entities. Left out: all that the graph has.',
      }),
      ...timelineArguments(t),
    },
    plan: TIMELINE,
  } as never),
}));

builder.interfaceField(interfaceRef('Entity'), 'timeline', (t) =>
  t.field({
    type: objectRef('TimelineConnection'),
    description:
      'What it has to do with in the order of time: events that involve or concern it, take place in it or answer it, and what it answers; pledges that it made, receives or is part of; offices that it holds, or who holds it; claims in which it is subject, object or speaker. An event or a pledge is on its own.',
    args: timelineArguments(t as never),
    plan: TIMELINE,
  } as never),
);
