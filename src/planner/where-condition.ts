import type { Condition, Parameter, Via } from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import { type InputPlan, inputPlanOf } from './field-plan.ts';
import type { InputEntry, InputTree } from './input-tree.ts';
import { acceptText, acceptTexts, reader } from './parameters.ts';
import type { Planning } from './planning.ts';
import { propertyCondition } from './property-condition.ts';

/** The condition of a `where` object: all of its fields hold. An empty object lets everything through. */
export function whereCondition(planning: Planning, tree: InputTree): Condition {
  if (tree.kind !== 'object')
    throw new AppError('BAD_USER_INPUT', 'A condition cannot be null. Leave it out.');
  const parts = tree.entries.flatMap((entry) => {
    const plan = inputPlanOf(entry.field) as InputPlan;
    // Handled by the list whose way it chooses.
    return plan.kind === 'role' ? [] : [entryCondition(planning, plan, entry)];
  });
  const [only, another] = parts;
  return only !== undefined && another === undefined ? only : { kind: 'and', conditions: parts };
}

function entryCondition(planning: Planning, plan: InputPlan, { value }: InputEntry): Condition {
  switch (plan.kind) {
    case 'and':
    case 'or':
      return {
        kind: plan.kind,
        conditions: itemsOf(value).map((item) => whereCondition(planning, item)),
      };
    case 'not':
      return { kind: 'not', condition: whereCondition(planning, value) };
    case 'other':
      return whereCondition(planning, value);
    case 'property':
      return propertyCondition(planning, plan, value);
    case 'id':
      return idCondition(planning, value);
    case 'related':
      return plan.wrapped ? quantified(planning, plan.via, value) : some(planning, plan.via, value);
    case 'types':
      return {
        kind: 'typeIn',
        parameter: planning.parameters.add(reader(value, (types) => types as Parameter)),
      };
    case 'directions':
      return { kind: 'directionIs', direction: planning.evaluate(value) === 'OUT' ? 'out' : 'in' };
    case 'kinds':
      return { kind: 'kindIn', kinds: planning.evaluate(value) as readonly string[] };
    case 'role':
      throw new AppError('BAD_USER_INPUT', '`role` stands only at the top of `where`.');
  }
}

function idCondition(planning: Planning, tree: InputTree): Condition {
  if (tree.kind !== 'object')
    throw new AppError('BAD_USER_INPUT', 'An id cannot be compared with null.');
  const column = { name: 'id', type: 'text', required: true } as const;
  const conditions = tree.entries.map(({ field, value }): Condition => {
    const operator = field.name as 'eq' | 'ne' | 'in';
    const operand: (value: unknown) => Parameter = operator === 'in' ? acceptTexts : acceptText;
    return {
      kind: 'compare',
      on: 'node',
      column,
      operator,
      parameter: planning.parameters.add(reader(value, operand)),
    };
  });
  return { kind: 'and', conditions };
}

/** `every` holds where no end breaks the condition, so also where there is none. */
function quantified(planning: Planning, via: Via, tree: InputTree): Condition {
  if (tree.kind !== 'object') throw new AppError('BAD_USER_INPUT', 'Give some, none or every.');
  const conditions = tree.entries.map(({ field, value }): Condition => {
    const where = whereCondition(planning, value);
    switch (field.name) {
      case 'some':
        return { kind: 'some', via, where };
      case 'none':
        return { kind: 'not', condition: { kind: 'some', via, where } };
      default:
        return {
          kind: 'not',
          condition: { kind: 'some', via, where: { kind: 'not', condition: where } },
        };
    }
  });
  return { kind: 'and', conditions };
}

function some(planning: Planning, via: Via, tree: InputTree): Condition {
  return { kind: 'some', via, where: whereCondition(planning, tree) };
}

function itemsOf(tree: InputTree): readonly InputTree[] {
  if (tree.kind === 'list') return tree.items;
  throw new AppError('BAD_USER_INPUT', '`and` and `or` take a list of conditions, not null.');
}
