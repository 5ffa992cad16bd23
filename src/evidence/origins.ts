import { allegianceOn, TIE_TYPES, type Ties, tiesOf } from './allegiance.ts';
import { daysOf } from './possible-days.ts';
import type { ClaimRecord } from './records.ts';
import type { Work } from './work.ts';

/** The independent parties behind a claim, as ids; one, unless it draws on claims of several. */
export type Origins = (claim: ClaimRecord) => readonly string[];

/**
 * Where claims come from: the root of what they draw on; then its speaker's state (the office on the day when it was said,
 * else the organization, else the citizenship), else the speaker, else the publisher's group. An endorsement or a
 * syndicated copy adds none: the FSB and the Foreign Ministry that agrees with it are one origin.
 *
 * A claim that was recorded before says its origins itself; only those that are `found` are reckoned anew.
 */
export class OriginFinder {
  readonly #work: Work;
  #ties: Ties = new Map();
  readonly #tieClaims = new Map<string, ClaimRecord>();
  readonly #followed = new Set<string>();
  readonly #found = new Map<string, readonly string[]>();

  constructor(work: Work) {
    this.#work = work;
    for (const claim of work.newClaims()) this.#noteTies(claim);
  }

  readonly of: Origins = (claim) => this.#found.get(claim.id) ?? this.#stored(claim.id) ?? [];

  /** Reckons the origins of these claims from what is known now. */
  async find(claims: readonly ClaimRecord[]): Promise<void> {
    if (claims.length === 0) return;
    const drawnOn = await this.#drawnOn(claims);
    await this.#loadTies([...drawnOn.values()].map((claim) => this.#voiceOf(claim)));
    for (const claim of claims) this.#found.set(claim.id, this.#rootsOf(claim, drawnOn));
  }

  /** These claims and all that they draw on, however many steps away, by their ids. */
  async #drawnOn(claims: readonly ClaimRecord[]): Promise<ReadonlyMap<string, ClaimRecord>> {
    const found = new Map<string, ClaimRecord>();
    let open = claims;
    while (open.length > 0) {
      for (const claim of open) found.set(claim.id, claim);
      const next = open.flatMap(({ drawsOn }) => drawsOn).filter((id) => !found.has(id));
      open = await this.#work.loadClaims(next);
    }
    return found;
  }

  /** Origins at the end of DRAWS_ON; in a circle, the claim that leads back only to where one came from. */
  #rootsOf(start: ClaimRecord, drawnOn: ReadonlyMap<string, ClaimRecord>): readonly string[] {
    const roots = new Set<string>();
    const met = new Set<string>();
    const visit = (claim: ClaimRecord, path: ReadonlySet<string>) => {
      met.add(claim.id);
      const here = new Set([...path, claim.id]);
      const drawn = claim.drawsOn.filter((id) => !here.has(id));
      if (drawn.length === 0) roots.add(this.#partyOf(claim));
      for (const id of drawn) {
        const next = drawnOn.get(id);
        if (next !== undefined && !met.has(id)) visit(next, here);
      }
    };
    visit(start, new Set());
    return [...roots].sort();
  }

  #partyOf(claim: ClaimRecord): string {
    const day = daysOf(claim.saidOn ?? claim.publishedOn);
    return this.#work.sameAs.of(allegianceOn(this.#ties, this.#voiceOf(claim), day));
  }

  /** Whose words they are: the speaker's, else those of the publisher. */
  #voiceOf({ speaker, source }: ClaimRecord): string {
    const publisher = this.#work.source(source)?.publisher ?? null;
    return speaker ?? (publisher === null ? source : this.#work.sameAs.of(publisher));
  }

  #stored(id: string): readonly string[] | undefined {
    return this.#work.recorded.present(id)?.properties['origins'] as readonly string[] | undefined;
  }

  #noteTies(claim: ClaimRecord): void {
    if (claim.on.some(({ proposition }) => TIE_TYPES.has(proposition.predicate)))
      this.#tieClaims.set(claim.id, claim);
  }

  /** Who belongs to whom, from these on, as far as it leads. */
  async #loadTies(voices: readonly string[]): Promise<void> {
    let open = [...new Set(voices)].filter((id) => !this.#followed.has(id));
    while (open.length > 0) {
      for (const id of open) this.#followed.add(id);
      for (const claim of await this.#work.claimsOfTies(open)) this.#noteTies(claim);
      this.#ties = tiesOf([...this.#tieClaims.values()]);
      open = open
        .flatMap((id) => (this.#ties.get(id) ?? []).map(({ to }) => to))
        .filter((id, index, all) => !this.#followed.has(id) && all.indexOf(id) === index);
    }
    this.#ties = tiesOf([...this.#tieClaims.values()]);
  }
}
