import {
  type DirectiveNode,
  type FieldNode,
  type InlineFragmentNode,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Selections under the conditions of a fragment, and on whatever type they stand in; none where there are none. */
export function inline(
  directives: readonly DirectiveNode[] | undefined,
  selections: readonly SelectionNode[],
): readonly InlineFragmentNode[] {
  if (selections.length === 0) return [];
  const selectionSet = selectionSetOf(selections);
  return [
    {
      kind: Kind.INLINE_FRAGMENT,
      ...(directives !== undefined && { directives }),
      selectionSet,
    },
  ];
}

export function selectionSetOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}

/** Response keys of the fields, also of those in inline fragments. */
export function keysIn(selections: readonly SelectionNode[]): ReadonlySet<string> {
  const keys = selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
    return selection.kind === Kind.INLINE_FRAGMENT
      ? [...keysIn(selection.selectionSet.selections)]
      : [];
  });
  return new Set(keys);
}

/** Directives that a selection stands under, each once and in one order. */
export type Conditions = readonly string[];

/**
 * Tells the first spread of a fragment from those that add nothing: the same fragment under the same conditions. Without it,
 * fragments that spread each other twice would double with each step.
 */
export class Spreads {
  readonly #seen = new Set<string>();

  /** The conditions within a fragment; null: what is in it was there before. */
  enter(selection: Exclude<SelectionNode, FieldNode>, outer: Conditions): Conditions | null {
    const own = (selection.directives ?? []).map((directive) => print(directive));
    const conditions = own.length === 0 ? outer : [...new Set([...outer, ...own])].sort();
    if (selection.kind === Kind.INLINE_FRAGMENT) return conditions;
    const key = [selection.name.value, ...conditions].join(' ');
    if (this.#seen.has(key)) return null;
    this.#seen.add(key);
    return conditions;
  }
}
