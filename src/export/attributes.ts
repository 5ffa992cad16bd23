import type { Column, ColumnKind } from './columns.ts';
import type { EntityElement, LinkElement } from './element.ts';
import type { Evidence } from './evidence.ts';
import type { ElementReader } from './read-elements.ts';

/** A named value of elements. */
export interface Attribute<Element> {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Null: the element has none. */
  readonly read: (element: Element) => unknown;
}

const of = <Element>(
  name: string,
  read: (element: Element) => unknown,
  kind: ColumnKind = 'text',
): Attribute<Element> => ({ name, kind, read });

const evidenceOf = <Element extends { readonly evidence: Evidence | null }>(
  names: readonly (keyof Evidence)[],
): readonly Attribute<Element>[] =>
  names.map((name) => of(name, ({ evidence }) => evidence?.[name] ?? null));

/** What entities of a graph have: kind and name, their evidence, and what was asked of them. */
export function entityAttributes(
  { entityColumns }: ElementReader,
  evidence: boolean,
): readonly Attribute<EntityElement>[] {
  const own: readonly Attribute<EntityElement>[] = [
    of('kind', ({ kind }) => kind),
    of('name', ({ name }) => name),
    ...(evidence ? evidenceOf<EntityElement>(['status', 'stance', 'quote', 'source', 'url']) : []),
    of('permalink', ({ permalink }) => permalink),
  ];
  return [...own, ...asked(own, entityColumns)];
}

/** What relationships have: their type, weight, validity and evidence, and what was asked of them. */
export function linkAttributes(
  { linkColumns }: ElementReader,
  evidence: boolean,
): readonly Attribute<LinkElement>[] {
  const own: readonly Attribute<LinkElement>[] = [
    of('type', ({ type }) => type),
    ...['status', 'validFrom', 'validTo', 'propositionId'].map((name) =>
      of<LinkElement>(name, ({ row }) => row[`_${name}`]),
    ),
    ...['support', 'dispute'].map((name) =>
      of<LinkElement>(name, ({ row }) => row[`_${name}`], 'integer'),
    ),
    ...(evidence ? evidenceOf<LinkElement>(['stance', 'quote', 'source', 'url']) : []),
    of('permalink', ({ from }) => from.permalink),
  ];
  return [...own, ...asked(own, linkColumns)];
}

/** `id` is the element's own. */
function asked<Element extends { readonly row: unknown }>(
  own: readonly Attribute<Element>[],
  columns: readonly Column[],
): readonly Attribute<Element>[] {
  const known = new Set(['id', '__typename', ...own.map(({ name }) => name)]);
  return columns
    .filter(({ name }) => !known.has(name))
    .map(({ name, kind, read }) => of(name, ({ row }) => read(row), kind));
}
