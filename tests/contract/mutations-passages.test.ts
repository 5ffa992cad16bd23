import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { ask, dataOf } from '#tests/support/ask.ts';
import { claimOf, contentOf, mutate, seedSources, TEXT, write } from '#tests/support/mutate.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';

describeEachStore('words of a source', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
    await seedSources(store);
  });
  afterAll(() => opened.close());

  const record = (...claims: readonly object[]) => mutate(store, 'recordClaims', { claims });
  const read = async (operation: string) => dataOf(await ask(store, operation));

  it('that do not stand in it are refused, with the nearest that do', async () => {
    const before = await contentOf(store);
    const outcome = await record(
      claimOf(),
      claimOf({ quote: 'Six of the diplomats had lefft' }),
      claimOf({ quote: 'it said so.', locator: { start: 120 } }),
      claimOf({ quote: 'qqq www eee rrr ttt' }),
    );
    expect(outcome).toMatchObject({
      __typename: 'PassageNotFound',
      message:
        'Nothing was written: the quote does not stand in the text of its source, or not at its place. The nearest is "Six of its diplomats had left".',
      path: ['claims', '1', 'quote'],
      quote: 'Six of the diplomats had lefft',
      nearest: { text: 'Six of its diplomats had left', start: 55, end: 84 },
      others: [
        { path: ['claims', '2', 'quote'], nearest: { text: 'it said so.', similarity: 1 } },
        { path: ['claims', '3', 'quote'], nearest: null },
      ],
    });
    expect(TEXT.slice(55, 84)).toBe('Six of its diplomats had left');
    expect(await contentOf(store)).toBe(before);
  });

  it('are one problem among others where there are others', async () => {
    const outcome = await record(
      claimOf({ quote: 'Six of the diplomats had lefft' }),
      claimOf({ on: [] }),
    );
    expect(outcome.problems).toEqual([
      { path: ['claims', '1', 'on'], message: 'A claim is on one proposition or more.' },
      {
        path: ['claims', '0', 'quote'],
        message: 'The quote does not stand in the text of its source.',
      },
    ]);
  });

  it('that are recorded with other dates are a conflict, not lost', async () => {
    const [claim] = (await write(store, 'recordClaims', { claims: [claimOf()] })).claims;
    const outcome = await record(claimOf({ valid: { from: '2024-09' }, hedge: 'it seems' }));
    expect(outcome).toMatchObject({
      __typename: 'WriteConflict',
      code: 'CLAIM_DIFFERS',
      id: claim,
      message: `Nothing was written: ${claim} is recorded with another valid, hedge. Retract it if it is wrong.`,
    });
  });

  it('of one text are one source, and another text under its id is a conflict', async () => {
    const again = await write(store, 'ingestSource', {
      id: 'source:herald-1',
      title: 'T',
      text: TEXT,
    });
    expect(again).toMatchObject({ alreadyRecorded: true, revision: null });
    for (const more of [{ text: `${TEXT} ` }, { sha256: 'b'.repeat(64) }, {}])
      expect(
        await mutate(store, 'ingestSource', { id: 'source:herald-1', title: 'T', ...more }),
      ).toMatchObject({
        __typename: 'WriteConflict',
        code: 'SOURCE_DIFFERS',
        id: 'source:herald-1',
      });
    const next = await write(store, 'ingestSource', {
      title: 'Arden denies it',
      text: 'Arden has nothing to add.',
      supersedes: 'source:herald-1',
    });
    expect(await read(`{ source(id: "${next['source']}") { supersedes { id } } }`)).toEqual({
      source: { supersedes: { id: 'source:herald-1' } },
    });
  });

  it('that are redacted are gone from every revision, and do not come back', async () => {
    const { revision } = await store.status();
    const { claims } = await write(store, 'recordClaims', { claims: [claimOf()] });
    const [claim] = claims;
    const redacted = await write(store, 'redact', {
      ids: [claim, 'source:herald-1'],
      reason: 'A court said so.',
    });
    expect(redacted.changes.map(({ kind }) => kind)).toEqual(['REDACTED', 'REDACTED']);
    const shown = `claim(id: "${claim}") { quote locator redactedAt redactionReason }`;
    const gone = {
      quote: null,
      locator: { start: 33, end: 52 },
      redactedAt: expect.any(String),
      redactionReason: 'A court said so.',
    };
    expect(await read(`{ ${shown} asOf(revision: ${revision}) { ${shown} } }`)).toEqual({
      claim: gone,
      asOf: { claim: gone },
    });
    expect(await contentOf(store)).not.toMatch(/completely|baseless/);
    const again = await write(store, 'redact', { ids: [claim, claim], reason: 'Again.' });
    expect(again).toMatchObject({ alreadyRecorded: true, ids: [claim] });
    for (const outcome of [
      await record(claimOf({ quote: 'it said.' })),
      await mutate(store, 'ingestSource', { id: 'source:herald-1', title: 'T', text: TEXT }),
    ])
      expect(outcome).toMatchObject({ __typename: 'NotAllowed', id: 'source:herald-1' });
  });
});
