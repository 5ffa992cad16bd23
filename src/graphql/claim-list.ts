import type { Via } from '#graph/read-plan.ts';
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
