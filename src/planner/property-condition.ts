import type { Condition, Operator, Period } from '#graph/condition.ts';
import { dayRange } from '#graph/edtf.ts';
import { foldText } from '#graph/fold.ts';
import { parseAmount } from '#graph/money.ts';
import { type Column, columnsOf, type Property } from '#graph/property.ts';
import type { Parameter } from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import type { InputEntry, InputTree } from './input-tree.ts';
import { acceptList, acceptText, acceptTexts, reader } from './parameters.ts';
import type { Planning } from './planning.ts';

interface Filtered {
  readonly on: 'node' | 'relationship';
  readonly name: string;
  readonly property: Property;
}

type Operand = (value: unknown) => Parameter;

/** One operator of one property type: the column it looks at, and how its operand is made. */
interface Comparison {
  readonly suffix: string;
  readonly operator: Operator;
  readonly operand: Operand;
}

const same: Operand = (value) => value as Parameter;
const fold: Operand = (value) => foldText(acceptText(value));
const texts: Operand = (value) => acceptTexts(value);
const list: Operand = (value) => acceptList(value);

/** What a date keeps is what certainly satisfies it: all of its days lie on the right side. */
const earliestOf: Operand = (value) => bound(dayRange(value as string).earliest, value);
const latestOf: Operand = (value) => bound(dayRange(value as string).latest, value);

function bound(day: string | null, value: unknown): string {
  if (day !== null) return day;
  throw new AppError(
    'BAD_USER_INPUT',
    `"${value}" is open at the end that is compared. Give a date with an end.`,
  );
}

const comparison = (suffix: string, operator: Operator, operand: Operand): Comparison => ({
  suffix,
  operator,
  operand,
});

const PLAIN: Readonly<Record<string, Comparison>> = {
  eq: comparison('', 'eq', same),
  ne: comparison('', 'ne', same),
  in: comparison('', 'in', list),
  gt: comparison('', 'gt', same),
  gte: comparison('', 'gte', same),
  lt: comparison('', 'lt', same),
  lte: comparison('', 'lte', same),
};

const TEXT: Readonly<Record<string, Comparison>> = {
  eq: comparison('', 'eq', acceptText),
  ne: comparison('', 'ne', acceptText),
  in: comparison('', 'in', texts),
  contains: comparison('', 'contains', acceptText),
  startsWith: comparison('', 'startsWith', acceptText),
  containsFold: comparison('Fold', 'contains', fold),
  startsWithFold: comparison('Fold', 'startsWith', fold),
  gt: comparison('', 'gt', acceptText),
  gte: comparison('', 'gte', acceptText),
  lt: comparison('', 'lt', acceptText),
  lte: comparison('', 'lte', acceptText),
};

const DATE: Readonly<Record<string, Comparison>> = {
  eq: comparison('', 'eq', same),
  ne: comparison('', 'ne', same),
  in: comparison('', 'in', texts),
  gt: comparison('Earliest', 'gt', latestOf),
  gte: comparison('Earliest', 'gte', earliestOf),
  lt: comparison('Latest', 'lt', earliestOf),
  lte: comparison('Latest', 'lte', latestOf),
};

const amount: Operand = (value) => parseAmount(value as string);
const MONEY: Readonly<Record<string, Comparison>> = Object.fromEntries(
  (['eq', 'gt', 'gte', 'lt', 'lte'] as const).map((operator) => [
    operator,
    comparison('Value', operator, amount),
  ]),
);

/** The condition that an operator object states of a property: all of its operators hold. */
export function propertyCondition(
  planning: Planning,
  filtered: Filtered,
  tree: InputTree,
): Condition {
  if (tree.kind !== 'object') {
    throw new AppError(
      'BAD_USER_INPUT',
      `"${filtered.name}" cannot be compared with null. Use isNull.`,
    );
  }
  if (filtered.property.type === 'money') requireCurrency(filtered.name, tree.entries);
  return {
    kind: 'and',
    conditions: tree.entries.map((entry) => operatorCondition(planning, filtered, entry)),
  };
}

function operatorCondition(
  planning: Planning,
  filtered: Filtered,
  { field, value }: InputEntry,
): Condition {
  const { on, name, property } = filtered;
  const columns = columnsOf(name, property).map((column) => planning.at(column));
  const [first] = columns as [Column];
  switch (field.name) {
    case 'isNull': {
      const isNull: Condition = { kind: 'isNull', on, column: first };
      return planning.structural(value) === true ? isNull : { kind: 'not', condition: isNull };
    }
    case 'inOne': {
      const [earliest, latest] = [`${name}Earliest`, `${name}Latest`].map((each) =>
        columnNamed(columns, each),
      ) as [Column, Column];
      const unit = planning.structural(value) as Period;
      return { kind: 'inOne', on, earliest, latest, unit };
    }
    case 'hasCurrency': {
      const column = columnNamed(columns, `${name}Currency`);
      const isNull: Condition = { kind: 'isNull', on, column };
      return planning.structural(value) === true ? { kind: 'not', condition: isNull } : isNull;
    }
    case 'only':
      return {
        kind: 'only',
        on,
        column: first,
        parameter: planning.parameters.add(reader(value, acceptTexts)),
      };
    case 'has':
      return {
        kind: 'has',
        on,
        column: first,
        parameter: planning.parameters.add(reader(value, acceptText)),
      };
    case 'currency':
      return {
        kind: 'compare',
        on,
        column: columnNamed(columns, `${name}Currency`),
        operator: 'eq',
        parameter: planning.parameters.add(reader(value, acceptText)),
      };
    default: {
      const { suffix, operator, operand } = comparisonsOf(property)[field.name] as Comparison;
      const column = columnNamed(columns, `${name}${suffix}`);
      return {
        kind: 'compare',
        on,
        column,
        operator,
        parameter: planning.parameters.add(reader(value, operand)),
      };
    }
  }
}

function comparisonsOf(property: Property): Readonly<Record<string, Comparison>> {
  switch (property.type) {
    case 'text':
    case 'instant':
      return TEXT;
    case 'edtf':
      return DATE;
    case 'money':
      return MONEY;
    default:
      return PLAIN;
  }
}

function columnNamed(columns: readonly Column[], name: string): Column {
  return columns.find((column) => column.name === name) as Column;
}

function requireCurrency(name: string, entries: readonly InputEntry[]): void {
  const names = entries.map(({ field }) => field.name);
  if (names.some((each) => each in MONEY) && !names.includes('currency')) {
    throw new AppError(
      'BAD_USER_INPUT',
      `"${name}" is compared within one currency: give currency beside ${names.join(', ')}.`,
    );
  }
}
