import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** Fields that only unwrap what their parent asked for. */
const ADD_NO_DEPTH = new Set(['edges', 'node', 'nodes', 'asOf']);

/**
 * Refuses an operation whose selections nest deeper than the limit. A field with a selection is one level;
 * `edges`, `node`, `nodes`, `asOf` and fragments are none. Introspection has a rule of its own in graphql-js.
 */
export function depthLimit(most: number): (context: ValidationContext) => ASTVisitor {
  return (context) => {
    const measure = new DepthMeasure(context);
    return {
      OperationDefinition(operation) {
        const depth = measure.ofSet(operation.selectionSet);
        if (depth <= most) return;
        const message = `The operation nests ${depth} levels; ${most} are allowed.`;
        const extensions = { code: 'QUERY_TOO_DEEP', depth, limit: most };
        context.reportError(new GraphQLError(message, { nodes: operation, extensions }));
      },
    };
  };
}

/** Measures each fragment once, however often it is spread; one that spreads itself ends there. */
class DepthMeasure {
  readonly #context: ValidationContext;
  readonly #fragments = new Map<string, number>();

  constructor(context: ValidationContext) {
    this.#context = context;
  }

  ofSet({ selections }: SelectionSetNode): number {
    let deepest = 0;
    for (const selection of selections) deepest = Math.max(deepest, this.#ofSelection(selection));
    return deepest;
  }

  #ofSelection(selection: SelectionNode): number {
    switch (selection.kind) {
      case Kind.FRAGMENT_SPREAD:
        return this.#ofFragment(selection.name.value);
      case Kind.INLINE_FRAGMENT:
        return this.ofSet(selection.selectionSet);
      case Kind.FIELD: {
        const name = selection.name.value;
        if (selection.selectionSet === undefined || name.startsWith('__')) return 0;
        return this.ofSet(selection.selectionSet) + (ADD_NO_DEPTH.has(name) ? 0 : 1);
      }
    }
  }

  #ofFragment(name: string): number {
    const known = this.#fragments.get(name);
    if (known !== undefined) return known;
    this.#fragments.set(name, 0);
    const fragment = this.#context.getFragment(name);
    const depth = fragment ? this.ofSet(fragment.selectionSet) : 0;
    this.#fragments.set(name, depth);
    return depth;
  }
}
