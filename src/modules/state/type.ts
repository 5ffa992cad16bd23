import { declareKindType } from '#graphql/kind-type.ts';
import { addRelationshipFields, many } from '#graphql/relationship-field.ts';
import { model } from './model.ts';

declareKindType(model.kind, {
  properties: {
    iso2: 'ISO 3166-1 alpha-2; null for a state that has none.',
    iso3: 'ISO 3166-1 alpha-3; null for a state that has none.',
    officialName: 'The long form of its name.',
  },
  relationships: {
    missionsAbroad: many('HAS_MISSION', 'out', {
      to: 'State',
      description: 'States where it has a mission.',
    }),
    missionsHosted: many('HAS_MISSION', 'in', {
      to: 'State',
      description: 'States that have a mission in it.',
    }),
    borders: many('BORDERS', 'both', { to: 'State', description: 'Its neighbours.' }),
    treaties: many('PARTY_TO', 'out', {
      to: 'Treaty',
      description: 'Treaties that it is a party to.',
    }),
  },
});

addRelationshipFields('Treaty', {
  parties: many('PARTY_TO', 'in', { to: 'State', description: 'States that are parties to it.' }),
});
