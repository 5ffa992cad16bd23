import { claimId, propositionId } from '#evidence/identity.ts';
import { itemsOf } from '#evidence/property-propositions.ts';
import { recordFromJson } from '#evidence/record-json.ts';
import type { ClaimRecord, EntityRecord, Statement } from '#evidence/records.ts';
import type { JsonValue, Value } from '#graph/encode.ts';
import { attempt } from '#ingest/problem.ts';
import { readKindValue } from '#ingest/read-value.ts';
import { graphModel } from '#modules/graph-model.ts';
import type { UpsertEntityInput } from './entity-input.ts';
import { isGiven } from './is-given.ts';
import type { KnownNodes } from './known-nodes.ts';
import type { KnownSource } from './known-source.ts';
import { locateQuote } from './locate-quote.ts';
import type { Path } from './problem-list.ts';
import { checkRequired, isNamed, readIdentity, readObject } from './read-entities.ts';

interface UpsertReading {
  readonly known: KnownNodes;
  /** Null: there is no such source, which is reported elsewhere. */
  readonly source: KnownSource | null;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly report: (message: string, path?: Path) => void;
}

/** An entity with what identifies it, and the claim of its source that states the rest; null where it states nothing. */
export interface Upsert {
  readonly entity: EntityRecord;
  readonly claim: ClaimRecord | null;
}

/** What is wrong is reported; undefined when the id is none. */
export function readUpsert(input: UpsertEntityInput, reading: UpsertReading): Upsert | undefined {
  const { known, source, recordedAt, report } = reading;
  const into = known.merged.get(input.id);
  if (into !== undefined)
    report(`"${input.id}" was merged into "${into}"; give that one, or split them first.`, ['id']);
  const before = storedIdentity(known, input.id);
  if (!isNamed(input.name) && (before === null || isGiven(input.name)))
    report('A new entity needs a name.', ['name']);
  const given = readIdentity(input, {}, report);
  if (given === undefined) return undefined;
  const own = readObject(input.properties, (message) => report(message, ['properties']));
  const states = readStates(given, own, report);
  const entity = { ...given, identity: { ...given.identity, ...keptOf(before, input) } };
  if (!known.nodes.has(entity.id))
    checkRequired(
      entity,
      (property) => states.some((state) => state.property === property),
      (message) => report(message, ['properties']),
    );
  const place = locateQuote(null, null, input.locator ?? { pointer: `/${entity.id}` });
  if (place !== null && 'problem' in place)
    report('An entity stands in a row, or in an entry with a pointer.', ['locator']);
  if (states.length === 0 || source === null || place === null || 'problem' in place)
    return { entity, claim: null };
  return { entity, claim: recordClaim(source, place.locator, states, recordedAt) };
}

/** Null where there is no such entity yet. */
function storedIdentity({ nodes }: KnownNodes, id: string): EntityRecord['identity'] | null {
  const record = nodes.get(id)?.record ?? null;
  return record === null ? null : recordFromJson<EntityRecord>(record).identity;
}

const GIVEN = ['name', 'aliases', 'description', 'externalIds', 'existence'] as const;

/** What an entity is identified by already, and the input leaves as it is. */
function keptOf(
  before: EntityRecord['identity'] | null,
  input: UpsertEntityInput,
): Readonly<Record<string, Value>> {
  const kept: Record<string, Value> = { ...before };
  for (const name of GIVEN) if (isGiven(input[name])) delete kept[name];
  return kept;
}

function readStates(
  { id, kind: kindName }: EntityRecord,
  own: Readonly<Record<string, JsonValue>>,
  report: (message: string, path: Path) => void,
): readonly Statement[] {
  const kind = graphModel.kinds.get(kindName);
  if (kind === undefined) return [];
  return Object.entries(own).flatMap(([property, raw]) => {
    if (raw === null) return [];
    const value = attempt(
      () => readKindValue(kind, property, raw),
      (message) => report(message, ['properties', property]),
    );
    return value === undefined ? [] : [{ entity: id, property, value }];
  });
}

/** A row of a source in its own voice. Its id tells what it states apart: another value is another claim. */
function recordClaim(
  source: KnownSource,
  locator: JsonValue,
  states: readonly Statement[],
  recordedAt: string,
): ClaimRecord {
  const said = { speaker: null, stance: 'SUPPORTS', speechAct: 'ASSERT' } as const;
  const propositionIds = states.flatMap(({ entity, property, value }) =>
    itemsOf(value).map((item) => propositionId(entity, property, { value: item })),
  );
  return {
    id: claimId({ source: source.id, locator, ...said, propositionIds }),
    source: source.id,
    speaker: said.speaker,
    addressedTo: [],
    stance: said.stance,
    on: [],
    valid: null,
    states,
    repliesTo: [],
    drawsOn: [],
    saidOn: null,
    publishedOn: source.publishedOn,
    retractedAt: null,
    reliability: null,
    properties: {
      speechAct: said.speechAct,
      attribution: 'RECORD',
      hedge: null,
      quote: null,
      quoteChecked: false,
      locator,
      saidOnAsStated: null,
      recordedAt,
      credibility: null,
    },
  };
}
