import type { ClaimRecord } from '#evidence/records.ts';
import type { JsonValue } from '#graph/encode.ts';
import { type ClaimContent, readClaim } from '#ingest/claim-record.ts';
import type { PropositionEntry } from '#ingest/seed-format.ts';
import { graphModel } from '#modules/graph-model.ts';
import type { ClaimInput, PropositionInput } from './claim-input.ts';
import type { KnownSource } from './known-source.ts';
import { locateQuote, type SourceText } from './locate-quote.ts';
import type { Path, ProblemList } from './problem-list.ts';
import { readObject } from './read-entities.ts';

/** A quote that does not stand in its source. */
export interface MissingPassage {
  readonly path: Path;
  readonly quote: string;
  /** The text that it was looked for in. */
  readonly text: SourceText;
}

export interface ClaimsReading {
  readonly sources: ReadonlyMap<string, KnownSource>;
  /** Every id that a claim refers to; whether there is such a node is checked elsewhere. */
  readonly ids: ReadonlySet<string>;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly report: ProblemList['report'];
}

export interface ReadClaims {
  /** In the order of the inputs, `repliesTo` and `drawsOn` empty. Worth something only when nothing is reported or missing. */
  readonly claims: readonly ClaimRecord[];
  readonly missing: readonly MissingPassage[];
}

/** Claims of an input held against the model and the texts of their sources. */
export function readClaims(inputs: readonly ClaimInput[], reading: ClaimsReading): ReadClaims {
  const missing: MissingPassage[] = [];
  const claims = inputs.map((input, index) => {
    const report = (message: string, at: Path = []) =>
      reading.report(message, ['claims', index, ...at]);
    const source = reading.sources.get(input.source);
    const place = source === undefined ? NOWHERE : placeIn(source, input, report);
    if (place === null) {
      const text = source?.text as SourceText;
      missing.push({ path: ['claims', index, 'quote'], quote: input.quote as string, text });
    }
    if (input.on.length === 0) report('A claim is on one proposition or more.', ['on']);
    const { locator, checked } = place ?? NOWHERE;
    const context = {
      model: graphModel,
      entityIds: reading.ids,
      source: { id: input.source, publishedOn: source?.publishedOn ?? null },
      recordedAt: reading.recordedAt,
      quoteChecked: checked,
    };
    const value = contentOf(input, locator, report);
    return readClaim(context, { id: '', value, report });
  });
  return { claims, missing };
}

const NOWHERE = { locator: {}, checked: false };

/** Where the quote of a claim stands; null where it does not. What is wrong with its locator is reported. */
function placeIn(
  { text }: KnownSource,
  { quote, locator }: ClaimInput,
  report: (message: string, at: Path) => void,
): { readonly locator: JsonValue; readonly checked: boolean } | null {
  const place = locateQuote(text, quote ?? null, locator ?? {});
  if (place === null || !('problem' in place)) return place;
  report(place.problem, [place.at ?? 'locator']);
  return NOWHERE;
}

/** The same claim without nulls, which in an input mean: left out. */
function contentOf(
  input: ClaimInput,
  locator: JsonValue,
  report: (message: string, at: Path) => void,
): ClaimContent {
  const { valid } = input;
  return {
    on: input.on.map((proposition, index) =>
      propositionOf(proposition, (message) => report(message, ['on', index, 'properties'])),
    ),
    stance: input.stance,
    speechAct: input.speechAct,
    attribution: input.attribution,
    hedge: input.hedge ?? undefined,
    speaker: input.speaker ?? null,
    addressedTo: input.addressedTo?.slice(),
    quote: input.quote ?? null,
    locator,
    valid:
      valid === null || valid === undefined
        ? undefined
        : {
            from: valid.from ?? undefined,
            to: valid.to ?? undefined,
            asStated: valid.asStated ?? undefined,
          },
    states: input.states?.slice() as ClaimContent['states'],
    saidOn: input.saidOn ?? undefined,
    saidOnAsStated: input.saidOnAsStated ?? undefined,
    publishedOn: input.publishedOn ?? undefined,
    reliability: input.reliability ?? undefined,
    credibility: input.credibility ?? undefined,
  };
}

function propositionOf(
  { subject, predicate, object, value, discriminator, properties }: PropositionInput,
  report: (message: string) => void,
): PropositionEntry {
  return {
    subject,
    predicate,
    object: object ?? undefined,
    value: (value ?? undefined) as PropositionEntry['value'],
    discriminator: discriminator ?? undefined,
    properties:
      properties === null || properties === undefined
        ? undefined
        : (readObject(properties, report) as PropositionEntry['properties']),
  };
}
