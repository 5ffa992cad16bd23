import { claimId } from '#evidence/identity.ts';
import type { Assertion, ClaimRecord, Statement, Validity } from '#evidence/records.ts';
import { dayRange } from '#graph/edtf.ts';
import type { JsonValue } from '#graph/encode.ts';
import type { Entry } from './parse-entries.ts';
import { attempt } from './problem.ts';
import { readProposition } from './proposition-record.ts';
import { readKindValue } from './read-value.ts';
import { entityKindOf, type SeedContext } from './seed-context.ts';
import type { ClaimEntry, SourceEntry } from './seed-format.ts';

/** Where claims stand. */
export interface ClaimContext extends SeedContext {
  readonly source: Pick<SourceEntry, 'id' | 'publishedOn'>;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  /** Whether quotes were held against the text of the source. */
  readonly quoteChecked: boolean;
}

/** A claim of a seed or of a client; only a row or an entry of a record has no quote. */
export type ClaimContent = Omit<ClaimEntry, 'key' | 'quote' | 'locator'> & {
  readonly quote: string | null;
  readonly locator: JsonValue;
};

/** A claim held against the model. `repliesTo` and `drawsOn` are what stands in the entry, keys or ids. */
export function readClaim(context: ClaimContext, entry: Entry<ClaimContent>): ClaimRecord {
  const { value: claim, report } = entry;
  const { stance, speechAct, speaker, attribution, quote, locator } = claim;
  const on = readAssertions(context, entry);
  if (speaker !== null) entityKindOf(context, speaker, (message) => report(message, ['speaker']));
  for (const [index, id] of (claim.addressedTo ?? []).entries()) {
    entityKindOf(context, id, (message) => report(message, ['addressedTo', index]));
  }
  return {
    id: claimId({
      source: context.source.id,
      locator,
      speaker,
      stance,
      speechAct,
      propositionIds: on.map(({ proposition }) => proposition.id),
    }),
    source: context.source.id,
    speaker,
    addressedTo: claim.addressedTo ?? [],
    stance,
    on,
    valid: readValidity(entry),
    states: readStatements(context, entry),
    repliesTo: claim.repliesTo ?? [],
    drawsOn: claim.drawsOn ?? [],
    saidOn: readDate(entry, 'saidOn'),
    publishedOn: readDate(entry, 'publishedOn') ?? context.source.publishedOn ?? null,
    retractedAt: null,
    reliability: claim.reliability ?? null,
    properties: {
      speechAct,
      attribution,
      hedge: claim.hedge ?? null,
      quote,
      quoteChecked: context.quoteChecked,
      locator,
      saidOnAsStated: claim.saidOnAsStated ?? null,
      recordedAt: context.recordedAt,
      credibility: claim.credibility ?? null,
    },
  };
}

function readAssertions(
  context: SeedContext,
  { value, report }: Entry<ClaimContent>,
): readonly Assertion[] {
  const seen = new Set<string>();
  return value.on.flatMap((proposition, index) => {
    const reportHere = (message: string) => report(message, ['on', index]);
    const assertion = attempt(() => readProposition(context, proposition, reportHere), reportHere);
    if (assertion === undefined) return [];
    if (seen.has(assertion.proposition.id)) reportHere('The claim is on this proposition twice.');
    seen.add(assertion.proposition.id);
    return [assertion];
  });
}

function readStatements(
  context: SeedContext,
  { value, report }: Entry<ClaimContent>,
): readonly Statement[] {
  const states = value.states ?? [];
  if (states.length > 0 && value.stance !== 'SUPPORTS' && value.stance !== 'REPORTS') {
    report(
      `A claim that ${value.stance.toLowerCase()} states no values; give what it says itself as a claim of its own.`,
      ['states'],
    );
  }
  return states.flatMap(({ entity, property, value: raw }, index) => {
    const reportHere = (message: string) => report(message, ['states', index]);
    const kind = entityKindOf(context, entity, reportHere);
    const read = kind && attempt(() => readKindValue(kind, property, raw), reportHere);
    return read === undefined ? [] : [{ entity, property, value: read }];
  });
}

function readValidity({ value, report }: Entry<ClaimContent>): Validity | null {
  if (value.valid === undefined) return null;
  const { from, to, asStated } = value.valid;
  for (const [end, date] of Object.entries({ from, to })) {
    if (date !== undefined)
      attempt(
        () => dayRange(date),
        (message) => report(message, ['valid', end]),
      );
  }
  return { from: from ?? null, to: to ?? null, asStated: asStated ?? null };
}

function readDate(
  { value, report }: Entry<ClaimContent>,
  name: 'saidOn' | 'publishedOn',
): string | null {
  const date = value[name];
  if (date === undefined) return null;
  return (
    attempt(
      () => dayRange(date) && date,
      (message) => report(message, [name]),
    ) ?? null
  );
}
