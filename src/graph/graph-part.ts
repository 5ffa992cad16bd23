import type { NodeKind } from './node-kind.ts';
import type { EvidenceLink, RelationshipType } from './relationship-type.ts';

/** What one module of the domain adds to the graph: its kind, and the relationships it owns. */
export interface GraphPart {
  readonly kind: NodeKind;
  readonly relationshipTypes?: readonly RelationshipType[];
  readonly evidenceLinks?: readonly EvidenceLink[];
}
