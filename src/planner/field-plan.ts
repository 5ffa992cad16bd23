import type { GraphQLField, GraphQLInputField, GraphQLNamedType } from 'graphql';
import type { Column, Property } from '#graph/property.ts';
import type { Cell, OrderKey, Via } from '#graph/read-plan.ts';

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
  | { readonly kind: 'one'; readonly via: Via; readonly order: readonly OrderKey[] }
  | ListFieldPlan
  /** How many relationships there are of each type, direction and kind. */
  | { readonly kind: 'counts'; readonly via: Via }
  /** The same element seen once for each stance, with the claims of that stance. */
  | { readonly kind: 'sides'; readonly sides: readonly Side[] }
  /** A root field: nodes by a unique property. `by` maps an argument to the property. */
  | {
      readonly kind: 'lookup';
      readonly kinds: readonly string[];
      readonly by: Readonly<Record<string, string>>;
      readonly many: boolean;
    }
  /** The parts of a connection. */
  | { readonly kind: 'edges' | 'nodes' | 'pageInfo' | 'totalCount' | 'cursor' };

/** A value made of columns of the element, and of the nodes that are the first at the end of some ways. */
export interface DerivedPlan {
  readonly kind: 'derived';
  readonly columns: readonly Column[];
  readonly ends?: readonly { readonly via: Via; readonly columns: readonly Column[] }[];
  /** `ends`: a row of columns for each end, null where there is none. */
  readonly derive: (cells: readonly Cell[], ends: readonly (readonly Cell[] | null)[]) => unknown;
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
  | { readonly kind: 'related'; readonly via: Via; readonly wrapped: boolean }
  | { readonly kind: 'types' | 'directions' | 'kinds' | 'role' };

/** What an object type says of the node that stands behind it. */
export interface TypePlan {
  readonly prefix: string;
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
