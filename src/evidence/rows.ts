import type {
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

  node(node: NodeWrite): void {
    this.nodes.set(node.id, node);
  }

  relationship(relationship: RelationshipWrite): void {
    this.relationships.set(keyText(relationship), relationship);
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
