import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Selected, Selection } from './selection.ts';

// What a type is for an export is told by the fields that it has, so that fields that come later can be taken away too.

type Fields = Readonly<Record<string, GraphQLField<unknown, unknown>>>;

export function fieldsOf(type: GraphQLNamedType): Fields {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
}

/** The type of a field that is there. */
export function fieldType(type: GraphQLNamedType, name: string): GraphQLNamedType {
  const field = fieldsOf(type)[name];
  if (field === undefined) throw new Error(`${type.name} has no field "${name}".`);
  return getNamedType(field.type);
}

function hasAll(type: GraphQLNamedType, names: readonly string[]): boolean {
  const fields = fieldsOf(type);
  return names.every((name) => name in fields);
}

/** A node about the world. */
export const isEntity = (type: GraphQLNamedType) => hasAll(type, ['id', 'kind', 'name']);

/** A relationship between two of them. */
export const isRelationship = (type: GraphQLNamedType) =>
  hasAll(type, ['id', 'type', 'from', 'to', 'status']);

export const isConnection = (type: GraphQLNamedType) => hasAll(type, ['edges', 'pageInfo']);

/** An edge that tells which relationship leads to its node. */
export const isLinkEdge = (type: GraphQLNamedType) => hasAll(type, ['node', 'relationship']);

export const isClaim = (type: GraphQLNamedType) => hasAll(type, ['stance', 'quote', 'source']);

export const isSource = (type: GraphQLNamedType) => hasAll(type, ['title', 'url', 'publisher']);

/** Whether claims stand behind it. */
export function hasClaims(type: GraphQLNamedType): boolean {
  const claims = fieldsOf(type)['claims'];
  return claims !== undefined && isConnection(getNamedType(claims.type));
}

/** Whether its `status` says what the claims on it come to. */
export function hasEvidenceStatus(type: GraphQLNamedType): boolean {
  const status = fieldsOf(type)['status'];
  return status !== undefined && getNamedType(status.type).name === 'EvidenceStatus';
}

export const isMany = ({ type }: Pick<Selected, 'type'>) => isListType(getNullableType(type));

/** The object types that a selection can meet. */
export function possibleTypes(schema: GraphQLSchema, { type }: Selection) {
  return isObjectType(type) ? [type] : schema.getPossibleTypes(type);
}
