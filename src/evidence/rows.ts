import type {
  EndedRelationship,
  NodeWrite,
  Redaction,
  RelationshipKey,
  RelationshipWrite,
} from '#graph/write-plan.ts';

/** The rows of a write, each once. */
export class Rows {
  readonly nodes = new Map<string, NodeWrite>();
  readonly relationships = new Map<string, RelationshipWrite>();
  readonly removedNodes = new Set<string>();
  readonly removedRelationships = new Map<string, RelationshipKey>();
  readonly redactions: Redaction[] = [];
  readonly #ended = new Map<string, EndedRelationship>();

  node(node: NodeWrite): void {
    this.nodes.set(node.id, node);
  }

  relationship(relationship: RelationshipWrite): void {
    this.relationships.set(keyText(relationship), relationship);
  }

  /** A relationship that is not there, with what there was to read of it. */
  end(ended: EndedRelationship): void {
    this.#ended.set(keyText(ended), ended);
  }

  /** Nothing is kept of what there was to read of a relationship, unless somebody ends or writes it. */
  forget({ type, from, to, propositionId }: RelationshipKey): void {
    const ended = { type, from, to, propositionId, earlier: [], publishedTo: '' };
    if (!this.#ended.has(keyText(ended))) this.end(ended);
  }

  /** Those that are ended and not written. */
  get ended(): readonly EndedRelationship[] {
    return [...this.#ended]
      .filter(([key]) => !this.relationships.has(key))
      .map(([, ended]) => ended);
  }

  /** A link of evidence, which the public can read of from a day on. */
  link(type: string, from: string, to: string, publishedFrom: string): void {
    this.relationship({ type, from, to, propositionId: '', properties: {}, publishedFrom });
  }

  /** Takes away what is there and was not written again. */
  removeOthers(existing: readonly RelationshipKey[]): void {
    for (const { type, from, to, propositionId } of existing) {
      const key = { type, from, to, propositionId };
      if (!this.relationships.has(keyText(key))) this.removedRelationships.set(keyText(key), key);
    }
  }
}

function keyText({ type, from, to, propositionId }: RelationshipKey): string {
  return `${from} ${type} ${to} ${propositionId}`;
}
