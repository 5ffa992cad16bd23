import type { Stored } from '#graph/encode.ts';
import { foldText } from '#graph/fold.ts';
import type {
  NodeWrite,
  RelationshipKey,
  RelationshipWrite,
  WritePlan,
} from '#graph/write-plan.ts';
import { relationshipsOf } from './generate.ts';
import { makeNode } from './make-node.ts';
import { drawEnd, makeRelationship } from './make-relationship.ts';
import { type Random, seededRandom } from './random.ts';
import { RELATIONSHIP_RULES, type RelationshipRule } from './relationship-rules.ts';
import { type Sizes, sizesAt } from './sizes.ts';

/** What happens to the graph after it was loaded, in one revision, so that there are versions that are past. */
export function historyPlan(scale: number): WritePlan {
  const sizes = sizesAt(scale);
  const random = seededRandom('history');
  const changes = [...changedRelationships(sizes, random)];
  return {
    actor: 'bench',
    message: 'What was learned after the load',
    at: '2024-11-01T12:00:00.000Z',
    nodes: [...renamedPledges(sizes, random)],
    relationships: changes.flatMap((change) => ('written' in change ? [change.written] : [])),
    removed: {
      nodes: [],
      relationships: changes.flatMap((change) => ('removed' in change ? [change.removed] : [])),
    },
  };
}

/** What becomes of rows: one in a hundred is changed, one removed, and one comes to them. */
const RATE = 0.01;
/** Half of what changes could be read by the public only later. Behind the day that Q9c and Q9d ask for. */
const LATE = '2025-09-01';

function* renamedPledges(sizes: Sizes, random: Random): Generator<NodeWrite> {
  const asLoaded = seededRandom('Pledge');
  for (let index = 0; index < sizes.Pledge; index++) {
    const node = makeNode('Pledge', index, asLoaded);
    if (!random.chance(RATE)) continue;
    const name = `${node.properties['name']} (as amended)`;
    const properties = { ...node.properties, name, nameFold: foldText(name) };
    yield { ...node, properties, ...publication(random, node.properties) };
  }
}

type Change = { readonly written: RelationshipWrite } | { readonly removed: RelationshipKey };

/** Of the relationships that Q2 and Q4 read, and those of weapons with their makers. */
function* changedRelationships(sizes: Sizes, random: Random): Generator<Change> {
  for (const [number, rule] of RELATIONSHIP_RULES.entries()) {
    if (rule.type !== 'MADE_BY' && rule.type !== 'INCLUDES') continue;
    for (const loaded of relationshipsOf(number, sizes)) {
      for (const row of loaded) yield* changesOf(row, random);
      yield* addition(rule, loaded, sizes, random);
    }
  }
}

function* changesOf(row: RelationshipWrite, random: Random): Generator<Change> {
  const { type, from, to, propositionId, properties } = row;
  const fate = random.next();
  if (fate < RATE) {
    yield { removed: { type, from, to, propositionId } };
  } else if (fate < 2 * RATE) {
    const changed = { ...properties, support: 2 };
    yield { written: { ...row, properties: changed, ...publication(random, properties) } };
  }
}

/** Another relationship where there are some, to a node that they do not lead to. */
function* addition(
  rule: RelationshipRule,
  loaded: readonly RelationshipWrite[],
  sizes: Sizes,
  random: Random,
): Generator<Change> {
  const [first] = loaded;
  if (first === undefined || !random.chance(RATE)) return;
  const to = drawEnd(rule, sizes, random);
  if (to === first.from || loaded.some((row) => row.to === to)) return;
  const made = makeRelationship(rule.type, first.from, to, random);
  yield { written: random.chance(0.5) ? { ...made, publishedFrom: LATE } : made };
}

/** Since when this version could be read, and what could be read before it. */
function publication(random: Random, before: Stored) {
  if (random.chance(0.5)) return {};
  return { publishedFrom: LATE, earlier: [{ publishedFrom: '', properties: before }] };
}
