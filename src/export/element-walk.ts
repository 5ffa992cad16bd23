import { type GraphQLNamedType, type GraphQLSchema, isAbstractType } from 'graphql';
import type { ElementVisitor, EntityElement, Row } from './element.ts';
import type { ReadEvidence } from './evidence.ts';
import { OWN, type Selection } from './selection.ts';
import { isEntity, isRelationship } from './shapes.ts';

/** What reads the evidence of the elements of a selection; null: it has none. */
export type EvidenceReaders = ReadonlyMap<Selection, ReadEvidence | null>;

/** Own keys with more of the answer behind them. */
const LEADING = new Set(['_edges', '_relationship']);

/** Goes through an answer along what was asked. */
export class ElementWalk {
  readonly #schema: GraphQLSchema;
  readonly #readers: EvidenceReaders;
  readonly #visitor: ElementVisitor;

  constructor(schema: GraphQLSchema, readers: EvidenceReaders, visitor: ElementVisitor) {
    this.#schema = schema;
    this.#readers = readers;
    this.#visitor = visitor;
  }

  through(value: unknown, selection: Selection): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) this.through(item, selection);
      return;
    }
    const row = value as Row;
    if (isEntity(selection.type)) this.#visitor.entity(this.#entity(row, selection));
    else if (isRelationship(selection.type)) this.#link(row, selection);
    for (const { key, of } of selection.fields.values()) {
      if (of !== null && (!key.startsWith(OWN) || LEADING.has(key))) this.through(row[key], of);
    }
    for (const narrower of selection.on.values()) {
      if (this.#fits(row['_is'], narrower.type)) this.through(row, narrower);
    }
  }

  #entity(row: Row, selection: Selection | null): EntityElement {
    const { _id: id, _kind: kind, _name: name, _link: permalink } = row;
    const read = selection === null ? null : (this.#readers.get(selection) ?? null);
    return {
      id: id as string,
      kind: kind as string,
      name: name as string,
      permalink: (permalink ?? null) as string | null,
      evidence: read?.(row) ?? null,
      row,
      isEnd: selection === null,
    };
  }

  #link(row: Row, selection: Selection): void {
    const [from, to] = [
      this.#entity(row['_from'] as Row, null),
      this.#entity(row['_to'] as Row, null),
    ];
    this.#visitor.entity(from);
    this.#visitor.entity(to);
    const { _id: id, _type: type } = row as { readonly _id: string; readonly _type: string };
    const evidence = this.#readers.get(selection)?.(row) ?? null;
    this.#visitor.link({ id, type, from, to, evidence, row });
  }

  #fits(name: unknown, type: GraphQLNamedType): boolean {
    if (name === type.name) return true;
    const met = this.#schema.getType(name as string);
    return isAbstractType(type) && met !== undefined && this.#schema.isSubType(type, met as never);
  }
}
