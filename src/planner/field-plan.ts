import type { GraphQLField, GraphQLInputField, GraphQLNamedType } from 'graphql';
import type { Via } from '#graph/condition.ts';
import type { Column, Property } from '#graph/property.ts';
import type {
  Cell,
  GroupPlan,
  OrderKey,
  Parameter,
  ReadPlan,
  ReadResult,
  Row,
} from '#graph/read-plan.ts';
import type { Clock } from './clock.ts';
import type { DerivedPlan } from './derived-plan.ts';
import type { FoundPlan, NamedPlan } from './found-plan.ts';
import type { NeighborhoodFieldPlan, SubgraphPart } from './subgraph-plan.ts';
import type { EntryPart, TimelineFieldPlan } from './timeline-plan.ts';

/** What a schema field says of how it is read. It stands in the `extensions` of the field. */
export type FieldPlan =
  /** One property of the element. */
  | { readonly kind: 'property'; readonly name: string; readonly property: Property }
  | DerivedPlan
  /** Another type over the same element. */
  | { readonly kind: 'self' }
  /** The relationship that led to the node, or the node at the other end of it. */
  | { readonly kind: 'step'; readonly to: 'node' | 'relationship' }
  /** The first end of a way, or null. */
  | {
      readonly kind: 'one';
      readonly via: Via;
      readonly order: readonly OrderKey[];
      /** Over a relationship between entities. */
      readonly evident?: boolean;
    }
  /** How surely it holds on the day of the world clock; null when that clock hides nothing. The names are dates of the element. */
  | { readonly kind: 'holds'; readonly during: During | null }
  /** A value made of the id of the node and of the point of the clocks that it was read at, with the revision of now where none was asked for. */
  | { readonly kind: 'pinned'; readonly derive: (id: string, pinned: Clock) => unknown }
  | DeferredPlan
  /** A root field: everything below it is read at another point of the clocks. */
  | { readonly kind: 'graph' }
  /** Where the clocks of a graph stand. */
  | { readonly kind: 'clock'; readonly of: ClockField }
  | ListFieldPlan
  /** How many relationships there are of each type, direction and kind. */
  | { readonly kind: 'counts'; readonly via: Via }
  /** The same element seen once for each stance, with the claims of that stance. */
  | { readonly kind: 'sides'; readonly sides: readonly Side[] }
  /** The few ends of several ways, each seen as a side; those of the first way first. */
  | {
      readonly kind: 'arms';
      readonly arms: readonly { readonly via: Via; readonly side: Side; readonly most: number }[];
    }
  /** A root field: nodes by a unique property. `by` maps an argument to the property. */
  | {
      readonly kind: 'lookup';
      readonly kinds: readonly string[];
      readonly by: Readonly<Record<string, string>>;
      readonly many: boolean;
    }
  /** A root field: what is around some nodes. */
  | NeighborhoodFieldPlan
  /** The parts of a neighborhood, and of a node of it. */
  | { readonly kind: 'subgraph'; readonly part: SubgraphPart }
  | FoundPlan
  /** A member of what was found: its value is the id of a node, or the key of a relationship, or a list of them. */
  | NamedPlan
  /** The parts of a connection. */
  | { readonly kind: 'edges' | 'nodes' | 'pageInfo' | 'totalCount' | 'cursor' }
  | AggregatePlan
  | TimelineFieldPlan
  /** The parts of a timeline that no other connection has, and those of its entries. */
  | { readonly kind: 'timelinePart'; readonly of: 'undated' | 'missing' }
  | { readonly kind: 'entry'; readonly of: EntryPart }
  | CitePlan
  /** Members of what cites an aggregate, beside the connection of its claims. */
  | { readonly kind: 'cited'; readonly of: 'where' | 'permalink' | 'claimCount' };

/** A field of a connection: what all of its nodes come to together, or in groups by the argument `by`. */
export interface AggregatePlan {
  readonly kind: 'aggregate';
  /** @throws AppError `BAD_USER_INPUT` for dimensions that make no group. */
  readonly plan: (asked: AskedAggregate) => PlannedAggregate;
  /** The groups, as in `Cited`, that a row with these keys is counted in. */
  readonly groupsOfRow: (keys: Row, by: readonly string[], args: Arguments) => readonly string[];
}

/** What of the arguments and the selection decides what is read. */
export interface AskedAggregate {
  readonly by: readonly string[];
  /** Arguments that are enums or booleans, by their names. */
  readonly options: Arguments;
  /** What is selected, as `selectedNames` has it. */
  readonly selected: readonly string[];
}

export interface PlannedAggregate {
  /** Without what cuts its groups off. */
  readonly group: Omit<GroupPlan, 'cut'>;
  /** How groups are cut off; null: not by the engine. */
  readonly cut: {
    readonly largestFirst: boolean;
    /** Numbers of a request, by its arguments. */
    readonly bounds: (args: Arguments) => GroupBounds;
  } | null;
  /** A plain object or a list of them, of which the selection is picked; `cite` of an aggregate is `Cited`. */
  readonly derive: (rows: readonly Row[], args: Arguments, request: unknown) => unknown;
}

