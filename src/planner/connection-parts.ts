import { type FieldNode, type GraphQLObjectType, getNamedType } from 'graphql';
import type { Cell, GroupPlan, Row } from '#graph/read-plan.ts';
import { planAggregate } from './aggregate-parts.ts';
import { collectFields, type SelectedField, selectionsOf } from './collect-fields.ts';
import { connectionHash, encodeCursor } from './cursor.ts';
import { shaped } from './element.ts';
import { type FieldPlan, fieldPlanOf } from './field-plan.ts';
import { derivedShaper } from './field-shapers.ts';
import type { ListAnswer } from './list-answer.ts';
import type { ListArguments } from './list-arguments.ts';
import type { Connection, Element } from './planning.ts';
import type { ShapeContext, Shaper } from './row-builder.ts';
import { shapePlain } from './shape-plain.ts';

interface PageAnswer extends ListAnswer {
  /** There is another row beyond the page. */
  readonly more: boolean;
  readonly context: ShapeContext;
}

type Member = (page: PageAnswer) => unknown;

/** Plans what is selected of a connection, and notes what must be read for it. */
export class ConnectionParts {
  rows = false;
  count = false;
  peek = false;
  cursors = false;
  readonly groups: GroupPlan[] = [];
  readonly #element: Element;
  readonly #given: ListArguments;
  readonly #connection: Connection;
  /** Something of it is cited. */
  cites = false;

  constructor(element: Element, given: ListArguments, connection: Connection) {
    this.#element = element;
    this.#given = given;
    this.#connection = connection;
  }

  member(type: GraphQLObjectType, nodes: readonly FieldNode[]): Member {
    const { value: name } = (nodes[0] as FieldNode).name;
    if (name === '__typename') return () => type.name;
    const selected = { field: type.getFields()[name] as SelectedField['field'], nodes };
    const plan = fieldPlanOf(selected.field) as FieldPlan;
    const { kind } = plan;
    if (kind === 'totalCount') {
      this.count = true;
      return ({ count }) => count;
    }
    if (kind === 'aggregate') {
      const { shape, cites } = planAggregate(plan, selected, this.#connection, this.groups);
      this.cites ||= cites;
      return ({ groups = [], context, parent = null }) => shape(groups, { context, parent });
    }
    this.rows = true;
    if (kind === 'pageInfo') return this.#pageInfo(selected);
    const shaper = kind === 'nodes' ? this.#select(selected) : this.#edge(selected);
    return ({ rows, context }) => rows.map((row) => shaper(row, context));
  }

  #select({ field, nodes }: SelectedField, on = this.#element.on): Shaper {
    const { planning } = this.#element;
    return planning.select(field.type, selectionsOf(nodes), { ...this.#element, on });
  }

  #edge({ field, nodes }: SelectedField): Shaper {
    const edge = getNamedType(field.type) as GraphQLObjectType;
    const { document } = this.#element.planning;
    const members = [...collectFields(document, edge, selectionsOf(nodes))].map(
      ([key, each]) => [key, this.#edgeMember(edge, each)] as const,
    );
    return (row, context) =>
      shaped(
        edge.name,
        members.map(([key, shaper]) => [key, shaper(row, context)]),
      );
  }

  #edgeMember(edge: GraphQLObjectType, nodes: readonly FieldNode[]): Shaper {
    const { value: name } = (nodes[0] as FieldNode).name;
    if (name === '__typename') return () => edge.name;
    const selected = { field: edge.getFields()[name] as SelectedField['field'], nodes };
    const plan = fieldPlanOf(selected.field) as FieldPlan;
    if (plan.kind === 'cursor') return this.#cursor();
    if (plan.kind === 'derived') {
      return derivedShaper(plan, selected, { ...this.#element, on: 'relationship' });
    }
    const on = plan.kind === 'step' ? plan.to : this.#element.on;
    // No relationship leads to a node at the root, over evidence or over several hops.
    if (on === 'relationship' && !this.#given.evident) return () => null;
    return this.#select(selected, on);
  }

  #cursor(): Shaper {
    const { order, identity } = this.#given;
    const { planning, row: builder } = this.#element;
    planning.needsRevision = true;
    this.cursors = true;
    const indexes = order.map(({ on, column }) => builder.column(on, column));
    let last: { readonly context: ShapeContext; readonly hash: string } | null = null;
    return (row, context) => {
      // The same for all rows of a page.
      if (last?.context !== context) {
        const values = identity.parameters.map((index) => context.parameters[index]);
        last = { context, hash: connectionHash(identity.text, values) };
      }
      const keys = indexes.map((index) => row[index] as Cell);
      return encodeCursor(last.hash, { revision: context.revision, keys });
    };
  }

  #pageInfo({ field, nodes }: SelectedField): Member {
    this.peek = true;
    const { document } = this.#element.planning;
    const type = getNamedType(field.type) as GraphQLObjectType;
    const names = [...collectFields(document, type, selectionsOf(nodes)).values()].map(
      ([node]) => node?.name.value,
    );
    const cursor = names.some((name) => name?.endsWith('Cursor')) ? this.#cursor() : () => null;
    const shape = shapePlain(document, field.type, selectionsOf(nodes));
    const { from, beyond } = this.#given.page;
    return ({ rows, more, context }) => {
      const cursorOf = (row: Row | undefined) => (row === undefined ? null : cursor(row, context));
      return shape({
        hasNextPage: from === 'start' ? more : beyond !== null,
        hasPreviousPage: from === 'start' ? beyond !== null : more,
        startCursor: cursorOf(rows[0]),
        endCursor: cursorOf(rows.at(-1)),
      });
    };
  }
}
