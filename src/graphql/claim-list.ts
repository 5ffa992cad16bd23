import type { Via } from '#graph/condition.ts';
import type { ListFieldPlan } from '#planner/field-plan.ts';
import { BY_ID, over } from './ways.ts';

/** The claims at the end of a way, each once, by id. */
export const claimList = (via: Via): ListFieldPlan => ({
  kind: 'list',
  via,
  kinds: ['Claim'],
  of: 'node',
  evident: false,
  where: [],
  order: BY_ID,
});

/** The claims on a proposition, or on either side of a conflict. */
export const CLAIMS_ON = claimList(over('ON', 'in', ['Claim']));

/** From a relationship to the claims on the proposition that it projects. */
export const BEHIND_RELATIONSHIP: Via = {
  paths: [[{ step: 'proposition' }, { step: 'hop', types: ['ON'], direction: 'in' }]],
  kinds: ['Claim'],
};

/** The ways by which claims reach an entity, by its part in them. */
export const CLAIM_WAYS: Readonly<Record<string, Via['paths']>> = {
  SUBJECT: [
    [
      { step: 'hop', types: ['SUBJECT'], direction: 'in' },
      { step: 'hop', types: ['ON'], direction: 'in' },
    ],
    [{ step: 'hop', types: ['STATES'], direction: 'in' }],
  ],
  OBJECT: [
    [
      { step: 'hop', types: ['OBJECT'], direction: 'in' },
      { step: 'hop', types: ['ON'], direction: 'in' },
    ],
  ],
  SPEAKER: [[{ step: 'hop', types: ['SPOKEN_BY'], direction: 'in' }]],
};

/** From an entity to the claims in which it has one of these parts. */
export const claimsOf = (roles: readonly string[]): Via => ({
  paths: roles.flatMap((role) => CLAIM_WAYS[role] ?? []),
  kinds: ['Claim'],
});
