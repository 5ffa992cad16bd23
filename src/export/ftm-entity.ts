import type { EntityElement, LinkElement, Row } from './element.ts';
import type { Evidence } from './evidence.ts';
import { entitySchema, linkSchema } from './ftm-schemata.ts';

/** An entity of FollowTheMoney; each property is a list of texts, none of them empty. */
export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** What is asked of entities for it. */
export const FTM_WANTED = [
  'aliases',
  'description',
  'externalIds',
  'iso2',
  'type',
  'category',
  'schema',
  'stage',
  'amount',
  'announcedOn',
  'occurredOn',
  'signedOn',
];

/** An entity, with its permalink as a note. */
export function ftmEntity({ id, kind, name, permalink, evidence, row }: EntityElement): FtmEntity {
  const type = row['_type'] ?? row['_category'] ?? row['_schema'];
  return {
    id: ftmId(id),
    schema: entitySchema(kind, type),
    properties: filled({
      name: [name],
      alias: row['_aliases'] as readonly string[] | undefined,
      description: [row['_description']],
      wikidataId: wikidataIds(row),
      notes: [permalink],
      ...cited(evidence),
      ...ofKind(kind, name, row),
    }),
  };
}

function ofKind(kind: string, name: string, row: Row): Values {
  switch (kind) {
    case 'State':
      return { country: [countryCode(row['_iso2'])] };
    case 'Organization':
      return { legalForm: [inWords(row['_type'])] };
    case 'Weapon':
      return { keywords: [inWords(row['_category'])] };
    case 'Event':
      return { ...daysOf(row['_occurredOn']), keywords: [inWords(row['_type'])] };
    case 'Treaty':
      return { title: [name], contractDate: [day(row['_signedOn'])] };
    case 'Pledge': {
      const { value, currency } = (row['_amount'] ?? {}) as Row;
      const startDate = [day(row['_announcedOn'])];
      return { amount: [value], currency: [currency], status: [inWords(row['_stage'])], startDate };
    }
    default:
      return {};
  }
}

/** A relationship, with what the claims on it come to. */
export function ftmLink({ id, type, from, to, evidence, row }: LinkElement): FtmEntity {
  const { schema, from: start, to: end } = linkSchema(from.kind, type, to.kind);
  const isUnknown = schema === 'UnknownLink';
  const { _status: status, _support: support, _dispute: dispute } = row;
  const weight = `${status}: supported by ${support} ${support === 1 ? 'origin' : 'origins'}, disputed by ${dispute}.`;
  return {
    id: ftmId(id),
    schema,
    properties: filled({
      [start]: [ftmId(from.id)],
      [end]: [ftmId(to.id)],
      role: [isUnknown ? inWords(type) : null],
      startDate: [day(row['_validFrom'])],
      endDate: [day(row['_validTo'])],
      description: [weight, from.permalink],
      recordId: [row['_propositionId']],
      ...cited(evidence),
    }),
  };
}

/** An id of theirs is letters, digits, points and hyphens: `state:gb` is `state.gb` there. */
function ftmId(id: string): string {
  const text = id
    .replaceAll(':', '.')
    .replace(/[^0-9a-zA-Z.-]/gu, (each) => `.${each.codePointAt(0)?.toString(16)}.`);
  return /[0-9a-zA-Z]$/.test(text) ? text : `${text}0`;
}

type Values = Readonly<Record<string, readonly unknown[] | null | undefined>>;

function filled(values: Values): FtmEntity['properties'] {
  const entries = Object.entries(values).flatMap(([name, given]) => {
    const texts = (given ?? []).filter((each) => typeof each === 'string' && each.trim() !== '');
    return texts.length === 0 ? [] : [[name, texts as readonly string[]] as const];
  });
  return Object.fromEntries(entries);
}

/** The words of the best claim, and where they stand. */
function cited(evidence: Evidence | null): Values {
  if (evidence === null) return {};
  const { quote, source, stance, url } = evidence;
  const summary =
    quote === null ? source : `“${quote}” (${stance}${source === null ? '' : `, ${source}`})`;
  return { summary: [summary], sourceUrl: [isWebAddress(url) ? url : null] };
}

const isWebAddress = (url: string | null) =>
  url !== null &&
  /^https?:\/\/([a-z0-9-]+\.)+[a-z]{2,}([/:?#]\S*)?$/i.test(url) &&
  URL.canParse(url);

function wikidataIds({ _externalIds: ids }: Row): readonly string[] {
  const all = (ids ?? []) as readonly { readonly scheme: string; readonly value: string }[];
  return all.flatMap(({ scheme, value }) =>
    scheme === 'wikidata' && /^Q\d+$/.test(value) ? [value] : [],
  );
}

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** Known to Unicode, and no state. */
const NO_STATES = ['EA', 'EZ', 'QO', 'XA', 'XB'];

/** Null for what is no country today: FollowTheMoney takes no others. */
function countryCode(iso2: unknown): string | null {
  if (typeof iso2 !== 'string' || !/^[A-Z]{2}$/.test(iso2) || NO_STATES.includes(iso2)) return null;
  // A code that is out of use stands for another one.
  const isInUse = new Intl.Locale(`und-${iso2}`).region === iso2;
  return isInUse && REGIONS.of(iso2) !== undefined ? iso2.toLowerCase() : null;
}

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** A date that is no more than a year, a month or a day; FollowTheMoney has no others. */
function day(edtf: unknown): string | null {
  return typeof edtf === 'string' && DATE.test(edtf) ? edtf : null;
}

/** A period is its first and its last day. */
function daysOf(edtf: unknown): Values {
  const [first, last] = typeof edtf === 'string' ? edtf.split('/') : [];
  if (last === undefined) return { date: [day(edtf)] };
  return { startDate: [day(first)], endDate: [day(last)] };
}

const inWords = (name: unknown) =>
  typeof name === 'string' ? name.toLowerCase().replaceAll('_', ' ') : null;
