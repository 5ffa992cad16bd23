import type { Kind } from './sizes.ts';

/** Which relationships a node of a kind begins. */
export interface RelationshipRule {
  readonly type: string;
  readonly from: Kind;
  /** Kinds of the other end with their weights. */
  readonly to: Readonly<Partial<Record<Kind, number>>>;
  /** Weights of having none, one, two, … of them. */
  readonly counts: readonly number[];
  /** How unevenly the other ends are chosen; see `Random.skewed`. */
  readonly skew: number;
}

const rule = (
  type: string,
  from: Kind,
  to: RelationshipRule['to'],
  counts: readonly number[],
  skew: number,
): RelationshipRule => ({ type, from, to, counts, skew });

const even = (least: number, most: number) =>
  Array.from({ length: most + 1 }, (_, count) => (count < least ? 0 : 1));

/** About 500,000 at scale 1. The first rule is the one that each pledge has a claim for. */
export const RELATIONSHIP_RULES: readonly RelationshipRule[] = [
  rule('MADE_BY', 'Pledge', { State: 7, Organization: 3 }, [0, 9, 1], 3),
  rule('BENEFITS', 'Pledge', { State: 1 }, [0, 9, 1], 3),
  rule('INCLUDES', 'Pledge', { Weapon: 1 }, even(0, 5), 2),
  rule('PART_OF', 'Pledge', { Pledge: 1 }, [9, 1], 2),
  rule('MADE_BY', 'Weapon', { Organization: 1 }, [0, 1], 3),
  rule('ORIGIN', 'Weapon', { State: 1 }, [0, 1], 3),
  rule('CITIZEN_OF', 'Person', { State: 1 }, [0, 1], 2),
  rule('HOLDS', 'Person', { Position: 1 }, [1, 5, 4], 2),
  rule('MEMBER_OF', 'Person', { Organization: 1 }, even(0, 3), 3),
  rule('MEMBER_OF', 'State', { Organization: 1 }, even(10, 30), 4),
  rule('BORDERS', 'State', { State: 1 }, even(1, 4), 1),
  rule('PARTY_TO', 'State', { Treaty: 1 }, even(30, 70), 2),
  rule('HAS_MISSION', 'State', { State: 1 }, even(30, 90), 1),
  rule('PART_OF', 'Organization', { Organization: 1 }, [4, 6], 3),
  rule('BASED_IN', 'Organization', { State: 1 }, [0, 1], 2),
  rule('OF', 'Position', { State: 1, Organization: 1 }, [0, 1], 2),
  rule('SENT_BY', 'Diplomat', { State: 1 }, [0, 1], 2),
  rule('ACCREDITED_TO', 'Diplomat', { State: 1 }, [0, 1], 2),
  rule('HELD_BY', 'Diplomat', { Person: 1 }, [3, 7], 1),
  rule('POSTED_AT', 'Diplomat', { Organization: 1 }, [2, 8], 2),
  rule('INVOLVES', 'Event', { State: 4, Person: 4, Organization: 2 }, even(1, 5), 3),
  rule('LOCATED_IN', 'Event', { State: 1 }, [2, 8], 3),
  rule('RESPONDS_TO', 'Event', { Event: 1 }, [7, 3], 2),
  rule('CONCERNS', 'Event', { Weapon: 1, Treaty: 1, Pledge: 2 }, [2, 4, 4], 2),
  rule('PART_OF', 'Treaty', { Treaty: 1 }, [8, 2], 2),
];
