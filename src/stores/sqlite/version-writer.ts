import type { Database, Statement } from 'better-sqlite3';
import type { GraphModel } from '#graph/graph-model.ts';
import type {
  EndedRelationship,
  NodeWrite,
  Redaction,
  RelationshipWrite,
} from '#graph/write-plan.ts';
import { toJson } from './json-row.ts';
import { SearchWriter } from './search-writer.ts';
import { NODES, RELATIONSHIPS, type Row, VersionTable } from './version-table.ts';

/** The rows of writes; prepared once a connection. Nothing is checked: the caller has, and the tables have their constraints. */
export class VersionWriter {
  readonly #nodes: VersionTable;
  readonly #relationships: VersionTable;
  readonly #record: Statement;
  readonly search: SearchWriter;

  constructor(database: Database, model: GraphModel) {
    this.search = new SearchWriter(database, model);
    this.#nodes = new VersionTable(database, NODES, ['kind']);
    this.#relationships = new VersionTable(database, RELATIONSHIPS);
    this.#record = database.prepare(
      'INSERT INTO record (id, content) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET content = excluded.content WHERE content <> excluded.content',
    );
  }

  /** At best `MANY` at once. */
  nodes(nodes: readonly NodeWrite[], revision: number): void {
    const rows = nodes.map(({ id, kind, ...node }) => rowOf([id], [id, kind], node));
    this.#nodes.writeMany(rows, revision);
    for (const { id, record } of nodes) if (record !== undefined) this.#record.run(id, record);
  }

  relationship(relationship: RelationshipWrite, revision: number): void {
    const key = keyOf(relationship);
    // A link of evidence never ends in this way.
    const mayHaveEnded = relationship.propositionId !== '';
    this.#relationships.write(rowOf(key, key, relationship, mayHaveEnded), revision);
  }

  endRelationship({ publishedTo, earlier, ...ended }: EndedRelationship, revision: number): void {
    const key = keyOf(ended);
    const row = rowOf(key, key, { properties: {}, publishedFrom: publishedTo, earlier });
    this.#relationships.end(row, revision);
  }

  removeNode(id: string, revision: number): boolean {
    return this.#nodes.remove([id], revision);
  }

  removeRelationship(key: RelationshipKey, revision: number): boolean {
    return this.#relationships.remove(keyOf(key), revision);
  }

  redact({ id, blanked, properties, record }: Redaction, revision: number): void {
    this.search.forget(id);
    this.#nodes.redact([id], blanked, toJson(properties), revision);
    this.#record.run(id, record);
  }
}

function rowOf(
  key: readonly string[],
  columns: readonly string[],
  { properties, publishedFrom = '', earlier = [] }: Omit<NodeWrite, 'id' | 'kind'>,
  mayHaveEnded = false,
): Row {
  return { key, columns, json: toJson(properties), publishedFrom, earlier, mayHaveEnded };
}

type RelationshipKey = Pick<RelationshipWrite, 'from' | 'type' | 'to' | 'propositionId'>;

function keyOf({ from, type, to, propositionId }: RelationshipKey): readonly string[] {
  return [from, type, to, propositionId];
}
