import type { GraphPart } from '#graph/graph-part.ts';
import { oneOf } from '#graph/property.ts';
import { defineRelationshipType } from '#graph/relationship-type.ts';
import { defineEntityKind } from '#modules/entity/model.ts';

export const WEAPON_CATEGORIES = {
  name: 'WeaponCategory',
  description: 'What sort of weapon it is.',
  values: [
    'AIRCRAFT',
    'AIR_DEFENCE',
    'AMMUNITION',
    'ARMOURED_VEHICLE',
    'ARTILLERY',
    'BALLISTIC_MISSILE',
    'BOMB',
    'CRUISE_MISSILE',
    'DRONE',
    'MISSILE',
    'SHIP',
    'SMALL_ARMS',
    'TANK',
    'OTHER',
  ],
} as const;

export const WEAPON_SPECIFICITIES = {
  name: 'WeaponSpecificity',
  description:
    'How precisely the weapon is named: a model, a family, a class, or only where it comes from.',
  values: ['MODEL', 'FAMILY', 'CLASS', 'ORIGIN_ONLY'],
} as const;

export const model: GraphPart = {
  kind: defineEntityKind({
    name: 'Weapon',
    plural: 'weapons',
    prefix: 'weapon',
    description:
      'A weapon as precisely as it was named: Storm Shadow, glide bombs, Iranian missiles.',
    properties: {
      category: oneOf(WEAPON_CATEGORIES, { required: true }),
      specificity: oneOf(WEAPON_SPECIFICITIES, { required: true }),
    },
  }),
  relationshipTypes: [
    defineRelationshipType({
      name: 'MADE_BY',
      between: [
        ['Weapon', 'Organization'],
        ['Weapon', 'State'],
        ['Pledge', 'State'],
        ['Pledge', 'Organization'],
        ['Pledge', 'Person'],
      ],
      sentence: '{to} made {from}',
    }),
    defineRelationshipType({
      name: 'ORIGIN',
      between: [['Weapon', 'State']],
      sentence: '{from} came from {to}',
      many: false,
    }),
  ],
};
