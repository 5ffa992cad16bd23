import { enumRef } from './enum-ref.ts';

const CERTAINTY = enumRef({
  name: 'Certainty',
  description: 'How surely something holds on a day, as far as its dates tell.',
  values: ['CERTAIN', 'POSSIBLE'],
});

/** The field that says how surely its object holds on the day of `asOf(validAt:)`. */
export const HOLDS = {
  type: CERTAINTY,
  nullable: true,
  description:
    'Whether it certainly holds on the day of asOf(validAt:), or its dates only do not rule it out; null without validAt.',
} as const;
