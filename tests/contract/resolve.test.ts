import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  ask,
  askAll,
  dataOf,
  openSeededWorlds,
  refusalOf,
  type World,
} from '#tests/support/ask.ts';
import { counting } from '#tests/support/counting-store.ts';

const RESOLVE = `query ($mentions: [MentionInput!]!, $first: Int = 3) {
  resolve(mentions: $mentions, first: $first) {
    mention
    candidates { node { id name } score features { feature score detail } }
  }
}`;

interface Resolution {
  readonly mention: string;
  readonly candidates: readonly {
    readonly node: { readonly id: string };
    readonly score: number;
    readonly features: readonly {
      readonly feature: string;
      readonly score: number;
      readonly detail: string;
    }[];
  }[];
}

let worlds: readonly World[];
beforeAll(async () => {
  worlds = await openSeededWorlds();
});
afterAll(async () => {
  for (const { close } of worlds) await close();
});

async function resolve(...mentions: readonly object[]): Promise<readonly Resolution[]> {
  const data = dataOf(await askAll(worlds, RESOLVE, { mentions }));
  return data['resolve'] as readonly Resolution[];
}

it('names of a list are resolved in its order', async () => {
  const found = await resolve(
    { name: 'Зеленский' },
    { name: 'Sir Keir Starmer' },
    { name: 'Nobody Whatsoever' },
    { name: 'PUTIN, Vladimir', kinds: ['Person'] },
    { name: 'Putin', kinds: ['State'] },
  );
  expect(found.map(({ mention }) => mention)[1]).toBe('Sir Keir Starmer');
  expect(found.map(({ candidates }) => candidates[0]?.node.id ?? null)).toEqual([
    'person:volodymyr-zelenskyy',
    'person:keir-starmer',
    null,
    'person:vladimir-putin',
    null,
  ]);
});

it('what else is said moves candidates', async () => {
  const [plain, russian, ukrainian] = await resolve(
    { name: 'President' },
    { name: 'President', state: 'RU' },
    { name: 'President', state: 'Україна' },
  );
  expect(plain?.candidates[0]?.features.map(({ feature }) => feature)).toEqual(['NAME']);
  expect(russian?.candidates[0]).toMatchObject({
    node: { id: 'position:ru-president' },
    features: [{ feature: 'NAME' }, { feature: 'STATE', score: 1 }],
  });
  expect(ukrainian?.candidates[0]?.node.id).toBe('position:ua-president');
  for (const { score } of [...(russian?.candidates ?? []), ...(plain?.candidates ?? [])]) {
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThanOrEqual(1);
  }
});

it('an office and a day are compared with what was held', async () => {
  const office = 'Prime Minister';
  const [then, wrong] = await resolve(
    { name: 'Keir Starmer', office, on: '2024-09-13', state: 'gb' },
    { name: 'Boris Johnson', office, on: '2024-09-13' },
  );
  expect(then?.candidates[0]).toMatchObject({
    node: { id: 'person:keir-starmer' },
    features: [
      { feature: 'NAME', score: 1 },
      { feature: 'STATE', score: 1 },
      { feature: 'OFFICE' },
      { feature: 'DATE', score: 1 },
    ],
  });
  const johnson = wrong?.candidates[0];
  expect(johnson?.node.id).toBe('person:boris-johnson');
  expect(johnson?.features.find(({ feature }) => feature === 'DATE')?.score).toBe(0);
  expect(johnson?.score).toBeLessThan(then?.candidates[0]?.score as number);
});

it('a hundred mentions cost a few statements', async () => {
  const names = ['Boris Johnson', 'Keir Starmer', 'Путин', 'Kiev', 'Nobody'];
  const mentions = Array.from({ length: 100 }, (_, index) => ({ name: names[index % 5] }));
  for (const { store } of worlds) {
    const counted = counting(store);
    dataOf(await ask(counted, RESOLVE, { mentions, first: 1 }));
    expect(counted.searches).toBeLessThanOrEqual(2);
    expect(counted.plans.length).toBeLessThanOrEqual(2);
  }
});

it('what cannot be resolved is refused', async () => {
  const refusal = async (mentions: readonly object[], first = 3) =>
    refusalOf(await askAll(worlds, RESOLVE, { mentions, first }));
  expect(await refusal(Array(101).fill({ name: 'a' }))).toMatch(/100 mentions .* these are 101/);
  expect(await refusal([{ name: 'a' }], 0)).toMatch(/1 to 20 candidates; 0 were asked for/);
  expect(await refusal([{ name: '?!' }])).toMatch(/nothing to look for/);
  expect(await refusal([{ name: 'a', state: '' }])).toMatch(/state of a mention has a word/);
});
