import { type FieldNode, type GraphQLObjectType, getArgumentValues, getNamedType } from 'graphql';
import type { Parameter } from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import { planCitedClaims } from './cited-claims.ts';
import type { Grouped } from './cited-groups.ts';
import { planCitedPage } from './cited-page.ts';
import { citedWhere, onlyChoosing, rowsOf } from './cited-rows.ts';
import { collectFields, type SelectedField, selectionsOf } from './collect-fields.ts';
import { TYPE_NAME } from './element.ts';
import { type Cited, type CitePlan, fieldPlanOf } from './field-plan.ts';
import type { Variables } from './input-tree.ts';
import type { Answered } from './list-answer.ts';
import type { Connection } from './planning.ts';
import type { ShapeContext } from './row-builder.ts';
import type { PlainShaper } from './shape-plain.ts';

/** One aggregate of an answer, as it is cited. */
interface Citing extends Answered {
  /** The arguments of the connection that choose its rows; `where` has exactly those of the aggregate. */
  readonly args: Readonly<Record<string, unknown>>;
  /** Ids of the claims behind it, in order. */
  readonly ids: () => Promise<readonly string[]>;
}

/** What is loaded is a promise. */
type Member = (citing: Citing) => unknown;

/**
 * Plans what cites an aggregate: its rows as a condition, and the claims behind them, which are loaded only when they are
 * asked for.
 *
 * @throws AppError `BAD_USER_INPUT` below claims that are cited themselves.
 */
export function planCite(
  plan: CitePlan,
  { field, nodes }: SelectedField,
  connection: Connection,
  grouped: Grouped,
): PlainShaper {
  if (connection.also !== null) throw alreadyCited();
  const { planning, fixed, pages } = connection.element;
  planning.needsRevision = true;
  const selected = onlyChoosing(connection.selected);
  const given = planning.parameters.add((variables) =>
    JSON.stringify(getArgumentValues(selected.field, selected.nodes[0] as FieldNode, variables)),
  );
  const claims = planCitedClaims(plan, { ...connection, selected }, grouped);
  const type = getNamedType(field.type) as GraphQLObjectType;
  const costs: ((variables: Variables) => number)[] = [];
  const members = [...collectFields(planning.document, type, selectionsOf(nodes))].map(
    ([key, each]) => [key, memberOf(type, each)] as const,
  );
  if (costs.length > 0) {
    planning.laterCosts.push((parameters, variables) => {
      const times = groupsAsked(parameters[grouped.read]) * product(parameters, pages);
      return 1 + times * costs.reduce((sum, cost) => sum + cost(variables), 0);
    });
  }
  return (value, answered) => {
    const { context, parent } = answered as Answered;
    const { group, conditions } = value as Cited;
    const args = JSON.parse(context.parameters[given] as string);
    const sides = fixed === null ? [] : [{ [fixed.column.name]: { eq: fixed.value } }];
    const where = citedWhere(args.where ?? {}, [...sides, ...conditions]);
    const ids = () => claims.idsOf(group, { context, parent });
    return filled(type.name, members, { context, parent, args: { ...args, where }, ids });
  };

  function memberOf(type: GraphQLObjectType, nodes: readonly FieldNode[]): Member {
    const { value: name } = (nodes[0] as FieldNode).name;
    if (name === '__typename') return () => type.name;
    const member = { field: type.getFields()[name] as SelectedField['field'], nodes };
    const asked = fieldPlanOf(member.field);
    if (asked?.kind === 'list') {
      const page = planCitedPage(plan, asked, member, planning);
      costs.push(page.cost);
      return async ({ ids, context, ...rows }) => {
        const scope = JSON.stringify([selected.field.name, rows, context.clock]);
        return page.load(await ids(), scope, pinned(context));
      };
    }
    if (asked?.kind !== 'cited') throw new Error(`"${name}" cannot stand here.`);
    switch (asked.of) {
      case 'where':
        return ({ args }) => args['where'];
      case 'permalink':
        return ({ args, parent, context }) =>
          plan.permalink(rowsOf(planning.document, selected, args, parent), pinned(context).clock);
      case 'claimCount':
        costs.push(() => 0);
        return async ({ ids }) => (await ids()).length;
    }
  }
}

/** Groups of one connection at most; `args` is the JSON of the arguments. Less than none is refused later, and pays for nothing else. */
function groupsAsked(args: Parameter | undefined): number {
  return typeof args === 'string' ? Math.max(JSON.parse(args).first ?? 1, 0) : 1;
}

/** Sizes of pages, and lengths of lists of ids, multiplied. */
function product(parameters: readonly Parameter[], indexes: readonly number[]): number {
  return indexes.reduce((times, index) => {
    const value = parameters[index];
    return times * (Array.isArray(value) ? value.length : Number(value ?? 1));
  }, 1);
}

/** At the revision that the rows were read at. */
function pinned(context: ShapeContext): ShapeContext {
  const { clock, revision } = context;
  return { ...context, clock: { ...clock, revision: clock.revision ?? revision } };
}

/** An object whose members are put in their places when they are loaded. */
function filled(type: string, members: readonly (readonly [string, Member])[], citing: Citing) {
  const object: Record<string | symbol, unknown> = { [TYPE_NAME]: type };
  for (const [key, member] of members) {
    const value = member(citing);
    object[key] = value;
    if (value instanceof Promise) {
      citing.context.deferred.push(
        value.then((loaded) => {
          object[key] = loaded;
        }),
      );
    }
  }
  return object;
}

function alreadyCited(): AppError {
  const message = 'These claims are cited themselves: ask for aggregates of claims elsewhere.';
  return new AppError('BAD_USER_INPUT', message);
}
