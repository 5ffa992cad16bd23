import fc from 'fast-check';
import type {
  Assertion,
  ClaimRecord,
  SourceRecord,
  Stance,
  Statement,
  Validity,
} from '#evidence/records.ts';
import type { JsonValue } from '#graph/encode.ts';
import { buildClaim, GAZETTE, relates, says } from './build-evidence.ts';
import {
  type Choose,
  type Everything,
  type RandomHistory,
  randomHistory,
} from './random-history.ts';
import { buildEntity } from './record.ts';

// Small worlds in which much is said of few, so that most of what can meet does.

/** What there is to record, and how it came to be recorded. */
export interface RandomWorld extends RandomHistory {
  readonly all: Everything;
}

const IDS: Readonly<Record<string, readonly string[]>> = {
  state: ['state:aa', 'state:bb', 'state:cc'],
  person: ['person:ada', 'person:bob', 'person:carl'],
  organization: ['organization:agency', 'organization:gazette', 'organization:ministry'],
  position: ['position:envoy', 'position:premier'],
  pledge: ['pledge:aid', 'pledge:loan'],
  event: ['event:answer', 'event:talks', 'event:visit'],
  diplomat: ['diplomat:other', 'diplomat:some'],
};
const SOURCES: readonly SourceRecord[] = [
  { ...GAZETTE, properties: { ...GAZETTE.properties, publishedOn: '2024-09-12' } },
  {
    id: 'source:blog',
    publisher: null,
    supersedes: GAZETTE.id,
    properties: { title: 'A blog', sha256: '1'.repeat(64) },
  },
  {
    id: 'source:register',
    publisher: 'organization:agency',
    supersedes: null,
    properties: { title: 'The register', sha256: '2'.repeat(64) },
  },
];
const DAYS = [null, '2024-08', '2024-09-10', '2024-09-13', '2024-09-09/2024-09-13', '2024-11-02'];
const STANCES: readonly Stance[] = [
  'SUPPORTS',
  'SUPPORTS',
  'SUPPORTS',
  'DISPUTES',
  'REPORTS',
  'WITHHOLDS',
];
/** Start, type, end; the same few, so that claims meet on them. */
const SAID: readonly (readonly [string, string, string])[] = [
  ['person', 'HOLDS', 'position'],
  ['person', 'HOLDS', 'position'],
  ['person', 'CITIZEN_OF', 'state'],
  ['person', 'MEMBER_OF', 'organization'],
  ['position', 'OF', 'state'],
  ['position', 'OF', 'organization'],
  ['organization', 'PART_OF', 'state'],
  ['organization', 'PART_OF', 'organization'],
  ['diplomat', 'SENT_BY', 'state'],
  ['diplomat', 'ACCREDITED_TO', 'state'],
  ['event', 'RESPONDS_TO', 'event'],
  ['event', 'INVOLVES', 'person'],
  ['pledge', 'MADE_BY', 'state'],
  ['state', 'USES', 'organization'],
];
const amount = (digits: string, currency: string): JsonValue => ({
  value: digits,
  currency,
  asStated: `${currency} ${digits}`,
  qualifier: digits.endsWith('0') ? 'EXACT' : 'ABOUT',
});
const VALUES: readonly (readonly [string, string, readonly JsonValue[]])[] = [
  ['diplomat', 'headcount', [5, 6, 7]],
  ['diplomat', 'headcountQualifier', ['EXACT', 'AT_LEAST']],
  ['diplomat', 'statuses', [['ACCREDITED@2024-01'], ['REVOKED@2024-08', 'LEFT@2024-09']]],
  ['event', 'decision', ['GRANTED', 'NOT_GRANTED']],
  ['event', 'occurredOn', ['2024-09-10', '2024-09-13', '2024-09']],
  ['pledge', 'amount', [amount('600', 'GBP'), amount('602', 'GBP'), amount('242', 'USD')]],
  ['pledge', 'purposes', [['ENERGY'], ['ENERGY', 'BUDGET']]],
  ['state', 'officialName', ['Arden', 'Republic of Arden']],
];

export const anyWorld: fc.Arbitrary<RandomWorld> = fc
  .array(fc.nat(), { minLength: 400, maxLength: 400 })
  .map((numbers) => {
    let at = 0;
    return makeWorld((below) => (numbers[at++ % numbers.length] as number) % below);
  });

function makeWorld(choose: Choose): RandomWorld {
  const entities = Object.values(IDS).flatMap((ids) =>
    ids.map((id) => buildEntity(id, id.endsWith('a') ? { aliases: [`${id} the first`] } : {})),
  );
  const claims: ClaimRecord[] = [];
  const size = 3 + choose(12);
  for (let index = 0; index < size; index++) claims.push(makeClaim(choose, claims));
  const all = { sources: SOURCES, entities, claims };
  return { all, ...randomHistory(choose, all) };
}

function makeClaim(choose: Choose, earlier: readonly ClaimRecord[]): ClaimRecord {
  const some = <T>(items: readonly T[]) => items[choose(items.length)] as T;
  // The first of each kind twice as often: there things meet.
  const idOf = (prefix: string) => some(IDS[prefix]?.slice(0, 1 + choose(3)) ?? []);
  const anyone = () => idOf(some(['person', 'organization', 'state', 'diplomat']));
  const few = <T>(make: () => T) => Array.from({ length: choose(4) }, make);
  const earlierIds = () =>
    earlier.length > 0 && choose(3) === 0 ? [some(earlier).id] : ([] as readonly string[]);
  const value = () => {
    const [prefix, property, values] = some(VALUES);
    return { entity: idOf(prefix), property, value: some(values) } satisfies Statement;
  };
  const assertion = (): Assertion => {
    if (choose(4) === 0) {
      const { entity, property, value: said } = value();
      return says(entity, property, Array.isArray(said) ? some(said) : said);
    }
    if (choose(6) === 0) return says(idOf('diplomat'), 'ENGAGED_IN', some(['spying', 'trade']));
    const [from, type, to] = some(SAID);
    const own = type === 'INVOLVES' ? { headcount: 1 + choose(2) } : {};
    return relates(idOf(from), type, idOf(to), own);
  };
  const valid = (): Validity | null =>
    choose(2) === 0 ? null : { from: some(DAYS), to: some(DAYS), asStated: null };
  const on = new Map(few(assertion).map((each) => [each.proposition.id, each]));
  return buildClaim(`c${earlier.length}`, {
    source: some(SOURCES).id,
    speaker: choose(3) === 0 ? null : anyone(),
    addressedTo: choose(5) === 0 ? [anyone()] : [],
    stance: some(STANCES),
    on: [...on.values()],
    states: few(value),
    valid: valid(),
    drawsOn: earlierIds(),
    repliesTo: earlierIds(),
    saidOn: some(DAYS),
    publishedOn: some(DAYS),
    reliability: some([null, null, 'A', 'C']),
  });
}
