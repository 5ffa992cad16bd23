import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DumpSummary } from '#dump/dump-format.ts';
import { writeDump } from '#dump/write-dump.ts';
import type { GraphStore } from '#graph/store.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { claim, entity, link, node, relationship } from '#tests/support/rows.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';

describeEachStore('the content hash of a graph', (open) => {
  let opened: TestStore;
  let store: GraphStore;
  let day = 0;
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
    await store.write(WORLD);
  });
  afterAll(() => opened.close());

  const write = (more: Partial<WritePlan>) => {
    const at = `2024-11-${String(++day).padStart(2, '0')}T00:00:00.000Z`;
    return store.write({
      actor: `by ${day}`,
      message: 'm',
      at,
      nodes: [],
      relationships: [],
      ...more,
    });
  };

  async function hashes(): Promise<DumpSummary> {
    let summary: DumpSummary | null = null;
    const pieces = writeDump(store.dump.rows(), (whole) => {
      summary = whole;
    });
    for await (const piece of pieces) expect(piece.endsWith('\n')).toBe(true);
    return summary as unknown as DumpSummary;
  }

  const recorded = (day: string, more = {}) => ({
    ...claim('claim:new', 'SUPPORTS', 'New words', { recordedAt: `${day}T00:00:00.000Z`, ...more }),
    record: `{"properties":{"recordedAt":"${day}","quote":"New words"}}`,
  });

  /** Writes a plan, and answers whether the hash of everything and that of the content are others now. */
  async function changedBy(more: Partial<WritePlan>) {
    const before = await hashes();
    await write(more);
    const after = await hashes();
    return [before.hash !== after.hash, before.contentHash !== after.contentHash];
  }

  it('changes with what is said, and is the same again when that is taken back', async () => {
    const { contentHash } = await hashes();
    const added = {
      nodes: [entity('state:new', 'New')],
      relationships: [relationship('state:new', 'BORDERS', 'state:aa')],
    };
    expect(await changedBy(added)).toEqual([true, true]);
    expect(
      await changedBy({ removed: { nodes: ['state:new'], relationships: added.relationships } }),
    ).toEqual([true, true]);
    expect((await hashes()).contentHash).toBe(contentHash);
  });

  it('is the same whoever writes nothing new, and whenever', async () => {
    expect(await changedBy({})).toEqual([true, false]);
    expect(
      await changedBy({
        nodes: WORLD.nodes,
        mutation: { clientMutationId: 'a', hash: 'b', answer: '{}' },
      }),
    ).toEqual([true, false]);
  });

  it('is the same for a claim that is recorded on another day', async () => {
    await write({
      nodes: [recorded('2024-11-01')],
      relationships: [link('claim:new', 'IN', 'source:herald-1')],
    });
    expect(await changedBy({ nodes: [recorded('2024-11-02')] })).toEqual([true, false]);
  });

  it('tells that a claim was retracted, and not when', async () => {
    const retracted = (at: string) => ({ nodes: [recorded('2024-11-02', { retractedAt: at })] });
    expect(await changedBy(retracted('2024-11-10T00:00:00.000Z'))).toEqual([true, true]);
    expect(await changedBy(retracted('2024-11-11T00:00:00.000Z'))).toEqual([true, false]);
  });

  it('changes with a record that is not seen in the node', async () => {
    const state = entity('state:cc', 'C');
    await write({ nodes: [{ ...state, record: '{"identity":{"iso2":"CC"}}' }] });
    const [, isOther] = await changedBy({
      nodes: [{ ...state, record: '{"identity":{"iso2":"CD"}}' }],
    });
    expect(isOther).toBe(true);
    const [, isOtherByOrder] = await changedBy({
      nodes: [{ ...state, record: '{"identity": {"iso2":"CD"}}' }],
    });
    expect(isOtherByOrder).toBe(false);
  });

  it('does not know what was published by which day, nor the names of revisions', async () => {
    const bb = WORLD.nodes.find(({ id }) => id === 'state:bb') ?? entity('state:bb', '');
    const earlier = [{ publishedFrom: '', properties: entity('state:bb', 'Then').properties }];
    const [, isOther] = await changedBy({
      nodes: [{ ...bb, publishedFrom: '2024-09-01', earlier }],
    });
    expect(isOther).toBe(false);
    const at = '2024-11-20T00:00:00.000Z';
    const snapshot = node('snapshot:s', { name: 's', revision: 1, createdAt: at, createdBy: 'a' });
    expect(await changedBy({ nodes: [snapshot] })).toEqual([true, false]);
  });
});