/** How much a group counts, and how many groups there are. */
export type GroupBounds = Readonly<Record<'atLeast' | 'atMost' | 'first', number>>;

type Arguments = Readonly<Record<string, unknown>>;

/** What tells the rows of an aggregate from others of its connection. */
export interface Cited {
  /** What tells their group from others of the same field. */
  readonly group: string;
  /** Each a `where` of the connection; all of them have exactly these rows. */
  readonly conditions: readonly Arguments[];
}

/** A field of an aggregate: which rows were counted, and the claims behind them. */
export interface CitePlan {
  readonly kind: 'cite';
  /** From a row to its claims; null: the rows are the claims. */
  readonly behind: Via | null;
  /** The address of the rows, pinned to a point of the clocks. */
  readonly permalink: (rows: CitedRows, pinned: Clock) => string;
  readonly read: (
    context: unknown,
    plan: ReadPlan,
    parameters: readonly Parameter[],
  ) => Promise<ReadResult>;
}

/** Where the rows of a connection are found again. */
export interface CitedRows {
  readonly field: GraphQLField<unknown, unknown>;
  /** Of those that say which rows they are. */
  readonly args: Arguments;
  /** What the connection hangs off: the name of its type, and its id; null: it starts at the root. */
  readonly parent: { readonly type: string; readonly id: string } | null;
}

/** A value that is loaded for each row when all of them are read. */
export interface DeferredPlan {
  readonly kind: 'deferred';
  readonly columns: readonly Column[];
  /** Answers plain objects, of which the selection is picked. `context` is the one of the request. */
  readonly load: (
    context: unknown,
    cells: readonly Cell[],
    args: Readonly<Record<string, unknown>>,
    clock: Clock,
  ) => Promise<unknown>;
}

export type ClockField = 'revision' | 'validAt' | 'knownAt' | 'permalink';

/** Since when and until when something holds, by the names of its dates; `to` null: it never ends. */
export interface During {
  readonly from: string;
  readonly to: string | null;
}

/** A connection: from the element over `via`, or a list of all nodes of `kinds` at the root. */
export interface ListFieldPlan {
  readonly kind: 'list';
  readonly via: Via | null;
  readonly kinds: readonly string[];
  /** What a row of the connection is. */
  readonly of: 'node' | 'relationship';
  /** The way follows a relationship between entities, which has evidence of its own to show. */
  readonly evident: boolean;
  /** Always in force, whatever the arguments say. */
  readonly where: readonly Fixed[];
  /** Keys behind those of `orderBy`; they make the order total. */
  readonly order: readonly OrderKey[];
  /** Another way, chosen by the input field `role` of `where`. */
  readonly viaByRole?: (roles: readonly string[] | null) => Via;
}

/** A column of the node has this value. */
export interface Fixed {
  readonly column: Column;
  readonly value: string;
}

/** Values of a side, and what its claims have in common. */
export interface Side {
  readonly values: Readonly<Record<string, unknown>>;
  readonly where: Fixed;
}

/** What an input field says of the condition or order that it stands for. */
export type InputPlan =
  | {
      readonly kind: 'property';
      readonly on: 'node' | 'relationship';
      readonly name: string;
      readonly property: Property;
    }
  | { readonly kind: 'id' }
  | { readonly kind: 'and' | 'or' | 'not' | 'other' }
  /** `wrapped`: the value says `some`, `none` or `every`; else it is the condition on the one end. */
  | {
      readonly kind: 'related';
      readonly via: Via;
      readonly wrapped: boolean;
      /** Over a relationship between entities. */
      readonly evident: boolean;
    }
  | { readonly kind: 'types' | 'directions' | 'kinds' | 'role' };

/** What an object type says of the node that stands behind it. */
export interface TypePlan {
  readonly prefix: string;
  /** Left out: the node is of all times. */
  readonly during?: During;
}

const KEY = 'chancery';

export const fieldExtensions = (plan: FieldPlan) => ({ [KEY]: plan });
export const inputExtensions = (plan: InputPlan) => ({ [KEY]: plan });
export const typeExtensions = (plan: TypePlan) => ({ [KEY]: plan });
/** Columns that a value of an `orderBy` enum stands for. */
export const orderExtensions = (keys: readonly Omit<OrderKey, 'descending'>[]) => ({ [KEY]: keys });

export const fieldPlanOf = (field: GraphQLField<unknown, unknown>) =>
  field.extensions[KEY] as FieldPlan | undefined;
export const inputPlanOf = (field: GraphQLInputField) =>
  field.extensions[KEY] as InputPlan | undefined;
export const typePlanOf = (type: GraphQLNamedType) => type.extensions[KEY] as TypePlan | undefined;
export const orderKeysOf = (value: { readonly extensions: Readonly<Record<string, unknown>> }) =>
  value.extensions[KEY] as readonly Omit<OrderKey, 'descending'>[];
