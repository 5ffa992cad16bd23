import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type NamedTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Variables } from './input-tree.ts';

export interface Document {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Variables;
}

/** A field of the schema, and the nodes of the document that select it under one response key. */
export interface SelectedField {
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
}

export type CollectedFields = ReadonlyMap<string, readonly FieldNode[]>;

/**
 * The fields that a selection asks of an object type, by response key, in the order of the response.
 *
 * @see GraphQL specification, 6.3.2 Field Collection.
 */
export function collectFields(
  document: Document,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
): CollectedFields {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const visit = (selection: SelectionNode): void => {
    if (!isIncluded(document, selection)) return;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const nodes = fields.get(key);
      if (nodes === undefined) fields.set(key, [selection]);
      else nodes.push(selection);
      return;
    }
    const fragment = fragmentOf(document, selection, visited);
    if (fragment === null || !applies(document, type, fragment.typeCondition)) return;
    fragment.selectionSet.selections.forEach(visit);
  };
  for (const { selections: each } of selections) each.forEach(visit);
  return fields;
}

interface Fragment {
  readonly typeCondition?: NamedTypeNode | undefined;
  readonly selectionSet: SelectionSetNode;
}

/** Null for a named fragment that was spread before. */
function fragmentOf(
  { fragments }: Document,
  selection: InlineFragmentNode | FragmentSpreadNode,
  visited: Set<string>,
): Fragment | null {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
  const { value: name } = selection.name;
  if (visited.has(name)) return null;
  visited.add(name);
  return fragments[name] ?? null;
}

/** The selections below the nodes of one response key. */
export function selectionsOf(nodes: readonly FieldNode[]): readonly SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
}

/** Whether @skip and @include let it stand. */
export function isIncluded(
  { variables }: Pick<Document, 'variables'>,
  selection: SelectionNode,
): boolean {
  if (selection.directives === undefined || selection.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
}

function applies(
  { schema }: Document,
  type: GraphQLObjectType,
  condition: NamedTypeNode | undefined,
): boolean {
  if (condition === undefined || condition.name.value === type.name) return true;
  const other = schema.getType(condition.name.value);
  return isAbstractType(other) && schema.isSubType(other, type);
}
