import type { Via } from '#graph/condition.ts';
import type { CitePlan, FieldPlan, ListFieldPlan } from '#planner/field-plan.ts';
import { builder } from './builder.ts';
import { citePermalink } from './cite-permalink.ts';
import { BEHIND_RELATIONSHIP, claimList, claimsOf } from './claim-list.ts';
import { connectionRef } from './connection.ts';
import type { Context } from './context.ts';
import { objectRef } from './type-refs.ts';

const BEHIND_ENTITY = claimsOf(['SUBJECT', 'OBJECT']);

const BEHIND: Readonly<Record<string, Via | null>> = {
  Claim: null,
  Relationship: BEHIND_RELATIONSHIP,
};

/** How the rows of a connection are cited. */
export function citePlan(node: string): CitePlan {
  return {
    kind: 'cite',
    behind: node in BEHIND ? (BEHIND[node] as Via | null) : BEHIND_ENTITY,
    permalink: (rows, pinned) => citePermalink(node, rows, pinned),
    read: (context, plan, parameters) => {
      const { store, limits, signal } = context as Context;
      const options = { timeoutMs: limits.timeoutMs, ...(signal !== undefined && { signal }) };
      return store.read(plan, parameters, options);
    },
  };
}

const CLAIMS: ListFieldPlan = { ...claimList(claimsOf([])), via: null };

const cited = (of: 'where' | 'permalink' | 'claimCount'): FieldPlan => ({ kind: 'cited', of });

builder.objectType(objectRef('Cite'), {
  description:
    'What an aggregate was made of: the rows that it counts, and the claims behind them.',
  fields: (t) => ({
    permalink: t.string({
      description:
        'A relative URL that shows the first 100 of these rows, pinned to the revision and to where the clocks stand: for ever the same answer.',
      plan: cited('permalink'),
    }),
    where: t.field({
      type: 'JSON',
      description:
        'Put back into the same connection, as its `where` and beside its other arguments, it gives exactly these rows.',
      plan: cited('where'),
    }),
    claimCount: t.int({
      description:
        'How many claims are behind the rows. Counted only when asked for, by one more statement for all groups together.',
      plan: cited('claimCount'),
    }),
    claims: t.field({
      type: connectionRef('Claim'),
      description:
        'The claims behind the rows: of entities, those in which one is subject or object, or that state something of it; of relationships, those on their propositions; of claims, themselves. Loaded only when asked for.',
      args: {
        first: t.arg.int({ description: 'Rows from the start, 20 when left out, 100 at most.' }),
        after: t.arg.string({ description: 'Go on behind this cursor.' }),
      },
      plan: CLAIMS,
    } as never),
  }),
});
