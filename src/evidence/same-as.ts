import type { Transaction } from '#graph/transaction.ts';
import { mergeId } from '#modules/merge/model.ts';
import type { ClaimRecord, PropositionRecord } from './records.ts';

/** Which ids stand for others, and which others stand for an id. */
export class SameAs {
  readonly #into = new Map<string, string>();
  readonly #from = new Map<string, Set<string>>();
  readonly #asked = new Set<string>();
  /** Ids of which all that stand for them were read. */
  readonly #known = new Set<string>();

  /** `from` stands for `into`, whatever the store says; null: for itself again. */
  set(from: string, into: string | null): void {
    const before = this.#into.get(from);
    if (before !== undefined) this.#from.get(before)?.delete(from);
    this.#into.delete(from);
    this.#asked.add(from);
    if (into === null) return;
    this.#into.set(from, into);
    this.#from.set(into, (this.#from.get(into) ?? new Set()).add(from));
  }

  /** Reads the merges of these ids and of those that they stand for. */
  async load(transaction: Transaction, ids: Iterable<string>): Promise<void> {
    let open = [...new Set(ids)].filter((id) => !this.#asked.has(id));
    while (open.length > 0) {
      for (const id of open) this.#asked.add(id);
      const merges = await transaction.nodes(open.map(mergeId));
      const found = merges.map(({ properties }) => properties as unknown as Merge);
      for (const { from, into } of found) this.set(from, into);
      open = found.map(({ into }) => into).filter((id) => !this.#asked.has(id));
    }
  }

  /** Reads what was merged into these ids, and into those. */
  async loadOthers(transaction: Transaction, ids: readonly string[]): Promise<void> {
    let open = ids.filter((id) => !this.#known.has(id));
    while (open.length > 0) {
      for (const id of open) this.#known.add(id);
      const links = await transaction.relationships(open, {
        types: ['MERGED_INTO'],
        direction: 'in',
      });
      const merges = await transaction.nodes(links.map(({ from }) => from));
      const found = merges.map(({ properties }) => properties as unknown as Merge);
      for (const { from, into } of found) if (!this.#asked.has(from)) this.set(from, into);
      open = found.map(({ from }) => from).filter((id) => !this.#known.has(id));
    }
  }

  /** The id that stands for this one. */
  of(id: string): string {
    let at = id;
    for (let into = this.#into.get(at); into !== undefined; into = this.#into.get(at)) at = into;
    return at;
  }

  /** Whether this id stands for itself. */
  isItself(id: string): boolean {
    return !this.#into.has(id);
  }

  /** The id and all that stand for it. */
  allOf(id: string): readonly string[] {
    const others = [...(this.#from.get(id) ?? [])];
    return [id, ...others.flatMap((other) => this.allOf(other))];
  }

  get isEmpty(): boolean {
    return this.#into.size === 0;
  }

  proposition(proposition: PropositionRecord): PropositionRecord {
    const subject = this.of(proposition.subject);
    const object = proposition.object === null ? null : this.of(proposition.object);
    if (subject === proposition.subject && object === proposition.object) return proposition;
    return { ...proposition, subject, object };
  }

  /** The claim as it is shown: every entity by the id that stands for it. */
  claim(claim: ClaimRecord): ClaimRecord {
    if (this.isEmpty) return claim;
    return {
      ...claim,
      speaker: claim.speaker === null ? null : this.of(claim.speaker),
      addressedTo: [...new Set(claim.addressedTo.map((id) => this.of(id)))],
      on: claim.on.map((assertion) => ({
        ...assertion,
        proposition: this.proposition(assertion.proposition),
      })),
      states: claim.states.map((statement) => ({
        ...statement,
        entity: this.of(statement.entity),
      })),
    };
  }
}

interface Merge {
  readonly from: string;
  readonly into: string;
}
