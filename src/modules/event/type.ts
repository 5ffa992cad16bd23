import { declareAggregate } from '#graphql/aggregate.ts';
import { byPeriods, byValue } from '#graphql/dimensions.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { declareGroupBy } from '#graphql/group-by.ts';
import { declareKindType } from '#graphql/kind-type.ts';
import { addRelationshipFields, many } from '#graphql/relationship-field.ts';
import { model, PARTICIPANT_ROLES } from './model.ts';

declareKindType(model.kind, {
  properties: {
    type: 'What sort of event it is.',
    cameo: 'CAMEO code of the event.',
    occurrence: 'Whether it is expected, has happened or was called off.',
    decision: 'A permission: where it stands; null for other events.',
    occurredOn: 'When it happened.',
    announcedOn: 'When it was made known.',
  },
  relationships: {
    participants: many('INVOLVES', 'out', {
      to: 'Entity',
      description: 'Who has a part in it, and which.',
      role: enumRef(PARTICIPANT_ROLES),
    }),
    places: many('LOCATED_IN', 'out', { to: 'State', description: 'Where it takes place.' }),
    concerns: many('CONCERNS', 'out', { to: 'Entity', description: 'What it is about.' }),
    respondsTo: many('RESPONDS_TO', 'out', {
      to: 'Event',
      description: 'What it is a response to.',
    }),
    responses: many('RESPONDS_TO', 'in', { to: 'Event', description: 'What responds to it.' }),
  },
});

for (const kind of ['Person', 'Diplomat', 'State', 'Organization']) {
  addRelationshipFields(kind, {
    events: many('INVOLVES', 'in', { to: 'Event', description: 'Events that it has a part in.' }),
  });
}
for (const kind of ['Weapon', 'Pledge', 'Treaty']) {
  addRelationshipFields(kind, {
    events: many('CONCERNS', 'in', { to: 'Event', description: 'Events that are about it.' }),
  });
}

const { properties } = model.kind;
const aggregated = declareAggregate('Event', { properties, date: 'occurredOn' });
declareGroupBy('Event', aggregated, {
  TYPE: byValue(properties, 'type'),
  OCCURRENCE: byValue(properties, 'occurrence'),
  DECISION: byValue(properties, 'decision'),
  ...byPeriods(properties, 'occurredOn'),
});
