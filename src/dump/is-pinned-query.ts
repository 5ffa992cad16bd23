import { type FieldNode, Kind, parse, type SelectionSetNode } from 'graphql';

/** Fields of Query that a link may have, with the argument that pins them. */
const PINNED = new Map<string, string | null>([
  ['asOf', 'revision'],
  ['diff', 'to'],
  ['__typename', null],
]);

/** Whether a text is one query, all of which is pinned to revisions: nothing else stands behind a link. */
export function isPinnedQuery(text: string): boolean {
  try {
    const { definitions } = parse(text, { maxTokens: 10_000 });
    const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const [query, another] = operations;
    if (query?.kind !== Kind.OPERATION_DEFINITION || another !== undefined) return false;
    return query.operation === 'query' && isPinned(query.selectionSet);
  } catch {
    return false;
  }
}

function isPinned({ selections }: SelectionSetNode): boolean {
  return selections.every((selection) => {
    if (selection.kind === Kind.FIELD) return isPinnedField(selection);
    return selection.kind === Kind.INLINE_FRAGMENT && isPinned(selection.selectionSet);
  });
}

function isPinnedField({ name, arguments: given = [] }: FieldNode): boolean {
  const argument = PINNED.get(name.value);
  return argument === null || given.some((each) => each.name.value === argument);
}
