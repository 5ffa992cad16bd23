import type { GraphPart } from '#graph/graph-part.ts';
import { edtf, integer, oneOf, text } from '#graph/property.ts';
import { defineRelationshipType } from '#graph/relationship-type.ts';
import { defineEntityKind } from '#modules/entity/model.ts';

export const EVENT_TYPES = {
  name: 'EventType',
  description: 'What sort of event it is.',
  values: [
    'ACCREDITATION',
    'AGREEMENT',
    'ANNOUNCEMENT',
    'ATTACK',
    'DEPARTURE',
    'EXPULSION',
    'MEASURE',
    'MEETING',
    'PERMISSION',
    'SANCTION',
    'STATEMENT',
    'TRANSFER',
    'WAR',
    'OTHER',
  ],
} as const;

export const OCCURRENCES = {
  name: 'Occurrence',
  description: 'Whether an event is expected, has happened or was called off.',
  values: ['EXPECTED', 'OCCURRED', 'CANCELLED'],
} as const;

export const DECISIONS = {
  name: 'Decision',
  description:
    'Where a permission stands. NOT_GRANTED is a fact with a date, not a missing relationship.',
  values: ['REQUESTED', 'GRANTED', 'NOT_GRANTED'],
} as const;

export const PARTICIPANT_ROLES = {
  name: 'ParticipantRole',
  description: 'The part that somebody has in an event.',
  values: ['REQUESTER', 'DECIDER', 'ACTOR', 'TARGET', 'AFFECTED', 'PARTICIPANT'],
} as const;

export const model: GraphPart = {
  kind: defineEntityKind({
    name: 'Event',
    during: { from: 'occurredOn', to: null },
    plural: 'events',
    prefix: 'event',
    description:
      'Something that happens at a time: a meeting, an expulsion, a permission asked of one decider.',
    properties: {
      type: oneOf(EVENT_TYPES, { required: true }),
      /** CAMEO event code, two to four digits. */
      cameo: text(),
      occurrence: oneOf(OCCURRENCES),
      decision: oneOf(DECISIONS),
      occurredOn: edtf(),
      announcedOn: edtf(),
    },
  }),
  relationshipTypes: [
    defineRelationshipType({
      name: 'INVOLVES',
      between: [['Event', 'Entity']],
      sentence: '{from} involves {to}',
      properties: { role: oneOf(PARTICIPANT_ROLES), headcount: integer() },
    }),
    defineRelationshipType({
      name: 'LOCATED_IN',
      between: [['Event', 'State']],
      sentence: '{from} takes place in {to}',
    }),
    defineRelationshipType({
      name: 'RESPONDS_TO',
      between: [['Event', 'Event']],
      sentence: '{from} responds to {to}',
    }),
    defineRelationshipType({
      name: 'CONCERNS',
      between: [['Event', 'Entity']],
      sentence: '{from} concerns {to}',
    }),
  ],
};
