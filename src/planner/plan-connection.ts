import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
} from 'graphql';
import type { Cell, Condition, ListPlan, OrderKey, Row } from '#graph/read-plan.ts';
import { collectFields, selectionsOf } from './collect-fields.ts';
import { connectionHash, encodeCursor } from './cursor.ts';
import { type FieldPlan, type ListFieldPlan, fieldPlanOf } from './field-plan.ts';
import { type ListArguments, readListArguments } from './list-arguments.ts';
import { type Element, derivedShaper, planSelection, rowOf } from './plan-selection.ts';
import { RowBuilder, type ShapeContext, type Shaper } from './row-builder.ts';
import { shapePlain } from './shape-plain.ts';

/** What a connection answers, before it is given its shape. */
export interface ListAnswer {
  readonly rows: readonly Row[];
  readonly count: Cell;
}

type ListShaper = (answer: ListAnswer, context: ShapeContext) => unknown;

/** A connection that hangs off an element of a row. */
export function planConnection(plan: ListFieldPlan, field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], element: Element): Shaper {
  const { list, shape, via } = planList(plan, field, nodes, element);
  if (via === null) throw new Error(`"${field.name}" is a list without a way to it.`);
  const index = element.row.add({ kind: 'list', via, list });
  return (row, context) => {
    const [rows, count] = row[index] as unknown as readonly [readonly Row[], Cell];
    return shape({ rows, count }, context);
  };
}

/** The plan of a connection, wherever it starts, and the shape of its answer. */
export function planList(
  plan: ListFieldPlan,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  element: Element,
): { list: ListPlan; shape: ListShaper; via: ListFieldPlan['via'] } {
  const given = readListArguments(plan, field, nodes[0] as FieldNode, element.planning);
  const row = new RowBuilder();
  const inner: Element = { planning: element.planning, row, on: plan.of, where: null, constants: {} };
  const parts = new ConnectionParts(inner, given);
  const type = getNamedType(field.type) as GraphQLObjectType;
  const members = [...collectFields(element.planning.document, type, selectionsOf(nodes))].map(
    ([key, each]) => [key, parts.member(type, each)] as const,
  );
  const list: ListPlan = {
    where: allOf([...plan.where.map((each) => element.planning.fixed(each)), element.where, given.where]),
    order: given.order,
    page: { ...given.page, peek: parts.peek },
    count: parts.count,
    row: parts.rows ? rowOf(row) : null,
  };
  const limit = given.page.limit;
  const fromEnd = given.page.from === 'end';
  const shape: ListShaper = (answer, context) => {
    const more = parts.peek && answer.rows.length > (context.parameters[limit] as number);
    const rows = more ? answer.rows.slice(0, -1) : answer.rows;
    const page = { rows: fromEnd ? rows.toReversed() : rows, count: answer.count, more, context };
    return Object.fromEntries(members.map(([key, member]) => [key, member(page)]));
  };
  return { list, shape, via: given.via };
}

interface PageAnswer extends ListAnswer {
  /** There is another row beyond the page. */
  readonly more: boolean;
  readonly context: ShapeContext;
}

type Member = (page: PageAnswer) => unknown;

/** Plans what is selected of a connection, and notes what must be read for it. */
class ConnectionParts {
  rows = false;
  count = false;
  peek = false;
  readonly #element: Element;
  readonly #given: ListArguments;

  constructor(element: Element, given: ListArguments) {
    this.#element = element;
    this.#given = given;
  }

  member(type: GraphQLObjectType, nodes: readonly FieldNode[]): Member {
    const { value: name } = (nodes[0] as FieldNode).name;
    if (name === '__typename') return () => type.name;
    const field = type.getFields()[name] as GraphQLField<unknown, unknown>;
    const { kind } = fieldPlanOf(field) as FieldPlan;
    switch (kind) {
      case 'totalCount':
        this.count = true;
        return ({ count }) => count;
      case 'nodes':
        this.rows = true;
        return this.#each(planSelection(field.type, selectionsOf(nodes), this.#element));
      case 'edges':
        this.rows = true;
        return this.#each(this.#edge(field.type, nodes));
      case 'pageInfo':
        return this.#pageInfo(field.type, nodes);
      default:
        throw new Error(`"${name}" is no part of a connection.`);
    }
  }

  #each(shaper: Shaper): Member {
    return ({ rows, context }) => rows.map((row) => shaper(row, context));
  }

  #edge(type: GraphQLOutputType, nodes: readonly FieldNode[]): Shaper {
    const edge = getNamedType(type) as GraphQLObjectType;
    const entries = [...collectFields(this.#element.planning.document, edge, selectionsOf(nodes))].map(
      ([key, each]) => [key, this.#edgeMember(edge, each)] as const,
    );
    return (row, context) => Object.fromEntries(entries.map(([key, shaper]) => [key, shaper(row, context)]));
  }

  #edgeMember(edge: GraphQLObjectType, nodes: readonly FieldNode[]): Shaper {
    const { value: name } = (nodes[0] as FieldNode).name;
    if (name === '__typename') return () => edge.name;
    const field = edge.getFields()[name] as GraphQLField<unknown, unknown>;
    const plan = fieldPlanOf(field) as FieldPlan;
    if (plan.kind === 'cursor') return this.#cursor();
    if (plan.kind === 'derived') return derivedShaper(plan, field, nodes, { ...this.#element, on: 'relationship' });
    const on = plan.kind === 'step' ? plan.to : this.#element.on;
    // At the root no relationship leads to a node.
    if (on === 'relationship' && this.#given.via === null) return () => null;
    return planSelection(field.type, selectionsOf(nodes), { ...this.#element, on });
  }

  #cursor(): Shaper {
    const { order, identity } = this.#given;
    this.#element.planning.needsRevision = true;
    const indexes = order.map((key: OrderKey) => this.#element.row.column(key.on, key.column));
    return (row, context) =>
      encodeCursor(connectionHash(identity.text, identity.parameters.map((index) => context.parameters[index]) as []), {
        revision: context.revision,
        keys: indexes.map((index) => row[index] as Cell),
      });
  }

  #pageInfo(type: GraphQLOutputType, nodes: readonly FieldNode[]): Member {
    this.rows = true;
    this.peek = true;
    const cursor = this.#cursor();
    const shape = shapePlain(this.#element.planning.document, type, selectionsOf(nodes));
    const { from } = this.#given.page;
    const beyond = this.#given.page.beyond !== null;
    return ({ rows, more, context }) => {
      const [first, last] = [rows[0], rows.at(-1)];
      return shape({
        hasNextPage: from === 'start' ? more : beyond,
        hasPreviousPage: from === 'start' ? beyond : more,
        startCursor: first === undefined ? null : cursor(first, context),
        endCursor: last === undefined ? null : cursor(last, context),
      });
    };
  }
}

function allOf(conditions: readonly (Condition | null)[]): Condition | null {
  const given = conditions.filter((condition) => condition !== null);
  const [only, another] = given;
  if (only === undefined) return null;
  return another === undefined ? only : { kind: 'and', conditions: given };
}
