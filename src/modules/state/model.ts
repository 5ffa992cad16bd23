import type { GraphPart } from '#graph/graph-part.ts';
import { oneOf, text } from '#graph/property.ts';
import { defineRelationshipType } from '#graph/relationship-type.ts';
import { defineEntityKind } from '#modules/entity/model.ts';

export const MISSION_STATUSES = {
  name: 'MissionStatus',
  description: 'The level at which one state is represented in another.',
  values: [
    'EMBASSY',
    'LEGATION',
    'CONSULATE',
    'INTERESTS_SECTION',
    'LIAISON_OFFICE',
    'NONRESIDENT',
    'CLOSED',
    'NONE',
  ],
} as const;

export const model: GraphPart = {
  kind: defineEntityKind({
    name: 'State',
    plural: 'states',
    prefix: 'state',
    description:
      'A state, today or in history. What has no ISO 3166 code has an id that begins with `state:x-`.',
    properties: {
      /** ISO 3166-1 alpha-2, upper case. */
      iso2: text(),
      /** ISO 3166-1 alpha-3, upper case. */
      iso3: text(),
      officialName: text(),
    },
    uniqueBy: ['iso2', 'iso3'],
  }),
  relationshipTypes: [
    defineRelationshipType({
      name: 'BORDERS',
      between: [['State', 'State']],
      sentence: '{from} borders {to}',
    }),
    defineRelationshipType({
      name: 'PARTY_TO',
      between: [['State', 'Treaty']],
      sentence: '{from} is a party to {to}',
    }),
    defineRelationshipType({
      name: 'HAS_MISSION',
      between: [['State', 'State']],
      sentence: '{from} has a mission in {to}',
      properties: { missionStatus: oneOf(MISSION_STATUSES) },
    }),
  ],
};
