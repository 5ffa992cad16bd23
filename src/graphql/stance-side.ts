import type { Side } from '#planner/field-plan.ts';

/** The side of a proposition whose claims have this stance. */
export function stanceSide(stance: string): Side {
  const column = { name: 'stance', type: 'text', required: true } as const;
  return { values: { stance }, where: { column, value: stance } };
}
