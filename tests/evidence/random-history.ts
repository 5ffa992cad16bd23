import type { Commands } from '#evidence/commands.ts';
import type { ClaimRecord, EntityRecord } from '#evidence/records.ts';
import { prefixOf } from '#graph/node-kind.ts';
import { buildEntity } from './record.ts';

/** Some number from 0 on, below this one. */
export type Choose = (below: number) => number;

export type Everything = Required<Pick<Commands, 'sources' | 'entities' | 'claims'>>;

/** Commands one after the other, and what is left of them when order does not matter. */
export interface RandomHistory {
  readonly steps: readonly Commands[];
  readonly retractions: NonNullable<Commands['retractions']>;
  /** Entities that got another name, as they are called in the end. */
  readonly renamed: readonly EntityRecord[];
  /** Those that were not undone, in the order in which they came. */
  readonly merges: NonNullable<Commands['merges']>;
}

/** Everything in some order and in pieces, between them claims taken back, names changed, entities merged and split. */
export function randomHistory(choose: Choose, all: Everything): RandomHistory {
  const history = new History(choose, all);
  while (!history.isComplete || choose(3) > 0) history.step();
  const { steps, retractions, renamed, merges } = history;
  return { steps, retractions, renamed, merges };
}

class History implements RandomHistory {
  readonly steps: Commands[];
  readonly retractions: { claim: string; reason: null }[] = [];
  readonly merges: { from: string; into: string; reason: null }[] = [];
  readonly #renamed = new Map<string, EntityRecord>();
  readonly #choose: Choose;
  readonly #entities: readonly EntityRecord[];
  readonly #recorded = new Set<string>();
  #waiting: readonly ClaimRecord[];

  constructor(choose: Choose, { sources, entities, claims }: Everything) {
    this.#choose = choose;
    this.#entities = entities;
    this.#waiting = this.#shuffled(claims);
    this.steps = [{ sources, entities }];
  }

  get renamed(): readonly EntityRecord[] {
    return [...this.#renamed.values()];
  }

  get isComplete(): boolean {
    return this.#waiting.length === 0;
  }

  step(): void {
    const kinds = [
      () => this.#record(),
      () => this.#record(),
      () => this.#record(),
      () => this.#retract(),
      () => this.#rename(),
      () => this.#merge(),
      () => this.#split(),
    ];
    this.#oneOf(kinds)();
  }

  /** Some of the claims whose own claims are there, or come with them. */
  #record(): void {
    const size = this.#choose(5);
    const now: ClaimRecord[] = [];
    for (const claim of this.#waiting) {
      const needs = [...claim.drawsOn, ...claim.repliesTo];
      if (now.length === size || !needs.every((id) => this.#recorded.has(id))) continue;
      now.push(claim);
      this.#recorded.add(claim.id);
    }
    this.#waiting = this.#waiting.filter(({ id }) => !this.#recorded.has(id));
    this.steps.push({ claims: this.#shuffled(now) });
  }

  #retract(): void {
    if (this.#recorded.size === 0) return;
    const claim = this.#oneOf([...this.#recorded]);
    this.steps.push({ retractions: [{ claim, reason: null }] });
    if (this.retractions.every((each) => each.claim !== claim))
      this.retractions.push({ claim, reason: null });
  }

  #rename(): void {
    const { id, identity } = this.#oneOf(this.#entities);
    if (this.#standingFor(id) !== id) return;
    const entity = buildEntity(id, { ...identity, name: `${id} ${this.#choose(3)}` });
    this.#renamed.set(id, entity);
    this.steps.push({ entities: [entity] });
  }

  #merge(): void {
    const from = this.#oneOf(this.#entities).id;
    const alike = this.#entities.filter(({ id }) => prefixOf(id) === prefixOf(from));
    const given = this.#oneOf(alike).id;
    const into = this.#standingFor(given);
    if (this.#standingFor(from) !== from || from === into) return;
    this.merges.push({ from, into, reason: null });
    this.steps.push({ merges: [{ from, into: given, reason: null }] });
  }

  #split(): void {
    const [undone] = this.merges.splice(this.#choose(this.merges.length + 1), 1);
    if (undone !== undefined) this.steps.push({ splits: [undone.from] });
  }

  #standingFor(id: string): string {
    const merge = this.merges.find(({ from }) => from === id);
    return merge === undefined ? id : this.#standingFor(merge.into);
  }

  #oneOf<T>(items: readonly T[]): T {
    return items[this.#choose(items.length)] as T;
  }

  #shuffled<T>(items: readonly T[]): readonly T[] {
    const left = [...items];
    return items.map(() => left.splice(this.#choose(left.length), 1)[0] as T);
  }
}
