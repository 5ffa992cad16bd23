import { describe, expect, test } from 'vitest';
import type { ClaimRecord, EntityRecord } from '#evidence/records.ts';
import { buildClaim, relates, says } from './build-evidence.ts';
import { planAlone, withWhatIsNamed } from './record.ts';

const POSTING: EntityRecord = {
  id: 'diplomat:some',
  kind: 'Diplomat',
  identity: { name: 'Some diplomats', existence: 'ATTESTED', headcountQualifier: 'EXACT' },
};

async function project(claims: readonly ClaimRecord[], entities: readonly EntityRecord[] = []) {
  const { plan } = await planAlone(withWhatIsNamed(claims, entities));
  return {
    plan,
    between: plan.relationships.filter(({ propositionId }) => propositionId !== ''),
    node: (id: string) => plan.nodes.find((node) => node.id === id),
    links: (type: string) =>
      plan.relationships.filter((relationship) => relationship.type === type),
  };
}

const headcount = (id: string, value: number, parts: Partial<ClaimRecord> = {}) =>
  buildClaim(id, {
    speaker: `state:${id}`,
    on: [says('diplomat:some', 'ENGAGED_IN', 'spying')],
    states: [{ entity: 'diplomat:some', property: 'headcount', value }],
    ...parts,
  });

describe('a relationship between entities', () => {
  test('carries what the claims on its proposition come to', async () => {
    const sent = relates('diplomat:some', 'SENT_BY', 'state:aa');
    const { between } = await project([
      buildClaim('a', {
        speaker: 'state:aa',
        on: [sent],
        valid: { from: null, to: '2024-08', asStated: 'last month' },
      }),
      buildClaim('b', {
        speaker: 'state:bb',
        on: [sent],
        stance: 'DISPUTES',
        publishedOn: '2024-09-01',
      }),
    ]);
    expect(between).toMatchObject([
      {
        type: 'SENT_BY',
        from: 'diplomat:some',
        to: 'state:aa',
        propositionId: sent.proposition.id,
        properties: {
          support: 1,
          dispute: 1,
          status: 'CONTESTED',
          validTo: '2024-08',
          publishedOn: '2024-09-01',
        },
      },
    ]);
  });

  test('is there although everybody denies it, and says so', async () => {
    const { between } = await project([
      buildClaim('a', {
        stance: 'DISPUTES',
        on: [relates('person:ada', 'CITIZEN_OF', 'state:aa')],
      }),
    ]);
    expect(between.map(({ properties }) => properties['status'])).toEqual(['DENIED']);
  });

  test('is not there when all claims on it were retracted, or only decline to say', async () => {
    const { between, node } = await project([
      buildClaim('a', {
        retractedAt: '2024-09-15T00:00:00Z',
        on: [relates('person:ada', 'CITIZEN_OF', 'state:aa')],
      }),
      buildClaim('b', {
        stance: 'WITHHOLDS',
        on: [relates('person:ada', 'CITIZEN_OF', 'state:bb')],
      }),
    ]);
    expect(between).toEqual([]);
    expect(
      node(relates('person:ada', 'CITIZEN_OF', 'state:aa').proposition.id)?.properties['status'],
    ).toBe('RETRACTED');
  });

  test('stands once for each role of one participant', async () => {
    const roles = ['REQUESTER', 'DECIDER'].map((role) =>
      relates('event:talks', 'INVOLVES', 'state:aa', { role }),
    );
    const { between } = await project([buildClaim('a', { on: roles })]);
    expect(between.map(({ properties }) => properties['role'])).toEqual(['REQUESTER', 'DECIDER']);
  });

  test('keeps a headcount that only one of its claims gives', async () => {
    const { between } = await project([
      buildClaim('a', {
        on: [relates('event:talks', 'INVOLVES', 'diplomat:some', { role: 'AFFECTED' })],
      }),
      buildClaim('b', {
        on: [
          relates('event:talks', 'INVOLVES', 'diplomat:some', { role: 'AFFECTED', headcount: 6 }),
        ],
      }),
    ]);
    expect(between.map(({ properties }) => properties['headcount'])).toEqual([6]);
  });

  test('does not come from a statement predicate', async () => {
    const { between } = await project([
      buildClaim('a', { on: [relates('state:aa', 'USES', 'weapon:bow')] }),
    ]);
    expect(between).toEqual([]);
  });
});

describe('a property', () => {
  test('has no proposition while one claim states it', async () => {
    const { plan, node } = await project([headcount('a', 6)], [POSTING]);
    expect(node('diplomat:some')?.properties['headcount']).toBe(6);
    expect(
      plan.nodes
        .filter(({ kind }) => kind === 'Proposition')
        .map(({ properties }) => properties['predicate']),
    ).toEqual(['ENGAGED_IN']);
  });

  test('gets a proposition for each value when a second claim states it', async () => {
    const { plan } = await project(
      [headcount('a', 6), headcount('b', 6), headcount('c', 7)],
      [POSTING],
    );
    const values = plan.nodes
      .filter(({ properties }) => properties['predicate'] === 'headcount')
      .map(({ properties }) => [properties['value'], properties['support'], properties['status']]);
    expect(values).toEqual([
      ['6', 2, 'CORROBORATED'],
      ['7', 1, 'UNCONTESTED'],
    ]);
  });

  test('that one claim states and another denies is contested, and still shown', async () => {
    const denial = buildClaim('d', {
      speaker: 'state:dd',
      stance: 'DISPUTES',
      on: [says('diplomat:some', 'headcount', 6)],
    });
    const { node } = await project([headcount('a', 6), denial], [POSTING]);
    expect(node('diplomat:some')?.properties['headcount']).toBe(6);
    expect(node(says('diplomat:some', 'headcount', 6).proposition.id)?.properties).toMatchObject({
      support: 1,
      dispute: 1,
      status: 'CONTESTED',
    });
  });

  test('that nothing gives although the kind requires it is an error', async () => {
    await expect(project([], [POSTING])).rejects.toThrow('"diplomat:some" needs "headcount"');
  });
});

describe('the links of evidence', () => {
  test('lead from a claim to its source, speaker, addressees, propositions and the claims it answers and echoes', async () => {
    const first = buildClaim('first', { on: [says('state:aa', 'SEEKS', 'peace')] });
    const second = buildClaim('second', {
      speaker: 'person:ada',
      addressedTo: ['state:aa'],
      on: [says('state:aa', 'SEEKS', 'peace')],
      repliesTo: [first.id],
      drawsOn: [first.id],
    });
    const { plan } = await project([first, second]);
    const links = plan.relationships
      .filter(({ from }) => from === second.id)
      .map(({ type, to }) => `${type} ${to}`);
    expect(links.sort()).toEqual([
      'ADDRESSED_TO state:aa',
      'DRAWS_ON claim:first',
      'IN source:gazette',
      `ON ${says('state:aa', 'SEEKS', 'peace').proposition.id}`,
      'REPLIES_TO claim:first',
      'SPOKEN_BY person:ada',
    ]);
    expect(plan.relationships.every(({ propositionId }) => propositionId === '')).toBe(true);
  });

  test('lead from a proposition to its subject and object, and from a source to its publisher', async () => {
    const { links } = await project([
      buildClaim('a', { on: [relates('state:aa', 'USES', 'weapon:bow')] }),
    ]);
    expect(links('SUBJECT').map(({ to }) => to)).toEqual(['state:aa']);
    expect(links('OBJECT').map(({ to }) => to)).toEqual(['weapon:bow']);
    expect(links('PUBLISHED_BY').map(({ to }) => to)).toEqual(['organization:gazette']);
  });
});
