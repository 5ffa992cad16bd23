import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import type { NodeWrite, RelationshipWrite, WritePlan } from '#graph/write-plan.ts';
import { ask, dataOf } from '#tests/support/ask.ts';
import { claim, entity, link, node, relationship } from '#tests/support/rows.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';

function plan(
  nodes: readonly NodeWrite[],
  relationships: readonly RelationshipWrite[] = [],
): WritePlan {
  return { actor: 'test', message: 'a test', at: '2024-10-03T00:00:00.000Z', nodes, relationships };
}

describeEachStore('a write', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
    await store.write(WORLD);
  });
  afterAll(() => opened.close());

  const revisionOf = async () => (await store.status()).revision;
  const read = async (operation: string) => dataOf(await ask(store, operation));

  /** Nothing is written, not even a revision. */
  async function expectRefused(refused: WritePlan, message: string) {
    const before = [await revisionOf(), await contentOf(store)];
    await expect(store.write(refused)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', message });
    expect([await revisionOf(), await contentOf(store)]).toEqual(before);
  }

  const fresh = entity('state:zz', 'Zz', { iso2: 'ZZ' });

  it('of a relationship to a node that is not there is refused whole', () =>
    expectRefused(
      plan([fresh], [relationship('state:zz', 'BORDERS', 'state:yy')]),
      'Nothing was written: a relationship BORDERS ends at a node that is not there.',
    ));

  it('of a relationship from a node that is not there is refused whole', () =>
    expectRefused(
      plan([fresh], [relationship('state:yy', 'BORDERS', 'state:zz')]),
      'Nothing was written: a relationship BORDERS ends at a node that is not there.',
    ));

  it('of an unknown kind is refused whole', () =>
    expectRefused(
      plan([fresh, { kind: 'Planet', id: 'planet:mars', properties: {} }]),
      'Nothing was written: there is no kind "Planet".',
    ));

  it('of an unknown type of relationship is refused whole', () =>
    expectRefused(
      plan([fresh], [{ ...relationship('state:zz', 'BORDERS', 'state:aa'), type: 'LIKES' }]),
      'Nothing was written: there is no type of relationship "LIKES".',
    ));

  it('of a type that carries a fragment of Cypher is refused whole', () =>
    expectRefused(
      plan(
        [fresh],
        [{ ...relationship('state:zz', 'BORDERS', 'state:aa'), type: 'X]->() DELETE n //' }],
      ),
      'Nothing was written: there is no type of relationship "X]->() DELETE n //".',
    ));

  it('of an id that is not of its kind is refused whole', () =>
    expectRefused(
      plan([fresh, { ...entity('state:ww', 'Ww'), id: 'person:ww' }]),
      'Nothing was written: "person:ww" is not the id of a State.',
    ));

  it.each([
    ['that a stored one has', [fresh, entity('state:a2', 'Another Arden', { iso2: 'AA' })]],
    [
      'that another of them has',
      [entity('state:q1', 'One', { iso2: 'QQ' }), entity('state:q2', 'Two', { iso2: 'QQ' })],
    ],
  ])('of a node with a unique value %s is refused whole, and says which', (_whose, nodes) =>
    expectRefused(
      plan(nodes),
      `Nothing was written: another State has the iso2 "${nodes[1]?.properties['iso2']}" already.`,
    ),
  );

  it('of many rows is refused whole when the last one is', () =>
    expectRefused(
      plan(
        Array.from({ length: 5001 }, (_, index) =>
          entity(`thing:n${index}`, 'One', { schema: 'X' }),
        ),
        [link('claim:deny', 'ON', 'proposition:none')],
      ),
      'Nothing was written: a relationship ON ends at a node that is not there.',
    ));

  it('that comes twice leaves the same graph, and another revision', async () => {
    const before = await contentOf(store);
    const revision = await revisionOf();
    expect(await store.write(WORLD)).toBe(revision + 1);
    expect(await revisionOf()).toBe(revision + 1);
    expect(await contentOf(store)).toBe(before);
  });

  it('replaces a node: what is not given is gone', async () => {
    await store.write(
      plan([entity('state:x-old', 'Old', { officialName: 'Oldest', aliases: ['O'] })]),
    );
    await store.write(plan([entity('state:x-old', 'New')]));
    const { state } = await read('{ state(id: "state:x-old") { name officialName aliases } }');
    expect(state).toEqual({ name: 'New', officialName: null, aliases: [] });
  });

  it('replaces a relationship of the same proposition, and adds one of another', async () => {
    const borders = (more: Record<string, string>) =>
      relationship('state:bb', 'BORDERS', 'state:cc', more);
    await store.write(plan([], [borders({ validTo: '2020' })]));
    await store.write(plan([], [borders({ status: 'CONTESTED' })]));
    await store.write(plan([], [borders({ validFrom: '2021' })]));
    const operation =
      '{ state(id: "state:cc") { borders { edges { node { id } relationship { validFrom validTo status } } } } }';
    expect(JSON.stringify(await read(operation))).toMatchInlineSnapshot(
      `"{"state":{"borders":{"edges":[{"node":{"id":"state:aa"},"relationship":{"validFrom":null,"validTo":null,"status":"UNCONTESTED"}},{"node":{"id":"state:bb"},"relationship":{"validFrom":null,"validTo":null,"status":"CONTESTED"}},{"node":{"id":"state:bb"},"relationship":{"validFrom":"2021","validTo":null,"status":"UNCONTESTED"}}]}}}"`,
    );
  });

  it('keeps every value as it was', async () => {
    const texts = [
      '',
      ' ',
      '\'single\' "double" `tick` \\ back\\slash \\u0041',
      '\u{1f469}\u200d\u{1f680} \u{10ffff} \uffff \ue000',
      'שלום \u202eabc\u202c العربية',
      'line\r\nline\ttab\u2028\u0001',
      'a\u0301 \u00e1 \ufb01 İ ß',
      '$p0 @p0 {n} null true 1e3',
      '1',
    ];
    const money = { currency: 'XXX', asStated: texts.join('|'), qualifier: 'EXACT' };
    const amounts = [2n ** 63n - 1n, -(2n ** 63n) + 1n, 2n ** 53n + 1n, 1n, 0n, -1n];
    const long = `${'long '.repeat(40_000)}\u{1f600}`;
    const properties = { deep: [{ a: [null, true, 1.5, -0.1, 1e21, '\u{1f600}', {}] }], '': '' };
    await store.write(
      plan([
        ...texts.map((text, index) =>
          entity(`state:x-t${index}`, text, { aliases: texts, description: long }),
        ),
        ...amounts.map((value, index) =>
          entity(`pledge:m${index}`, 'M', {
            type: 'OTHER',
            stage: 'ANNOUNCED',
            amount: { ...money, value },
          }),
        ),
        entity('thing:deep', 'Deep', { schema: 'X', properties }),
        entity('diplomat:many', 'Many', { headcount: 2 ** 31 - 1, headcountQualifier: 'ABOUT' }),
      ]),
    );
    const data = await read(`{
      states: nodes(ids: [${texts.map((_, index) => `"state:x-t${index}"`)}]) {
        ... on State { name aliases description }
      }
      pledges: nodes(ids: [${amounts.map((_, index) => `"pledge:m${index}"`)}]) {
        ... on Pledge { amount { value asStated } }
      }
      thing(id: "thing:deep") { properties }
      diplomat(id: "diplomat:many") { headcount }
    }`);
    expect(data).toEqual({
      states: texts.map((name) => ({ name, aliases: texts, description: long })),
      pledges: [
        '922337203685477.5807',
        '-922337203685477.5807',
        '900719925474.0993',
        '0.0001',
        '0',
        '-0.0001',
      ].map((value) => ({ amount: { value, asStated: money.asStated } })),
      thing: { properties },
      diplomat: { headcount: 2 ** 31 - 1 },
    });
  });

  it('takes a text of any length where it is not searched, and refuses the same ones elsewhere', async () => {
    const quote = 'q'.repeat(7000);
    await store.write(plan([claim('claim:long', 'SUPPORTS', quote)]));
    expect(await read('{ claim(id: "claim:long") { quote } }')).toEqual({ claim: { quote } });
    const tooLong = () => claim('claim:longer', 'SUPPORTS', 'q'.repeat(100_000));
    expect(tooLong).toThrow(/quote/);
  });

  it('of a text that no engine keeps is refused', async () => {
    for (const broken of ['a\u0000b', 'a\ud800b', '\udc00'])
      await expect(
        (async () =>
          store.write(plan([node('state:x-broken', { name: broken, existence: 'ATTESTED' })])))(),
      ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('beside nineteen others has a number of its own, without a gap', {
    timeout: 30_000,
  }, async () => {
    const first = (await revisionOf()) + 1;
    const numbers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.write(
          plan(
            [entity(`state:x-w${index}`, 'W'), entity('state:x-shared', `By ${index}`)],
            [relationship(`state:x-w${index}`, 'BORDERS', 'state:x-shared')],
          ),
        ),
      ),
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => first + index));
    expect(await revisionOf()).toBe(first + 19);
    const { state } = (await read(
      '{ state(id: "state:x-shared") { name borders { totalCount } } }',
    )) as {
      state: { name: string };
    };
    const last = numbers.indexOf(first + 19);
    expect(state).toEqual({ name: `By ${last}`, borders: { totalCount: 20 } });
  });

  it('of nothing is a revision all the same', async () => {
    const revision = await revisionOf();
    expect(await store.write(plan([]))).toBe(revision + 1);
  });
});

/** How much there is of everything, and what it is called. */
async function contentOf(store: GraphStore): Promise<string> {
  const operation = `{
    entities(first: 100) { totalCount nodes { id name relationshipCounts { type direction kind count } } }
    claims { totalCount nodes { id quote propositions { totalCount } } } propositions { totalCount }
  }`;
  return JSON.stringify(dataOf(await ask(store, operation)));
}
