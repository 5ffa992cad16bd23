import { AppError } from '#src/errors.ts';
import type { Column } from './columns.ts';
import type { EntityElement, LinkElement } from './element.ts';
import type { Wanted } from './element-text.ts';
import { ElementFinder } from './find-elements.ts';
import type { ExportOperation } from './operation.ts';
import { readPages, readWhole } from './reading.ts';
import { fieldsOf, fieldType, isRelationship } from './shapes.ts';
import { findSources, type RowSource, withoutConnections } from './sources.ts';

/** Elements that a page brought and no page before it. */
export interface NewElements {
  readonly entities: readonly EntityElement[];
  readonly links: readonly LinkElement[];
}

/** The graph of an operation. */
export interface ElementReader {
  /** What was asked of entities and of relationships. */
  readonly entityColumns: readonly Column[];
  readonly linkColumns: readonly Column[];
  /** From the start, each element once, the ends of a relationship not after it. May be asked again: the answers are pinned. */
  read(): AsyncGenerator<NewElements>;
}

const isOfLinks = ({ rows: { type } }: RowSource) =>
  isRelationship('node' in fieldsOf(type) ? fieldType(type, 'node') : type);

/** Ids of elements are remembered, so that each is told once: this takes some 100 MB. */
const MOST_ELEMENTS = 500_000;

/**
 * Prepares to read entities and relationships, wherever they stand in the answers to an operation.
 *
 * @throws AppError `BAD_USER_INPUT` when it asks for none.
 */
export function elementReader(
  operation: ExportOperation,
  options: { readonly evidence: boolean; readonly wanted: Wanted },
): ElementReader {
  const { schema, pinned } = operation;
  const connections = findSources(pinned.selection)
    .filter(({ kind }) => kind === 'connection')
    // Asked for as nodes and as edges, it is one.
    .filter(({ field }, index, all) => all.findIndex((each) => each.field === field) === index)
    // The ends of relationships are told where they are asked for, if they are.
    .sort((a, b) => Number(isOfLinks(a)) - Number(isOfLinks(b)))
    .map((source) => ({ source, most: operation.most(source) }));
  const finder = new ElementFinder(schema, pinned.selection, options);
  if (!finder.findsAny) {
    const message =
      'There are no nodes with ids in the query: a graph takes entities or relationships. Rows of other things go into csv or jsonl.';
    throw new AppError('BAD_USER_INPUT', message);
  }
  return {
    entityColumns: [...finder.entityColumns.values()],
    linkColumns: [...finder.linkColumns.values()],
    read: async function* read() {
      const take = once(finder);
      const rest = withoutConnections(pinned.selection);
      if (rest !== null) yield take(await readWhole(operation, rest));
      for (const { source, most } of connections) {
        for await (const { data } of readPages(operation, pinned.selection, source, most)) {
          yield take(data);
        }
      }
    },
  };
}

/** What was asked of an entity where it stands in an answer several times; where both have a value, the first. */
function together(first: EntityElement, other: EntityElement): EntityElement {
  if (other.isEnd) return first;
  if (first.isEnd) return other;
  const evidence = first.evidence ?? other.evidence;
  return { ...first, evidence, row: { ...other.row, ...first.row } };
}

/** Takes what is new in an answer. */
function once(finder: ElementFinder) {
  const known = new Set<string>();
  const isNew = (id: string) => {
    if (known.has(id)) return false;
    if (known.size >= MOST_ELEMENTS) {
      const message = `A graph has ${MOST_ELEMENTS} nodes and relationships at most. Ask for less, or for format=jsonl.`;
      throw new AppError('QUERY_TOO_COMPLEX', message, { details: { limit: MOST_ELEMENTS } });
    }
    known.add(id);
    return true;
  };
  return (answer: Readonly<Record<string, unknown>>): NewElements => {
    const entities = new Map<string, EntityElement>();
    const links: LinkElement[] = [];
    finder.visit(answer, {
      entity: (element) => {
        const { id } = element;
        const before = entities.get(id);
        if (before !== undefined) entities.set(id, together(before, element));
        else if (isNew(id)) entities.set(id, element);
      },
      link: (element) => isNew(element.id) && links.push(element),
    });
    return { entities: [...entities.values()], links };
  };
}
