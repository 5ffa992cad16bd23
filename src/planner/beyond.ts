import type { Condition, OrderKey, Page } from '#graph/read-plan.ts';

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

function beyondNullable(
  key: OrderKey,
  parameter: number,
  from: Page['from'],
  rest: Condition | null,
): Condition {
  const down = key.descending !== (from === 'end');
  const isNull: Condition = { kind: 'isNull', on: key.on, column: key.column };
  const given: Condition = { kind: 'given', parameter };
  const further = compare(key, down ? 'lt' : 'gt', parameter);
  const same = rest === null ? [] : [all(compare(key, 'eq', parameter), rest)];
  const sameNull = rest === null ? [] : [all(isNull, rest)];
  const atValue = from === 'start' ? any(isNull, further, ...same) : any(further, ...same);
  const notNull: Condition = { kind: 'not', condition: isNull };
  const atNull = from === 'start' ? any(...sameNull) : any(notNull, ...sameNull);
  return any(all(given, atValue), all({ kind: 'not', condition: given }, atNull));
}
