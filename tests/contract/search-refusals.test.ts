import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAll, dataOf, openWorlds, refusalOf, type World } from '#tests/support/ask.ts';

let worlds: readonly World[];
beforeAll(async () => {
  worlds = await openWorlds();
});
afterAll(async () => {
  for (const { close } of worlds) await close();
});

const search = (text: string, more = '') =>
  askAll(
    worlds,
    `query ($text: String!) { search(text: $text${more}) { nodes { id } pageInfo { endCursor } } }`,
    { text },
  );

describe('a search that cannot be', () => {
  it.each([
    ['', /nothing to look for/],
    ['   ', /nothing to look for/],
    ['?!… "—"', /nothing to look for/],
    ['a'.repeat(201), /200 characters at most; this one has 201/],
    ['a b c d e f g h i j k l m n o p q', /16 words at most; this one has 17/],
  ])('of %j is refused', async (text, reason) => {
    const refusal = refusalOf(await search(text));
    expect(refusal).toMatch(/^BAD_USER_INPUT/);
    expect(refusal).toMatch(reason);
  });

  it('asks for too large a page, or no kind', async () => {
    expect(refusalOf(await search('arden', ', first: 101'))).toMatch(/holds 0 to 100 rows/);
    expect(refusalOf(await search('arden', ', first: -1'))).toMatch(/holds 0 to 100 rows/);
    expect(refusalOf(await search('arden', ', kinds: []'))).toMatch(/No kind is asked for/);
  });

  it('comes with the cursor of another', async () => {
    const { search: found } = dataOf(await search('arden', ', first: 1')) as {
      search: { pageInfo: { endCursor: string } };
    };
    const after = `, after: "${found.pageInfo.endCursor}"`;
    dataOf(await search('arden', after));
    expect(refusalOf(await search('bohemia', after))).toMatch(/^BAD_USER_INPUT/);
    expect(refusalOf(await search('arden', `${after}, kinds: [State]`))).toMatch(/^BAD_USER_INPUT/);
    expect(refusalOf(await search('arden', ', after: "nonsense"'))).toMatch(/not a cursor/);
  });
});

describe('strange texts', () => {
  it.each([
    'arden" OR "bohemia',
    'names:arden AND NOT quote:(x)',
    'arden* ~2 ^5 [a TO b] {x} \\ / && || !',
    "arden'; DROP TABLE node; --",
    '"arden',
    '𝔄𝔯𝔡𝔢𝔫',
    'Ａｒｄｅｎ',
    'ardén',
    'ﬁ ß Æ ʼ ’s',
    '東京 アリス',
    'أردن',
    '🙂 arden',
    '_ __arden',
    'or and not near',
    'OR AND NOT NEAR TO',
  ])('%s is only words', async (text) => {
    dataOf(await search(text));
  });

  it('in other letters find the same', async () => {
    for (const text of ['𝔄𝔯𝔡𝔢𝔫', 'Ａｒｄｅｎ', 'ardén', '🙂 arden', "Arden's", 'Арден']) {
      const { search: found } = dataOf(await search(text, ', first: 1')) as {
        search: { nodes: { id: string }[] };
      };
      expect([text, found.nodes[0]?.id]).toEqual([text, 'state:aa']);
    }
  });
});
