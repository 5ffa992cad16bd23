import type { PathPlan } from './path-plan.ts';

/** A relationship that leads away from a node of a level. */
export type LevelHop = readonly [
  /** Index of that node in the level. */
  near: number,
  /** Id of the node at the other end. */
  far: string,
  type: string,
  /** 1 when the walk from the first node to the last goes from its start to its end. */
  isOut: number,
];

/** A hop of the walk: it leads from `from` to `to`, whichever way the relationship runs. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly direction: 'out' | 'in';
}

/** Nodes whose relationships are to be read next: those that lead on from them, or those that lead to them. */
export interface Level {
  readonly side: 'start' | 'goal';
  readonly ids: readonly string[];
}

/** What was come to from one end. */
interface Side {
  readonly end: number;
  /** Hops from the end, by node; undefined where it has not come. */
  readonly depth: (number | undefined)[];
  levels: number;
  frontier: readonly number[];
}

/**
 * A breadth-first search from both ends, always on the side with fewer nodes to go on from; from the start where they are as
 * many. Whatever engine reads the levels, the same search comes to the same nodes: `stores/neo4j/paths-cypher.ts` is this in Cypher.
 *
 * It ends when the levels of both sides are `maxHops` together, or a whole level does not fit into `maxNodes`, or the nodes in
 * which the sides meet say that there are `first` paths.
 */
export class TwoSidedSearch {
  readonly #plan: PathPlan;
  readonly #ids: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #avoided: ReadonlySet<number>;
  readonly #start: Side;
  readonly #goal: Side;
  readonly #types: string[] = [];
  readonly #typeNumbers = new Map<string, number>();
  // A hop has the same place in each: objects would be ten times as large.
  readonly #nears: number[] = [];
  readonly #fars: number[] = [];
  /** Number of the type, then a bit that is the side from which it was read, then one that is whether it is walked out. */
  readonly #kinds: number[] = [];
  /** Hops of a shortest path; null while the sides have not met. */
  #shortest: number | null = null;
  /** Paths that are known without looking for them. */
  #sure = 0;
  nodesSeen = 2;
  /** Why it went no further; null: it went as far as paths may. */
  stop: 'nodes' | 'enough' | null = null;

  constructor(plan: PathPlan, [start, goal, ...avoid]: readonly string[]) {
    this.#plan = plan;
    const side = (id: string): Side => {
      const end = this.#number(id);
      const depth: (number | undefined)[] = [];
      depth[end] = 0;
      return { end, depth, levels: 0, frontier: [end] };
    };
    this.#start = side(start as string);
    this.#goal = side(goal as string);
    this.#avoided = new Set(avoid.map((id) => this.#number(id)));
  }

  /** Hops of the longest paths that are known: all up to this length are. */
  get reach(): number {
    return this.#start.levels + this.#goal.levels;
  }

  /** Null when the search is over. */
  next(): Level | null {
    while (this.stop === null && this.reach < this.#plan.maxHops) {
      const side = this.#smaller();
      const other = side === this.#start ? this.#goal : this.#start;
      // No path goes on behind its other end.
      const ids = side.frontier.filter((node) => node !== other.end);
      if (ids.length > 0) {
        const name = side === this.#start ? 'start' : 'goal';
        return { side: name, ids: ids.map((node) => this.#ids[node] as string) };
      }
      side.levels++;
      side.frontier = [];
    }
    return null;
  }

  /** Takes in what was read for the level that `next` named: the whole level, or nothing of it. */
  take({ side: name, ids }: Level, hops: readonly LevelHop[]): void {
    const [side, other] = name === 'start' ? [this.#start, this.#goal] : [this.#goal, this.#start];
    const nears = ids.map((id) => this.#number(id));
    const before = this.#nears.length;
    const fresh: number[] = [];
    for (const [index, id, type, isOut] of hops) {
      const near = nears[index] as number;
      const far = this.#number(id);
      if (far === near || this.#avoided.has(far)) continue;
      this.#nears.push(near);
      this.#fars.push(far);
      const kind = numberOf(type, this.#typeNumbers, this.#types);
      this.#kinds.push(kind * 4 + (name === 'start' ? 2 : 0) + isOut);
      if (side.depth[far] !== undefined) continue;
      side.depth[far] = side.levels + 1;
      fresh.push(far);
    }
    if (this.nodesSeen + fresh.length > this.#plan.maxNodes) {
      this.stop = 'nodes';
      for (const node of fresh) side.depth[node] = undefined;
      for (const list of [this.#nears, this.#fars, this.#kinds]) list.length = before;
      return;
    }
    this.nodesSeen += fresh.length;
    side.levels++;
    side.frontier = fresh;
    this.#meet(fresh, other);
  }

  /**
   * Through a node at the edge of both sides leads a path of `reach` hops. While that is at most one more than the fewest, it
   * comes to no node twice: a way without the circle would be shorter than the shortest.
   */
  #meet(fresh: readonly number[], other: Side): void {
    const meeting = fresh.filter((node) => other.depth[node] === other.levels).length;
    if (this.#shortest === null && meeting > 0) this.#shortest = this.reach;
    if (this.#shortest === null || this.reach > this.#shortest + 1) return;
    this.#sure += meeting;
    if (this.#sure >= this.#plan.first) this.stop = 'enough';
  }

  /** Hops that were read, perhaps some twice: those of paths of at most `reach` hops are among them. */
  hops(): readonly Hop[] {
    const hops: Hop[] = [];
    if (this.#shortest === null) return hops;
    for (let index = 0; index < this.#nears.length; index++) {
      const kind = this.#kinds[index] as number;
      const isOfStart = (kind & 2) !== 0;
      const [near, far] = [this.#nears[index] as number, this.#fars[index] as number];
      if (
        this.#endsNowhere(
          isOfStart ? [this.#start, this.#goal] : [this.#goal, this.#start],
          near,
          far,
        )
      )
        continue;
      const [nearId, farId] = [this.#ids[near] as string, this.#ids[far] as string];
      hops.push({
        from: isOfStart ? nearId : farId,
        to: isOfStart ? farId : nearId,
        type: this.#types[kind >> 2] as string,
        direction: (kind & 1) === 1 ? 'out' : 'in',
      });
    }
    return hops;
  }

  /** Of the last level that a side has read, only what leads to where the other side has come is part of a path. */
  #endsNowhere([side, other]: readonly [Side, Side], near: number, far: number): boolean {
    return side.depth[near] === side.levels - 1 && other.depth[far] === undefined;
  }

  #smaller(): Side {
    const [start, goal] = [this.#start, this.#goal];
    return start.frontier.length <= goal.frontier.length ? start : goal;
  }

  #number(id: string): number {
    return numberOf(id, this.#numbers, this.#ids);
  }
}

function numberOf(text: string, numbers: Map<string, number>, texts: string[]): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  const number = texts.push(text) - 1;
  numbers.set(text, number);
  return number;
}
