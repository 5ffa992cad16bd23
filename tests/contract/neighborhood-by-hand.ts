import { groupBy } from '#graph/batches.ts';
import { WELL_SUPPORTED } from '#graph/read-plan.ts';

// What a neighborhood is, said once more and as plainly as can be.

export interface Edge {
  readonly from: string;
  readonly type: string;
  readonly to: string;
  readonly propositionId: string;
  readonly support: number;
}

interface Asked {
  readonly ids: readonly string[];
  readonly depth: number;
  readonly most: number;
  readonly holds: (edge: Edge, near: string) => boolean;
}

interface Caps {
  readonly relationships: number;
  readonly ofType: number;
}

export interface Seen {
  readonly nodes: readonly {
    readonly node: { readonly id: string };
    readonly depth: number;
    readonly degree: number;
    readonly hiddenRelationships: number;
  }[];
  readonly relationships: readonly unknown[];
  readonly truncated: boolean;
  readonly truncatedBy: readonly string[];
}

/** Which of its type and direction leads to a node, and how well that is supported. */
interface Place {
  readonly place: number;
  readonly weight: number;
}

const weight = ({ support }: Edge) => (support >= WELL_SUPPORTED ? support : 0);
const text = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const byPlace = (a: Place, b: Place) => a.place - b.place || b.weight - a.weight;
const farOf = ({ from, to }: Edge, near: string) => (from === near ? to : from);

export function surroundings(edges: readonly Edge[], asked: Asked, caps: Caps): Seen {
  const { ids, depth, most, holds } = asked;
  const shown = new Map(ids.map((id) => [id, 0]));
  let front: readonly string[] = ids;
  for (let level = 1; level <= depth; level++) {
    const cap = level === 1 ? most : caps.ofType;
    front = nextLevel(edges, front, { shown, cap, holds }).slice(0, Math.max(0, most - shown.size));
    for (const id of front) shown.set(id, level);
  }
  const among = edges
    .filter((edge) => shown.has(edge.from) && shown.has(edge.to))
    .filter((edge) => holds(edge, edge.from) || holds(edge, edge.to))
    .sort(
      (a, b) =>
        weight(b) - weight(a) ||
        text(a.from, b.from) ||
        text(a.type, b.type) ||
        text(a.to, b.to) ||
        text(a.propositionId, b.propositionId),
    )
    .slice(0, caps.relationships * most);
  const nodes = [...shown]
    .sort(([a, x], [b, y]) => x - y || text(a, b))
    .map(([id, at]) => {
      const touches = ({ from, to }: Edge) => from === id || to === id;
      const degree = edges.filter((edge) => touches(edge) && holds(edge, id)).length;
      const seen = among.filter((edge) => touches(edge) && holds(edge, id)).length;
      return { node: { id }, depth: at, degree, hiddenRelationships: degree - seen };
    });
  const isCut = nodes.some((node) => node.depth < depth && node.hiddenRelationships > 0);
  const isCutByNodes = isCut && nodes.length >= most;
  const isCutByRelationships =
    among.length >= caps.relationships * most &&
    nodes.some(({ hiddenRelationships }) => hiddenRelationships > 0);
  const by = [
    ...(isCutByNodes ? ['NODES'] : []),
    ...(isCutByRelationships ? ['RELATIONSHIPS'] : []),
  ];
  const truncatedBy = isCut && by.length === 0 ? ['OF_TYPE'] : by;
  return {
    nodes,
    relationships: among.map(({ type, from, to, propositionId }) => ({
      type,
      from: { id: from },
      to: { id: to },
      propositionId,
    })),
    truncated: truncatedBy.length > 0,
    truncatedBy,
  };
}

function nextLevel(
  edges: readonly Edge[],
  front: readonly string[],
  { shown, cap, holds }: Pick<Asked, 'holds'> & { shown: ReadonlyMap<string, number>; cap: number },
): readonly string[] {
  const best = new Map<string, Place>();
  for (const near of front) {
    const mine = edges.filter(({ from, to }) => from === near || to === near);
    const groups = groupBy(
      mine.filter((edge) => holds(edge, near)),
      (edge) => `${edge.type} ${edge.from === near}`,
    );
    for (const group of groups.values()) {
      const ranked = [...group].sort(
        (a, b) => weight(b) - weight(a) || text(farOf(a, near), farOf(b, near)),
      );
      for (const [place, edge] of ranked.slice(0, cap).entries()) {
        const far = farOf(edge, near);
        const found = { place, weight: weight(edge) };
        const known = best.get(far);
        if (known === undefined || byPlace(found, known) < 0) best.set(far, found);
      }
    }
  }
  return [...best]
    .filter(([id]) => !shown.has(id))
    .sort(([a, x], [b, y]) => byPlace(x, y) || text(a, b))
    .map(([id]) => id);
}
