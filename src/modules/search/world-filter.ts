import type { Condition } from '#graph/condition.ts';
import type { Column } from '#graph/property.ts';
import { graphModel } from '#modules/graph-model.ts';

/**
 * What may be so on a day of the world clock: neither certainly over by then nor certainly not begun. Kinds that have no time are
 * so on any day.
 *
 * @param day Parameter: the day.
 */
export function heldOn(day: number): Condition {
  const conditions = [...graphModel.kinds.values()].flatMap(({ name, during }): Condition[] => {
    if (during === undefined) return [];
    const { from, to } = during;
    const held = [
      mayBe(`${from}Earliest`, 'lte', day),
      ...(to === null ? [] : [mayBe(`${to}Latest`, 'gte', day)]),
    ];
    const another: Condition = { kind: 'not', condition: { kind: 'kindIn', kinds: [name] } };
    return [{ kind: 'or', conditions: [another, { kind: 'and', conditions: held }] }];
  });
  return { kind: 'and', conditions };
}

function mayBe(name: string, operator: 'lte' | 'gte', parameter: number): Condition {
  const column: Column = { name, type: 'text', required: false };
  return {
    kind: 'or',
    conditions: [
      { kind: 'isNull', on: 'node', column },
      { kind: 'compare', on: 'node', column, operator, parameter },
    ],
  };
}
