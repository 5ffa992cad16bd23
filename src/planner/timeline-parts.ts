import { type FieldNode, type GraphQLObjectType, getNamedType } from 'graphql';
import { collectFields, type SelectedField, selectionsOf } from './collect-fields.ts';
import { connectionHash, encodeCursor } from './cursor.ts';
import { shaped } from './element.ts';
import { fieldPlanOf } from './field-plan.ts';
import type { Planning } from './planning.ts';
import type { ShapeContext } from './row-builder.ts';
import { shapePlain } from './shape-plain.ts';
import type { TimelineArguments } from './timeline-arguments.ts';
import type { Arm } from './timeline-arms.ts';
import { planEntry } from './timeline-entry.ts';
import type { Entry } from './timeline-merge.ts';

interface TimelinePage {
  readonly entries: readonly Entry[];
  /** There is another entry behind the page. */
  readonly more: boolean;
  readonly count: number | null;
  readonly undated: number | null;
  readonly missing: readonly string[];
  readonly context: ShapeContext;
}

type Member = (page: TimelinePage) => unknown;
type EntryShaper = (entry: Entry, context: ShapeContext) => unknown;

/** Plans what is selected of a timeline, and notes what must be read for it. */
export class TimelineParts {
  rows = false;
  count = false;
  peek = false;
  undated = false;
  readonly #planning: Planning;
  readonly #given: TimelineArguments;
  readonly #arms: readonly Arm[];

  constructor(planning: Planning, given: TimelineArguments, arms: readonly Arm[]) {
    this.#planning = planning;
    this.#given = given;
    this.#arms = arms;
  }

  member(type: GraphQLObjectType, nodes: readonly FieldNode[]): Member {
    const { value: name } = (nodes[0] as FieldNode).name;
    if (name === '__typename') return () => type.name;
    const selected = { field: type.getFields()[name] as SelectedField['field'], nodes };
    const plan = fieldPlanOf(selected.field);
    switch (plan?.kind) {
      case 'totalCount':
        this.count = true;
        return ({ count }) => count;
      case 'timelinePart':
        if (plan.of === 'missing') return ({ missing }) => missing;
        this.undated = true;
        return ({ undated }) => undated;
      case 'pageInfo':
        this.rows = true;
        return this.#pageInfo(selected);
      default: {
        this.rows = true;
        const shaper = plan?.kind === 'nodes' ? this.#entry(selected) : this.#edge(selected);
        return ({ entries, context }) => entries.map((entry) => shaper(entry, context));
      }
    }
  }

  #entry({ field, nodes }: SelectedField): EntryShaper {
    const type = getNamedType(field.type) as GraphQLObjectType;
    const shapers = this.#arms.map((arm) => planEntry(type, selectionsOf(nodes), arm));
    return ({ arm, row }, context) => shapers[arm]?.(row, context);
  }

  #edge({ field, nodes }: SelectedField): EntryShaper {
    const edge = getNamedType(field.type) as GraphQLObjectType;
    const { document } = this.#planning;
    const members = [...collectFields(document, edge, selectionsOf(nodes))].map(
      ([key, each]) => [key, this.#edgeMember(edge, each)] as const,
    );
    return (entry, context) =>
      shaped(
        edge.name,
        members.map(([key, shaper]) => [key, shaper(entry, context)]),
      );
  }

  #edgeMember(edge: GraphQLObjectType, nodes: readonly FieldNode[]): EntryShaper {
    const { value: name } = (nodes[0] as FieldNode).name;
    if (name === '__typename') return () => edge.name;
    const field = edge.getFields()[name] as SelectedField['field'];
    return fieldPlanOf(field)?.kind === 'cursor' ? this.#cursor() : this.#entry({ field, nodes });
  }

  #cursor(): EntryShaper {
    this.#planning.needsRevision = true;
    const { text, parameters } = this.#given.identity;
    return ({ day, rank, key }, { parameters: values, revision }) => {
      const hash = connectionHash(
        text,
        parameters.map((index) => values[index]),
      );
      return encodeCursor(hash, { revision, keys: [day, rank, key] });
    };
  }

  #pageInfo({ field, nodes }: SelectedField): Member {
    this.peek = true;
    const cursor = this.#cursor();
    const shape = shapePlain(this.#planning.document, field.type, selectionsOf(nodes));
    const hasPreviousPage = this.#given.after !== null;
    return ({ entries, more, context }) => {
      const cursorOf = (entry: Entry | undefined) =>
        entry === undefined ? null : cursor(entry, context);
      return shape({
        hasNextPage: more,
        hasPreviousPage,
        startCursor: cursorOf(entries[0]),
        endCursor: cursorOf(entries.at(-1)),
      });
    };
  }
}
