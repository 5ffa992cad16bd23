import type { Condition } from '#graph/condition.ts';
import type { Column } from '#graph/property.ts';
import { allOf } from './all-of.ts';
import { typePlanOf } from './field-plan.ts';
import type { Planning } from './planning.ts';

/** What is followed or listed: over a relationship between entities, and to nodes of which kinds. */
export interface Reached {
  readonly evident: boolean;
  /** Empty: any entity. */
  readonly kinds: readonly string[];
}

/**
 * What possibly holds on the day of the world clock: neither certainly over by then nor certainly not begun. Null when that
 * clock hides nothing, or nothing that is reached has a time.
 */
export function worldCondition(planning: Planning, reached: Reached): Condition | null {
  const day = planning.clock.validOn;
  if (day === null) return null;
  return allOf([
    ...(reached.evident ? during('relationship', day, 'validFrom', 'validTo') : []),
    ...kindsOf(planning, reached.kinds).flatMap((kind) => ofKind(planning, reached, kind, day)),
  ]);
}

function ofKind(
  { document }: Planning,
  { kinds }: Reached,
  kind: string,
  day: number,
): readonly Condition[] {
  const type = document.schema.getType(kind);
  const time = type === undefined ? undefined : typePlanOf(type)?.during;
  if (time === undefined) return [];
  const conditions = during('node', day, time.from, time.to);
  if (kinds.length === 1) return conditions;
  const another: Condition = { kind: 'not', condition: { kind: 'kindIn', kinds: [kind] } };
  return [{ kind: 'or', conditions: [another, { kind: 'and', conditions }] }];
}

function kindsOf({ document }: Planning, kinds: readonly string[]): readonly string[] {
  if (kinds.length > 0) return kinds;
  const entity = document.schema.getType('Entity');
  return document.schema
    .getPossibleTypes(entity as Parameters<typeof document.schema.getPossibleTypes>[0])
    .map(({ name }) => name);
}

function during(
  on: 'node' | 'relationship',
  day: number,
  from: string,
  to: string | null,
): readonly Condition[] {
  const compare = (name: string, operator: 'lte' | 'gte'): Condition => {
    const column: Column = { name, type: 'text', required: false };
    return {
      kind: 'or',
      conditions: [
        { kind: 'isNull', on, column },
        { kind: 'compare', on, column, operator, parameter: day },
      ],
    };
  };
  return [
    compare(`${from}Earliest`, 'lte'),
    ...(to === null ? [] : [compare(`${to}Latest`, 'gte')]),
  ];
}
