import type { Condition } from '#graph/condition.ts';
import type { Parameter } from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import { type InputPlan, inputPlanOf } from './field-plan.ts';
import type { InputEntry, InputTree } from './input-tree.ts';
import { acceptList, acceptText, acceptTexts, reader } from './parameters.ts';
import type { Planning } from './planning.ts';
import { propertyCondition } from './property-condition.ts';
import { worldCondition } from './world-condition.ts';

/**
 * Conditions of a field of Query, and how deep they may nest, where following a relationship is two levels: an engine
 * plans a statement without a timeout, and each such level makes it plan again as long.
 */
export const CONDITIONS = { depth: 10, most: 100 } as const;

/**
 * The condition of a `where` object: all of its fields hold. An empty object lets everything through.
 *
 * @throws AppError `QUERY_TOO_COMPLEX` beyond `CONDITIONS`.
 */
export function whereCondition(planning: Planning, tree: InputTree, depth = 0): Condition {
  if (tree.kind !== 'object') {
    throw new AppError('BAD_USER_INPUT', 'A condition cannot be null. Leave it out.');
  }
  const { entries } = tree;
  planning.conditions += entries.length;
  if (depth > CONDITIONS.depth || planning.conditions > CONDITIONS.most) throw tooManyConditions();
  const parts = entries.flatMap((entry) => {
    const plan = inputPlanOf(entry.field) as InputPlan;
    // At the top it chooses the way of the list, and is no condition.
    return plan.kind === 'role' && depth === 0
      ? []
      : [entryCondition(planning, plan, entry, depth + 1)];
  });
  const [only, another] = parts;
  return only !== undefined && another === undefined ? only : { kind: 'and', conditions: parts };
}

function tooManyConditions(): AppError {
  const { depth, most } = CONDITIONS;
  return new AppError(
    'QUERY_TOO_COMPLEX',
    `The conditions of a field of Query may be ${most} in all and nest ${depth} levels deep.`,
    { details: { depth, conditions: most } },
  );
}

function entryCondition(
  planning: Planning,
  plan: InputPlan,
  { value }: InputEntry,
  depth: number,
): Condition {
  switch (plan.kind) {
    case 'and':
    case 'or': {
      const conditions = itemsOf(value).map((item) => whereCondition(planning, item, depth));
      return { kind: plan.kind, conditions };
    }
    case 'not':
      return { kind: 'not', condition: whereCondition(planning, value, depth) };
    case 'other':
      return whereCondition(planning, value, depth);
    case 'property':
      return propertyCondition(planning, plan, value);
    case 'id':
      return idCondition(planning, value);
    case 'related':
      return plan.wrapped
        ? quantified(planning, plan, value, depth + 1)
        : { kind: 'some', via: plan.via, where: related(planning, plan, value, depth + 1) };
    case 'types':
      return { kind: 'typeIn', parameter: planning.parameters.add(reader(value, acceptList)) };
    case 'directions': {
      const direction = planning.structural(value) === 'OUT' ? 'out' : 'in';
      return { kind: 'directionIs', direction };
    }
    case 'kinds':
      return { kind: 'kindIn', kinds: planning.structural(value) as readonly string[] };
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
function quantified(
  planning: Planning,
  plan: RelatedPlan,
  tree: InputTree,
  depth: number,
): Condition {
  const { via } = plan;
  const world = worldCondition(planning, { evident: plan.evident, kinds: via.kinds });
  if (tree.kind !== 'object') throw new AppError('BAD_USER_INPUT', 'Give some, none or every.');
  const conditions = tree.entries.map(({ field, value }): Condition => {
    const where = whereCondition(planning, value, depth);
    switch (field.name) {
      case 'some':
        return { kind: 'some', via, where: both(world, where) };
      case 'none':
        return { kind: 'not', condition: { kind: 'some', via, where: both(world, where) } };
      default: {
        const broken: Condition = { kind: 'not', condition: where };
        return { kind: 'not', condition: { kind: 'some', via, where: both(world, broken) } };
      }
    }
  });
  return { kind: 'and', conditions };
}

type RelatedPlan = Extract<InputPlan, { kind: 'related' }>;

/** What an end must satisfy, and what it must be at the point where the clocks stand. */
function related(
  planning: Planning,
  { evident, via }: RelatedPlan,
  tree: InputTree,
  depth: number,
): Condition {
  const world = worldCondition(planning, { evident, kinds: via.kinds });
  return both(world, whereCondition(planning, tree, depth));
}

function both(world: Condition | null, where: Condition): Condition {
  return world === null ? where : { kind: 'and', conditions: [world, where] };
}

function itemsOf(tree: InputTree): readonly InputTree[] {
  if (tree.kind === 'list') return tree.items;
  throw new AppError('BAD_USER_INPUT', '`and` and `or` take a list of conditions, not null.');
}
