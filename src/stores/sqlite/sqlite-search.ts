import type { Parameter, ReadResult } from '#graph/read-plan.ts';
import { placesOf } from '#graph/search/place.ts';
import {
  type FoundEntry,
  MOST_NEAR,
  type SearchPlan,
  type SearchResult,
  searchResult,
  type WantedWord,
} from '#graph/search/search-plan.ts';
import { SEARCHED_FIELDS } from '#graph/search/searched.ts';
import { editsBetween, mistakesIn, sharedTrigrams, trigramsOf } from '#graph/search/spelling.ts';
import { limitSql } from './parameter-sql.ts';

/** Runs one statement that answers as a plan does. */
type Select = (sql: string, parameters: readonly Parameter[]) => Promise<ReadResult>;

const paths = SEARCHED_FIELDS.map((field) => `'$.${field}'`).join(', ');

/** The index gives its hits in the order of places, so that reading ends with the limit. */
const HITS = `SELECT json_group_array(json_array(id, json(texts))) AS rows, NULL AS count, NULL AS revision
  FROM (SELECT e.id, json_extract(n.properties, ${paths}) AS texts
    FROM (SELECT rowid AS place FROM searchTerm WHERE searchTerm MATCH @p0 AND rowid >= @p1 AND rowid < @p2 AND alive()
      ORDER BY rowid LIMIT ${limitSql('@p3')}) h
    CROSS JOIN searchEntry e ON e.place = h.place LEFT JOIN node n ON n.id = e.id ORDER BY h.place)`;

const NEAR = `SELECT json_group_array(json_array(word)) AS rows, NULL AS count, NULL AS revision FROM (
    SELECT word FROM searchGram WHERE gram IN (SELECT value FROM json_each(@p0)) AND alive()
    GROUP BY word HAVING count(*) >= @p1)`;

/** The first candidates of a plan. */
export async function searchSqlite(plan: SearchPlan, select: Select): Promise<SearchResult> {
  const { limit } = plan;
  const found = new Map<string, FoundEntry>();
  const collect = async (match: string, isWhole: boolean, [from, to]: Places) => {
    if (found.size >= limit) return;
    // Those that were found already come again.
    const { rows } = await select(HITS, [match, from, to, BigInt(limit)]);
    for (const [id, texts] of rows as unknown as readonly [string, FoundEntry[2]][]) {
      if (!found.has(id) && found.size < limit) found.set(id, [id, isWhole, presentOf(texts)]);
    }
  };
  const ranges = rangesOf(plan);
  const { whole } = plan;
  if (whole !== null) {
    for (const { match, places } of together(ranges, () => quoted(whole)))
      await collect(match, true, places);
  }
  const words: WordMatches[] = [];
  for (const word of plan.words) words.push(await wordMatches(word, select));
  const matchIn = (range: Places) =>
    words.map((word) => word[isOfQuotes(range) ? 'quotes' : 'names']).join(' AND ');
  for (const { match, places } of together(ranges, matchIn)) await collect(match, false, places);
  return searchResult([...found.values()], limit);
}

/** A node that is not there has no text at all. */
const presentOf = (texts: FoundEntry[2]) =>
  texts?.every((text) => text === null) === true ? null : texts;

/** What a word may be: only in names is it looked for with mistakes. */
interface WordMatches {
  readonly names: string;
  readonly quotes: string;
}

async function wordMatches(
  { terms, prefix, near }: WantedWord,
  select: Select,
): Promise<WordMatches> {
  const others = near === null ? [] : await wordsNear(near, select);
  const begins = prefix === null ? [] : [`${quoted(prefix)} *`];
  const anyOf = (words: readonly string[]) =>
    `(${[...new Set(words)].map(quoted).concat(begins).join(' OR ')})`;
  return { names: anyOf([...terms, ...others]), quotes: anyOf(terms) };
}

async function wordsNear(word: string, select: Select): Promise<readonly string[]> {
  const most = mistakesIn(word);
  if (most === 0) return [];
  const grams = trigramsOf(word);
  const { rows } = await select(NEAR, [grams, sharedTrigrams(word, most)]);
  return (rows as unknown as readonly [string][])
    .map(([other]) => ({ other, edits: editsBetween(word, other, most) }))
    .filter(({ edits }) => edits <= most)
    .sort((a, b) => a.edits - b.edits || (a.other < b.other ? -1 : 1))
    .slice(0, MOST_NEAR)
    .map(({ other }) => other);
}

type Places = readonly [from: bigint, to: bigint];

const QUOTES = placesOf('claim');
const ALL: readonly Places[] = [[0n, QUOTES[0]], QUOTES, [QUOTES[1], 2n ** 62n]];

const isOfQuotes = ([from]: Places) => from === QUOTES[0];

/** Ranges of places, in their order. */
function rangesOf({ prefixes }: SearchPlan): readonly Places[] {
  if (prefixes === null) return ALL;
  return prefixes.map(placesOf).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** One statement for neighbouring ranges in which the same is looked for. */
function together(ranges: readonly Places[], matchIn: (range: Places) => string) {
  const parts: { match: string; places: Places }[] = [];
  for (const [from, to] of ranges) {
    const match = matchIn([from, to]);
    const last = parts.at(-1);
    if (last?.match === match && last.places[1] === from) last.places = [last.places[0], to];
    else parts.push({ match, places: [from, to] });
  }
  return parts;
}

const quoted = (term: string) => `"${term}"`;
