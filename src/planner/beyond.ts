import type { Condition } from '#graph/condition.ts';
import type { OrderKey, Page } from '#graph/read-plan.ts';

/**
 * Only rows beyond the one whose order keys are these parameters, in the direction of reading. Nulls come last,
 * so from the start every null lies beyond every value, and from the end every value beyond every null.
 */
export function beyondCondition(
  order: readonly OrderKey[],
  parameters: readonly number[],
  from: Page['from'],
): Condition {
  return order.reduceRight<Condition | null>((rest, key, index) => {
    const parameter = parameters[index] as number;
    return key.column.required
      ? beyondValue(key, parameter, from, rest)
      : beyondNullable(key, parameter, from, rest);
  }, null) as Condition;
}

const compare = (
  { on, column }: OrderKey,
  operator: 'eq' | 'gt' | 'gte' | 'lt' | 'lte',
  parameter: number,
): Condition => ({ kind: 'compare', on, column, operator, parameter });

const all = (...conditions: readonly Condition[]): Condition => ({ kind: 'and', conditions });
const any = (...conditions: readonly Condition[]): Condition => ({ kind: 'or', conditions });

function beyondValue(
  key: OrderKey,
  parameter: number,
  from: Page['from'],
  rest: Condition | null,
): Condition {
  const down = key.descending !== (from === 'end');
  const further = compare(key, down ? 'lt' : 'gt', parameter);
  if (rest === null) return further;
  // The first comparison follows from the others; it is what an index can serve.
  const bound = compare(key, down ? 'lte' : 'gte', parameter);
  return all(bound, any(further, all(compare(key, 'eq', parameter), rest)));
}

/** The rest stands in it once, or the condition would double with every such key. */
function beyondNullable(
  key: OrderKey,
  parameter: number,
  from: Page['from'],
  rest: Condition | null,
): Condition {
  const down = key.descending !== (from === 'end');
  const isNull: Condition = { kind: 'isNull', on: key.on, column: key.column };
  const given: Condition = { kind: 'given', parameter };
  const notGiven: Condition = { kind: 'not', condition: given };
  const further = compare(key, down ? 'lt' : 'gt', parameter);
  const beyond =
    from === 'start'
      ? [all(given, any(isNull, further))]
      : [further, all(notGiven, { kind: 'not', condition: isNull })];
  if (rest === null) return any(...beyond);
  const same = any(compare(key, 'eq', parameter), all(notGiven, isNull));
  return any(...beyond, all(same, rest));
}
