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

/** Runs one statement that answers as a plan does. */
type Select = (sql: string, parameters: readonly Parameter[]) => Promise<ReadResult>;

const texts = SEARCHED_FIELDS.map(
  (field, index) => `json_extract(n.properties, '$.${field}') AS t${index}`,
);
const cells = SEARCHED_FIELDS.map((field, index) =>
  // A list comes out of JSON as the text of one.
  field === 'aliases' ? `json(t${index})` : `t${index}`,
);

/** The index gives its hits in the order of places, so that reading ends with the limit. */
const HITS = `SELECT json_group_array(json_array(id, json_array(${cells.join(', ')}))) AS rows,
    NULL AS count, NULL AS revision
  FROM (SELECT e.id, ${texts.join(', ')}
    FROM (SELECT rowid AS place FROM searchTerm WHERE searchTerm MATCH @p0 AND rowid >= @p1 AND rowid < @p2 AND alive()
      ORDER BY rowid LIMIT @p3) h
    CROSS JOIN searchEntry e ON e.place = h.place LEFT JOIN node n ON n.id = e.id ORDER BY h.place)`;

const NEAR = `SELECT json_group_array(json_array(word)) AS rows, NULL AS count, NULL AS revision FROM (
    SELECT word FROM searchGram WHERE gram IN (SELECT value FROM json_each(@p0)) AND alive()
    GROUP BY word HAVING count(*) >= @p1)`;

/** The first candidates of a plan. */
export async function searchSqlite(plan: SearchPlan, select: Select): Promise<SearchResult> {
  const { limit } = plan;
  const found = new Map<string, FoundEntry>();
  const collect = async (match: string, isWhole: boolean) => {
    for (const [from, to] of rangesOf(plan)) {
      const wanted = limit - found.size;
      if (wanted <= 0) return;
      // Those that were found already come again.
      const { rows } = await select(HITS, [match, from, to, BigInt(limit)]);
      for (const [id, texts] of rows as unknown as readonly [string, FoundEntry[2]][]) {
        if (!found.has(id) && found.size < limit) found.set(id, [id, isWhole, presentOf(texts)]);
      }
    }
  };
  if (plan.whole !== null) await collect(quoted(plan.whole), true);
  const words: string[] = [];
  for (const word of plan.words) words.push(await wordMatch(word, select));
  await collect(words.join(' AND '), false);
  return searchResult([...found.values()], limit);
}

/** A node that is not there has no text at all. */
const presentOf = (texts: FoundEntry[2]) =>
  texts?.every((text) => text === null) === true ? null : texts;

async function wordMatch({ terms, prefix, near }: WantedWord, select: Select): Promise<string> {
  const others = near === null ? [] : await wordsNear(near, select);
  const either = [...new Set([...terms, ...others])].map(quoted);
  if (prefix !== null) either.push(`${quoted(prefix)} *`);
  return `(${either.join(' OR ')})`;
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

/** Ranges of places, in their order. */
function rangesOf({ prefixes }: SearchPlan): readonly (readonly [bigint, bigint])[] {
  if (prefixes === null) return [[0n, 2n ** 62n]];
  return prefixes.map(placesOf).sort(([a], [b]) => (a < b ? -1 : 1));
}

const quoted = (term: string) => `"${term}"`;
