import type { NodeWrite, RelationshipWrite, WritePlan } from '#graph/write-plan.ts';
import { makeClaim } from './make-claim.ts';
import { makeNode } from './make-node.ts';
import { makeRelationships } from './make-relationship.ts';
import { seededRandom } from './random.ts';
import { RELATIONSHIP_RULES } from './relationship-rules.ts';
import { type Kind, type Sizes, sizesAt } from './sizes.ts';

/** Nodes and relationships of a plan together. Keeps the memory of a load flat at any scale. */
const ROWS_A_PLAN = 20_000;

/** The whole graph of a scale, its nodes before its relationships. The same on every machine. */
export function* generatePlans(scale: number): Generator<WritePlan> {
  const sizes = sizesAt(scale);
  let number = 0;
  let rows: Row[] = [];
  for (const row of rowsOf(sizes)) {
    rows.push(row);
    if (rows.length < ROWS_A_PLAN) continue;
    yield planOf(rows, ++number);
    rows = [];
  }
  if (rows.length > 0) yield planOf(rows, ++number);
}

type Row = { readonly node: NodeWrite } | { readonly relationship: RelationshipWrite };

/** Evidence is made twice, for its nodes and for its links, rather than kept. */
function* rowsOf(sizes: Sizes): Generator<Row> {
  for (const kind of Object.keys(sizes) as Kind[]) {
    const random = seededRandom(kind);
    for (let index = 0; index < sizes[kind]; index++) yield { node: makeNode(kind, index, random) };
  }
  for (const { nodes } of evidenceOf(sizes)) for (const node of nodes) yield { node };
  for (const number of RELATIONSHIP_RULES.keys()) {
    for (const relationships of relationshipsOf(number, sizes)) {
      for (const relationship of relationships) yield { relationship };
    }
  }
  for (const { links } of evidenceOf(sizes))
    for (const relationship of links) yield { relationship };
}

/** The relationships of a rule, for each node that may begin some. */
export function* relationshipsOf(
  number: number,
  sizes: Sizes,
): Generator<readonly RelationshipWrite[]> {
  const rule = RELATIONSHIP_RULES[number];
  if (rule === undefined) return;
  const random = seededRandom(`rule ${number}`);
  for (let index = 0; index < sizes[rule.from]; index++) {
    yield makeRelationships(rule, index, sizes, random);
  }
}

/** A claim for the first maker of each pledge. */
function* evidenceOf(sizes: Sizes) {
  const random = seededRandom('claims');
  let index = 0;
  for (const [made] of relationshipsOf(0, sizes)) {
    if (made !== undefined) yield makeClaim(made, index++, sizes, random);
  }
}

function planOf(rows: readonly Row[], number: number): WritePlan {
  return {
    actor: 'bench',
    message: `Synthetic graph, part ${number}`,
    at: '2024-09-13T12:00:00.000Z',
    nodes: rows.flatMap((row) => ('node' in row ? [row.node] : [])),
    relationships: rows.flatMap((row) => ('relationship' in row ? [row.relationship] : [])),
  };
}
