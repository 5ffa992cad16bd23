import type { FieldNode } from 'graphql';
import type { Parameter, ReadPlan, ReadResult } from '#graph/read-plan.ts';
import type { Clock } from './clock.ts';
import type { Variables } from './input-tree.ts';
import { planCost } from './plan-cost.ts';
import type { Planning } from './planning.ts';
import type { ShapeContext } from './row-builder.ts';

/** One root field: what to read for it, and how the answer becomes its value in the response. */
export interface PlannedField {
  readonly nodes: readonly FieldNode[];
  readonly plan: ReadPlan;
  bind(variables: Variables, clock: Clock): readonly Parameter[];
  shape(result: ReadResult, parameters: readonly Parameter[], reading: Reading): Promise<unknown>;
  /** Objects that it may ask for, whatever its other arguments are. */
  cost(variables: Variables): number;
  /** Ids that were asked for and are not in the answer: they may stand for others. */
  missing(result: ReadResult, parameters: readonly Parameter[]): readonly string[];
  /** The parameters with other ids in the place of these. */
  instead(parameters: readonly Parameter[], ids: ReadonlyMap<string, string>): readonly Parameter[];
}

/** What a shape is made in. */
export type Reading = Pick<ShapeContext, 'clock' | 'request' | 'variables'>;

export function planFrom({ needsRevision, clock }: Planning, start: ReadPlan['start']): ReadPlan {
  return { start, revision: needsRevision, ...(clock.asOf !== null && { asOf: clock.asOf }) };
}

/** What it may cost, with the statements that come behind it. */
export function costOf(planning: Planning, plan: ReadPlan): PlannedField['cost'] {
  return (variables) => planning.cost(variables, (parameters) => planCost(plan, parameters));
}
