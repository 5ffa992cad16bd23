import { declareAggregate } from '#graphql/aggregate.ts';
import { byCurrency, byEnds, byPeriods, byValue, byValues, some } from '#graphql/dimensions.ts';
import { declareGroupBy } from '#graphql/group-by.ts';
import { declareKindType } from '#graphql/kind-type.ts';
import { addRelationshipFields, many, one } from '#graphql/relationship-field.ts';
import { over } from '#graphql/ways.ts';
import { model } from './model.ts';

const GIVERS = ['State', 'Organization', 'Person'];

declareKindType(model.kind, {
  properties: {
    type: 'What sort of support it is.',
    stage: 'How far the promise has come.',
    amount: 'The amount as stated; null where none was.',
    purposes: 'What it is for.',
    announcedOn: 'When it was announced.',
  },
  relationships: {
    donors: many('MADE_BY', 'out', {
      to: 'Entity',
      kinds: GIVERS,
      description: 'Who promised it.',
    }),
    recipients: many('BENEFITS', 'out', {
      to: 'Entity',
      kinds: GIVERS,
      description: 'Whom it is for.',
    }),
    weapons: many('INCLUDES', 'out', {
      to: 'Weapon',
      description: 'Weapons in it, with units where stated.',
    }),
    parts: many('PART_OF', 'in', {
      to: 'Pledge',
      description: 'Its parts, which are not summed with it.',
    }),
    partOf: one('PART_OF', 'out', { to: 'Pledge', description: 'The whole that it is a part of.' }),
  },
});

for (const giver of GIVERS) {
  addRelationshipFields(giver, {
    pledgesMade: many('MADE_BY', 'in', { to: 'Pledge', description: 'What it has promised.' }),
    pledgesReceived: many('BENEFITS', 'in', { to: 'Pledge', description: 'What it was promised.' }),
  });
}
addRelationshipFields('Weapon', {
  pledges: many('INCLUDES', 'in', { to: 'Pledge', description: 'Pledges that include it.' }),
});

const { properties } = model.kind;
const aggregated = declareAggregate('Pledge', { properties, money: 'amount', date: 'announcedOn' });
declareGroupBy('Pledge', aggregated, {
  DONOR: byEnds(over('MADE_BY', 'out', GIVERS), some('donors')),
  RECIPIENT: byEnds(over('BENEFITS', 'out', GIVERS), some('recipients')),
  WEAPON: byEnds(over('INCLUDES', 'out', ['Weapon']), some('weapons')),
  TYPE: byValue(properties, 'type'),
  STAGE: byValue(properties, 'stage'),
  PURPOSE: byValues(properties, 'purposes'),
  CURRENCY: byCurrency(properties, 'amount'),
  ...byPeriods(properties, 'announcedOn'),
});
