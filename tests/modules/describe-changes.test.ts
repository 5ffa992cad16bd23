import { afterAll, beforeAll, expect, it } from 'vitest';
import '#modules/schema.ts';
import type { NodeChange, Revision, VersionProperties } from '#graph/ledger.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { describeChanges } from '#modules/change/describe-changes.ts';
import { claim, entity, link, proposition } from '#tests/support/rows.ts';
import { describeEachStore, type TestStore } from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';

const REVISION: Revision = {
  number: 2,
  at: '2024-10-02T00:00:00.000Z',
  actor: 'ann',
  message: 'a plan',
};

/** Leads from what is new to what is stored, and to what is new. */
const PLAN: WritePlan = {
  ...REVISION,
  nodes: [
    entity('person:new', 'Newcomer'),
    claim('claim:new', 'DISPUTES', 'He does not.'),
    claim('claim:stored-end', 'REPORTS', 'So they say.'),
    proposition('proposition:new', 'SEEKS', 0, 1, { value: 'peace' }),
  ],
  relationships: [
    link('claim:new', 'IN', 'source:herald-1'),
    link('claim:new', 'SPOKEN_BY', 'person:new'),
    link('claim:new', 'ON', 'proposition:new'),
    link('proposition:new', 'SUBJECT', 'state:aa'),
    link('claim:stored-end', 'IN', 'source:herald-1'),
    link('claim:stored-end', 'ON', 'proposition:spying'),
  ],
};

describeEachStore('changes that are not written yet', (open) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await open();
    await opened.store.write(WORLD);
  });
  afterAll(() => opened.close());

  it('are told as they are when they are written', async () => {
    const { store } = opened;
    const changes = PLAN.nodes.map(
      ({ id, kind, properties }): NodeChange => ({
        revision: 2,
        kind,
        id,
        before: null,
        after: properties as VersionProperties,
      }),
    );
    const telling = { store, options: { timeoutMs: 10_000 }, revisions: [REVISION], known: null };
    const planned = await describeChanges(changes, { ...telling, unwritten: PLAN });
    expect(planned.map(({ sentence }) => sentence)).toMatchInlineSnapshot(`
      [
        "Person added: Newcomer",
        "Newcomer denied that Arden seeks peace (The Herald, 2024-09-30)",
        "The Herald reported that Two Ardenites in Bohemia engaged in spying (2024-09-30)",
        "Statement added: Arden seeks peace",
      ]
    `);
    await store.write(PLAN);
    expect(await describeChanges(changes, telling)).toEqual(planned);
  });
});
