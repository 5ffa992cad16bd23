import { createHash } from 'node:crypto';
import { canonicalJson } from '#evidence/canonical-json.ts';
import type { SourceRecord } from '#evidence/records.ts';
import { ID_FORM } from '#ingest/seed-format.ts';
import { isGiven } from './is-given.ts';
import type { ProblemList } from './problem-list.ts';

/** A source as a client gives it; dates and instants are of their scalars. */
export interface SourceInput {
  readonly id?: string | null;
  readonly title: string;
  readonly url?: string | null;
  readonly language?: string | null;
  readonly publishedOn?: string | null;
  readonly publishedOnBasis?: string | null;
  readonly retrievedAt?: string | null;
  readonly publisher?: string | null;
  readonly supersedes?: string | null;
  readonly licence?: string | null;
  readonly text?: string | null;
  readonly sha256?: string | null;
}

const HASH = /^[0-9a-f]{64}$/;
/** Digits of the hash in an id, and letters of the title. */
const DIGITS = 8;
const LONGEST_SLUG = 60;
const LONGEST_ID = 200;

/**
 * The record of a source. What is wrong with it is reported; whether publisher and earlier version are there is checked
 * elsewhere.
 */
export function readSourceInput(input: SourceInput, report: ProblemList['report']): SourceRecord {
  const sha256 = hashOf(input, report);
  const id = input.id ?? defaultId(input, sha256);
  checkValues({ ...input, id }, report);
  return {
    id,
    publisher: input.publisher ?? null,
    supersedes: input.supersedes ?? null,
    properties: {
      title: input.title,
      url: input.url ?? null,
      language: input.language ?? null,
      publishedOn: input.publishedOn ?? null,
      publishedOnBasis: input.publishedOnBasis ?? null,
      retrievedAt: input.retrievedAt ?? null,
      sha256,
      licence: input.licence ?? null,
    },
    text: input.text ?? null,
  };
}

function checkValues(
  { id, title, url, language, supersedes, text }: SourceInput & { readonly id: string },
  report: ProblemList['report'],
): void {
  if (!ID_FORM.test(id) || !id.startsWith('source:') || id.length > LONGEST_ID)
    report('The id of a source is "source:" and a slug, at most 200 characters.', ['id']);
  if (title.trim() === '') report('A source needs a title.', ['title']);
  if (isGiven(url) && !isWebAddress(url)) report('It must be an address, http or https.', ['url']);
  if (isGiven(language) && !isLanguageTag(language))
    report('It must be a language tag, BCP 47: en-GB.', ['language']);
  if (text === '')
    report('A text has letters in it; leave it out when it is not at hand.', ['text']);
  if (supersedes === id) report('A source does not replace itself.', ['supersedes']);
}

/** Of the UTF-8 text; null where neither the text nor its hash is given. */
function hashOf({ text, sha256 }: SourceInput, report: ProblemList['report']): string | null {
  if (isGiven(sha256) && !HASH.test(sha256))
    report('A SHA-256 is 64 hexadecimal digits in lower case.', ['sha256']);
  if (!isGiven(text) || text === '') return sha256 ?? null;
  const hash = createHash('sha256').update(text, 'utf8').digest('hex');
  if (isGiven(sha256) && sha256 !== hash) report(`The text has the SHA-256 ${hash}.`, ['sha256']);
  return hash;
}

function defaultId({ title, url, publishedOn }: SourceInput, sha256: string | null): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replaceAll(/^-|-$/g, '');
  const known = canonicalJson([title, url ?? null, publishedOn ?? null]);
  const hash = sha256 ?? createHash('sha256').update(known).digest('hex');
  return `source:${slug === '' ? '' : `${slug}-`}${hash.slice(0, DIGITS)}`;
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function isLanguageTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}
