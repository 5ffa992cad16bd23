import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
} from 'graphql';
import type { Variables } from './input-tree.ts';

export interface Document {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Variables;
}

export type CollectedFields = ReadonlyMap<string, readonly FieldNode[]>;

/**
 * The fields that a selection asks of an object type, by response key, in the order of the response.
 *
 * @see GraphQL specification, 6.3.2 Field Collection.
 */
export function collectFields(document: Document, type: GraphQLObjectType, selections: readonly SelectionSetNode[]): CollectedFields {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const visit = (selection: SelectionNode): void => {
    if (!isIncluded(document, selection)) return;
    switch (selection.kind) {
      case Kind.FIELD: {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = fields.get(key);
        if (nodes === undefined) fields.set(key, [selection]);
        else nodes.push(selection);
        return;
      }
      case Kind.INLINE_FRAGMENT:
        if (applies(document, type, selection.typeCondition?.name.value)) selection.selectionSet.selections.forEach(visit);
        return;
      case Kind.FRAGMENT_SPREAD: {
        const { value: name } = selection.name;
        const fragment = document.fragments[name];
        if (fragment === undefined || visited.has(name)) return;
        visited.add(name);
        if (applies(document, type, fragment.typeCondition.name.value)) fragment.selectionSet.selections.forEach(visit);
      }
    }
  };
  for (const { selections: each } of selections) each.forEach(visit);
  return fields;
}

/** The selections below the nodes of one response key. */
export function selectionsOf(nodes: readonly FieldNode[]): readonly SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
}

function isIncluded({ variables }: Document, selection: SelectionNode): boolean {
  if (selection.directives === undefined || selection.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
}

function applies({ schema }: Document, type: GraphQLObjectType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const other = schema.getType(condition);
  return isAbstractType(other) && schema.isSubType(other, type);
}
