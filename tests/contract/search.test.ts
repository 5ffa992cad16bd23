import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAll, dataOf, openSeededWorlds, type World } from '#tests/support/ask.ts';
import { SEARCHES } from './searches.ts';

interface Hit {
  readonly score: number;
  readonly reason: string;
  readonly why: string;
  readonly node: { readonly id: string; readonly __typename: string };
  readonly highlights: readonly {
    readonly field: string;
    readonly text: string;
    readonly ranges: readonly { readonly start: number; readonly end: number }[];
  }[];
}

const SEARCH = `query ($text: String!, $kinds: [SearchKind!], $first: Int = 10, $after: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after) {
    edges { cursor score reason why node { __typename id } highlights { field text ranges { start end } } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

describe('searches of the seeds', () => {
  let worlds: readonly World[];

  beforeAll(async () => {
    worlds = await openSeededWorlds();
  });
  afterAll(async () => {
    for (const { close } of worlds) await close();
  });

  async function hitsOf(text: string, more: object = {}): Promise<readonly Hit[]> {
    const data = dataOf(await askAll(worlds, SEARCH, { text, ...more }));
    return (data['search'] as { readonly edges: readonly Hit[] }).edges;
  }

  const idsOf = async (text: string, more: object = {}) =>
    (await hitsOf(text, more)).map(({ node }) => node.id);

  it('are at least sixty', () => {
    expect(SEARCHES.length).toBeGreaterThanOrEqual(60);
  });

  it.each(SEARCHES)('%s', async (text, first) => {
    expect((await idsOf(text))[0] ?? null).toBe(first);
  });

  it('rank a name before an alias, all words, a beginning, a spelling, a mistake and a quote', async () => {
    const reasonOf = async (text: string) => (await hitsOf(text))[0];
    expect(await reasonOf('NATO')).toMatchObject({
      score: 1,
      reason: 'EXACT',
      why: 'The name is exactly that.',
    });
    expect(await reasonOf('Britain')).toMatchObject({
      score: 0.95,
      reason: 'EXACT',
      why: 'The alias “Britain” is exactly that.',
    });
    expect(await reasonOf('British diplomats')).toMatchObject({
      reason: 'WORDS',
      why: 'All words are in the name.',
    });
    expect(await reasonOf('stor')).toMatchObject({
      reason: 'PREFIX',
      why: '“Storm” in the name begins with “stor”.',
    });
    expect(await reasonOf('Kiev')).toMatchObject({
      reason: 'SPELLING',
      why: '“Kyiv” in the name is another spelling of “Kiev”.',
    });
    expect(await reasonOf('Jonhson')).toMatchObject({
      reason: 'TYPO',
      why: '“Johnson” in the name is one letter away from “Jonhson”.',
    });
    for (const text of ['Russia', 'Storm Shadow', 'diplomats', 'Kiev']) {
      const scores = (await hitsOf(text, { first: 100 })).map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    }
  });

  it('find quotes, and show where the words stand', async () => {
    const [hit] = (await hitsOf('baseless', { kinds: ['Claim'] })) as [Hit];
    expect(hit).toMatchObject({ reason: 'QUOTE', node: { __typename: 'Claim' } });
    const { field, text, ranges } = hit.highlights[0] as Hit['highlights'][number];
    expect(field).toBe('QUOTE');
    const marked = ranges.map(({ start, end }) => [...text].slice(start, end).join(''));
    expect(marked).toEqual(['baseless']);
  });

  it('give only the kinds that are asked for', async () => {
    const all = await idsOf('Russia', { first: 100 });
    const some = await idsOf('Russia', { first: 100, kinds: ['Claim', 'State'] });
    expect(some).toEqual(all.filter((id) => /^(claim|state):/.test(id)));
    expect(some.length).toBeGreaterThan(1);
  });

  it('count hits by kind', async () => {
    const query = `{ search(text: "Russia", first: 0) { edges { score } facets { kind count approximate } } }`;
    const { search } = dataOf(await askAll(worlds, query)) as {
      search: { edges: []; facets: { kind: string; count: number; approximate: boolean }[] };
    };
    expect(search.edges).toEqual([]);
    const all = await idsOf('Russia', { first: 100 });
    const counts = search.facets.map(({ kind, count }) => [kind, count]);
    for (const [kind, count] of counts) {
      const prefix = `${String(kind).toLowerCase()}:`;
      expect([kind, all.filter((id) => id.startsWith(prefix)).length]).toEqual([kind, count]);
    }
    expect(search.facets.every(({ approximate }) => !approximate)).toBe(true);
    expect(counts.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(all.length);
  });

  it('are read page by page', async () => {
    const all = await idsOf('Russia', { first: 100 });
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 20; page++) {
      const data = dataOf(await askAll(worlds, SEARCH, { text: 'Russia', first: 7, after }));
      const { edges, pageInfo } = data['search'] as {
        edges: readonly Hit[];
        pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
      };
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...edges.map(({ node }) => node.id));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(all);
    expect(seen.length).toBeGreaterThan(14);
  });
});
