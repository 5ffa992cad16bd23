import { canonicalJson } from '#evidence/canonical-json.ts';
import { encodeProperties } from '#graph/encode.ts';
import { permalinkId } from '#graph/permalink-id.ts';
import type { StoredPermalink } from '#graph/permalink-store.ts';
import type { GraphStore } from '#graph/store.ts';
import type { WritePlan } from '#graph/write-plan.ts';
import { graphModel } from '#modules/graph-model.ts';
import { claim, entity, link, node, relationship } from './rows.ts';
import { WORLD } from './world.ts';

// The world of `world.ts` with a past: whatever a store can keep is in it.

const plan = (day: string, more: Partial<WritePlan>): WritePlan => ({
  actor: 'history',
  message: `What was written on ${day}`,
  at: `${day}T12:00:00.000Z`,
  nodes: [],
  relationships: [],
  ...more,
});

const STRANGE = [
  '',
  ' ',
  '\u2028 \u2029',
  '"\\\n\r\t\u0001',
  'a\u0301 \u{10ffff} \uffff',
  '~',
  '😀',
];

const rowOf = (id: string) => {
  const kind = graphModel.kinds.get('State');
  return encodeProperties(kind?.properties ?? {}, { name: id, existence: 'ALLEGED' });
};

export const HISTORY: readonly WritePlan[] = [
  WORLD,
  plan('2024-10-02', {
    nodes: [
      {
        ...entity('state:aa', 'New Arden', { iso2: 'AA', iso3: 'AAA', aliases: STRANGE }),
        publishedFrom: '2024-09-20',
        earlier: [
          { publishedFrom: '', properties: rowOf('Oldest Arden') },
          { publishedFrom: '2024-09-13', properties: rowOf('Older Arden') },
        ],
        record: JSON.stringify({ id: 'state:aa', kind: 'State', identity: { name: STRANGE[3] } }),
      },
      {
        ...claim('claim:late', 'SUPPORTS', 'Words of somebody 😀', { saidOn: '2024-09-10' }),
        record: '{"id":"claim:late","retractedAt":null,"properties":{"quote":"Words"}}',
      },
      ...STRANGE.map((text, index) =>
        entity(`thing:strange-${index}`, `${text}!`, { schema: 'X', properties: { text } }),
      ),
    ],
    relationships: [
      {
        ...relationship('state:aa', 'BORDERS', 'state:bb', { support: 4, publishedOn: '2024-09' }),
        publishedFrom: '2024-09-20',
        earlier: [
          {
            publishedFrom: '',
            properties: relationship('state:aa', 'BORDERS', 'state:bb').properties,
          },
        ],
      },
      link('claim:late', 'IN', 'source:herald-1'),
    ],
    mutation: { clientMutationId: 'first "one"', hash: 'ab', answer: '{"ok":true}' },
  }),
  plan('2024-10-03', {
    nodes: [entity('state:aa', 'Arden of today', { iso2: 'AA' }), entity('state:bb', 'Bohemia')],
    relationships: [relationship('state:aa', 'BORDERS', 'state:bb', { support: 5 })],
    removed: {
      nodes: ['state:x-empty'],
      relationships: [relationship('person:ada', 'CITIZEN_OF', 'state:aa')],
    },
  }),
  plan('2024-10-04', {
    nodes: [
      entity('state:x-empty', 'Back again'),
      node('source:herald-1', { title: 'Arden denies it', language: 'fr', sha256: 'bb' }),
    ],
    redactions: [
      {
        id: 'claim:late',
        blanked: ['quote', 'quoteFold'],
        properties: {},
        record: '{"id":"claim:late"}',
      },
    ],
    mutation: { clientMutationId: 'second', hash: 'cd', answer: '{}' },
  }),
  plan('2024-10-05', {}),
];

/** Links into that past, in the order of creation: one that stands, and one that was purged. */
export const LINKS: readonly StoredPermalink[] = [
  permalinkOf('query Names($first: Int) { asOf(revision: 2) { states(first: $first) { name } } }', {
    first: 3,
  }),
  {
    ...permalinkOf('{ asOf(revision: 2) { states { id } } }', {}),
    document: '',
    createdAt: '2024-10-03T13:00:00.000Z',
    purgedAt: '2024-10-04T13:00:00.000Z',
  },
];

function permalinkOf(document: string, values: Readonly<Record<string, number>>): StoredPermalink {
  const [variables, revision] = [JSON.stringify(values), 2];
  return {
    id: permalinkId(canonicalJson([document, variables, revision])),
    operation: 'ab'.repeat(32),
    document,
    variables,
    revision,
    createdBy: 'analyst',
    createdAt: '2024-10-02T13:00:00.000Z',
    purgedAt: null,
  };
}

export async function writeLinks(store: GraphStore): Promise<void> {
  for (const link of LINKS) await store.permalinks.add(link);
}

/** With its links. */
export async function writeHistory(store: GraphStore): Promise<void> {
  for (const written of HISTORY) await store.write(written);
  await writeLinks(store);
}
