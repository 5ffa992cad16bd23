import type { GraphModel } from '#graph/graph-model.ts';
import type { Transaction } from '#graph/transaction.ts';
import { mergeId } from '#modules/merge/model.ts';
import { TIE_TYPES } from './allegiance.ts';
import type { Recording } from './commands.ts';
import { propositionId } from './identity.ts';
import { claimDay, type DatedClaim } from './publication.ts';
import { RecordedEvidence } from './read-evidence.ts';
import type {
  ClaimRecord,
  EntityRecord,
  MergeRecord,
  PropositionRecord,
  SourceRecord,
} from './records.ts';
import { SameAs } from './same-as.ts';

/** What is touched by commands, and so is projected anew. */
export interface Touched {
  readonly sources: Set<string>;
  readonly claims: Set<string>;
  readonly propositions: Set<string>;
  readonly entities: Set<string>;
  /** Ids that stand for others. */
  readonly merges: Set<string>;
}

/** One planning of a write: what is recorded, what comes, and what of it was touched. */
export class Work {
  readonly transaction: Transaction;
  readonly model: GraphModel;
  readonly recording: Recording;
  readonly recorded: RecordedEvidence;
  readonly sameAs = new SameAs();
  readonly touched: Touched = {
    sources: new Set(),
    claims: new Set(),
    propositions: new Set(),
    entities: new Set(),
    merges: new Set(),
  };
  /** Ids of claims that are recorded by this write. */
  readonly added = new Set<string>();
  /** Propositions that claims of this write bring, as they were first recorded. */
  readonly propositions = new Map<string, PropositionRecord>();
  /** Entities that stand for others than before. */
  readonly regrouped = new Set<string>();
  readonly #claims = new Map<string, ClaimRecord>();

  constructor(transaction: Transaction, model: GraphModel, recording: Recording) {
    this.transaction = transaction;
    this.model = model;
    this.recording = recording;
    this.recorded = new RecordedEvidence(transaction);
  }

  source(id: string): SourceRecord | undefined {
    return this.recorded.record<SourceRecord>(id);
  }

  /** Reads claims with their sources, and which of the entities in them stand for others. */
  async loadClaims(ids: Iterable<string>): Promise<readonly ClaimRecord[]> {
    const wanted = [...new Set(ids)];
    await this.recorded.load(wanted);
    const records = wanted.flatMap((id) => this.recorded.record<ClaimRecord>(id) ?? []);
    const unread = records.filter(({ id }) => !this.#claims.has(id));
    if (unread.length > 0) {
      await this.recorded.load(unread.map(({ source }) => source));
      const publishers = unread.flatMap(({ source }) => this.source(source)?.publisher ?? []);
      await this.sameAs.load(this.transaction, [...unread.flatMap(entitiesIn), ...publishers]);
    }
    return wanted.flatMap((id) => this.claim(id) ?? []);
  }

  /** A claim that was loaded, every entity in it by the id that stands for it. */
  claim(id: string): ClaimRecord | undefined {
    const known = this.#claims.get(id);
    if (known !== undefined) return known;
    const record = this.recorded.record<ClaimRecord>(id);
    if (record === undefined) return undefined;
    const claim = this.sameAs.claim(record);
    this.#claims.set(id, claim);
    return claim;
  }

  /** After merges, or another record of it: the claim is made anew when it is asked for. */
  forget(ids: Iterable<string>): void {
    for (const id of ids) this.#claims.delete(id);
  }

  newClaims(): readonly ClaimRecord[] {
    return [...this.added].flatMap((id) => this.claim(id) ?? []);
  }

  dated(claim: ClaimRecord): DatedClaim {
    return { claim, day: claimDay(claim, this.source(claim.source)) };
  }

  /** Claims on propositions that were recorded before. */
  async claimsOn(propositions: readonly string[]): Promise<readonly ClaimRecord[]> {
    const links = await this.recorded.linked(propositions, ['ON'], 'in');
    return this.loadClaims(links.map(({ far }) => far));
  }

  /** Claims that these entities belong to others. */
  async claimsOfTies(entities: readonly string[]): Promise<readonly ClaimRecord[]> {
    const types = [...TIE_TYPES];
    // What this write merges or splits is stored where it was before, for other propositions.
    const ends = [...new Set([...entities, ...this.regrouped])];
    const ties = await this.transaction.relationships(ends, { types, direction: 'out' });
    const moved = this.regrouped.size > 0 ? this.touched.propositions : [];
    const ids = [...new Set([...ties.map((tie) => tie.propositionId), ...moved])];
    await this.recorded.load(ids);
    const propositions = ids.flatMap((id) => this.recorded.record<PropositionRecord>(id) ?? []);
    await this.loadSame(propositions);
    const same = propositions.flatMap((proposition) => this.idsOf(proposition));
    return this.claimsOn([...new Set([...ids, ...same])]);
  }

  /** Reads what the ends of propositions stand for, and what stands for these, before `idsOf`. */
  async loadSame(propositions: readonly PropositionRecord[]): Promise<void> {
    const ends = propositions.flatMap(({ subject, object }) => [subject, object ?? subject]);
    await this.sameAs.load(this.transaction, ends);
    const standing = new Set(ends.map((id) => this.sameAs.of(id)));
    await this.sameAs.loadOthers(this.transaction, [...standing]);
  }

  /** The entity behind an id that stands for another one; undefined when its merge is not there. */
  mergedEntity(id: string): EntityRecord | undefined {
    return this.recorded.record<MergeRecord>(mergeId(id))?.entity;
  }

  /** Another record of an entity: of its own, or of what stands behind a merge. */
  putEntity(entity: EntityRecord): void {
    const merge = this.recorded.record<MergeRecord>(mergeId(entity.id));
    if (merge === undefined || this.sameAs.isItself(entity.id)) {
      this.recorded.put(entity);
    } else {
      this.recorded.put({ ...merge, entity });
      this.touched.merges.add(entity.id);
    }
  }

  /** Ids of the propositions that say the same once merged entities are one; the proposition's own among them. Its ends were loaded. */
  idsOf({
    id,
    subject,
    predicate,
    object,
    value,
    discriminator,
  }: PropositionRecord): readonly string[] {
    const subjects = this.sameAs.allOf(this.sameAs.of(subject));
    const objects = object === null ? [null] : this.sameAs.allOf(this.sameAs.of(object));
    if (subjects.length === 1 && objects.length === 1) return [id];
    const ids = subjects.flatMap((from) =>
      objects.map((to) =>
        propositionId(from, predicate, to === null ? { value } : { object: to }, discriminator),
      ),
    );
    return [...new Set([id, ...ids])].sort();
  }
}

/** Every entity that a claim names. */
export function entitiesIn({ speaker, addressedTo, on, states }: ClaimRecord): readonly string[] {
  const ids = on.flatMap(({ proposition: { subject, object } }) =>
    object === null ? [subject] : [subject, object],
  );
  if (speaker !== null) ids.push(speaker);
  ids.push(...addressedTo);
  for (const { entity } of states) ids.push(entity);
  return ids;
}
