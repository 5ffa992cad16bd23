import { encodeProperties } from '#graph/encode.ts';
import type { EarlierVersion, NodeWrite, RelationshipWrite, WritePlan } from '#graph/write-plan.ts';
import { graphModel } from '#modules/graph-model.ts';
import { claim, entity, link, proposition, relationship } from '#tests/support/rows.ts';

// A state that changes in every way in which a row can.

const AA = 'state:aa';
const BB = 'state:bb';

const state = (name: string, more: Partial<NodeWrite> = {}): NodeWrite => ({
  ...entity(AA, name, { officialName: `Republic of ${name}` }),
  ...more,
});

const nameOf = (publishedFrom: string, name: string): EarlierVersion => ({
  publishedFrom,
  properties: state(name).properties,
});

const border = (support: number, more: Partial<RelationshipWrite> = {}): RelationshipWrite => ({
  ...relationship(AA, 'BORDERS', BB, { support }),
  ...more,
});

const supportOf = (publishedFrom: string, support: number): EarlierVersion => ({
  publishedFrom,
  properties: encodeProperties(graphModel.relationshipProperties, {
    propositionId: border(1).propositionId,
    support,
    dispute: 0,
    status: 'UNCONTESTED',
    knownFrom: 1,
  }),
});

const said = proposition('proposition:borders-aa-bb', 'BORDERS', 1, 0);
const subject = link(said.id, 'SUBJECT', AA);
const behind = (support: number) => relationship('state:cc', 'BORDERS', AA, { support });
const TENTH = { publishedFrom: '2024-09-10' };

const plans: readonly Partial<WritePlan>[] = [
  // 1: known from the first, published on the tenth.
  {
    nodes: [
      state('Arden', { ...TENTH, record: '{"first":1}' }),
      entity(BB, 'Bohemia'),
      entity('state:cc', 'Ardenne'),
      entity('pledge:p', 'Pledge', { type: 'OTHER', stage: 'ANNOUNCED' }),
      { ...said, ...TENTH },
      claim('claim:border', 'SUPPORTS', 'They share a border.'),
    ],
    relationships: [
      border(1, TENTH),
      { ...behind(9), ...TENTH },
      { ...subject, ...TENTH },
      { ...link('claim:border', 'ON', said.id), ...TENTH },
    ],
  },
  // 2: the same again.
  {
    nodes: [state('Arden', TENTH), entity(BB, 'Bohemia')],
    relationships: [border(1, TENTH)],
  },
  // 3: better known since the twentieth.
  {
    nodes: [
      state('Arden the Third', {
        publishedFrom: '2024-09-20',
        earlier: [nameOf('2024-09-10', 'Arden')],
      }),
      proposition(said.id, 'BORDERS', 2, 0),
    ],
    relationships: [
      border(2, { publishedFrom: '2024-09-20', earlier: [supportOf('2024-09-10', 1)] }),
    ],
  },
  // 4: what was published earlier turns out to have been something else.
  {
    nodes: [
      state('Arden the Third', {
        publishedFrom: '2024-09-20',
        earlier: [nameOf('', 'Old Arden'), nameOf('2024-09-15', 'Newer Arden')],
      }),
    ],
    relationships: [border(4, { publishedFrom: '2024-09-20' })],
  },
  // 5: no border, and then no state.
  {
    removed: {
      nodes: [AA],
      relationships: [border(0), behind(0), subject],
    },
  },
  // 6: both are back.
  {
    nodes: [state('Arden the Sixth')],
    relationships: [border(6), subject],
  },
  // 7: an official name must not be read any more, by nobody.
  {
    redactions: [
      {
        id: AA,
        blanked: ['officialName', 'officialNameFold'],
        properties: { description: 'redacted' },
        record: '{"first":null}',
      },
    ],
  },
];

/** Revisions 1 to 7, one a day from 2 October. */
export const VERSIONS: readonly WritePlan[] = plans.map((plan, index) => ({
  actor: 'test',
  message: `revision ${index + 1}`,
  at: `2024-10-0${index + 2}T00:00:00.000Z`,
  nodes: [],
  relationships: [],
  ...plan,
}));
