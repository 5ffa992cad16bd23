import fc from 'fast-check';
import type { EarlierVersion, NodeWrite, RelationshipWrite, WritePlan } from '#graph/write-plan.ts';
import { entity, relationship } from './rows.ts';

// Any history of a few states and the borders between them: they come, change, go and come back.

const IDS = [0, 1, 2, 3, 4].map((index) => `state:r${index}`);
const DAYS = ['', '2024-09-10', '2024-09-15', '2024-09-20', '2024-09-25'];

const step = fc.record({
  writes: fc.array(
    fc.record({
      state: fc.nat(IDS.length - 1),
      name: fc.constantFrom('Arden', 'Arden II', 'Ardenne', 'Bohemia'),
      days: fc.subarray(DAYS, { minLength: 1, maxLength: 3 }),
      hasRecord: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  borders: fc.array(
    fc.record({
      from: fc.nat(IDS.length - 1),
      to: fc.nat(IDS.length - 1),
      support: fc.nat(2),
      days: fc.subarray(DAYS, { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 3 },
  ),
  gone: fc.option(fc.nat(IDS.length - 1), { freq: 2 }),
  goneBorder: fc.option(fc.nat(9), { freq: 2 }),
  redacted: fc.option(fc.nat(IDS.length - 1), { freq: 6 }),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What is there after the plans so far. */
interface Present {
  readonly states: Set<string>;
  readonly borders: Map<string, RelationshipWrite>;
}

/** As many revisions, each of which a store takes; the same for the same seed. */
export function randomHistory(revisions: number, seed: number): readonly WritePlan[] {
  const present: Present = { states: new Set(), borders: new Map() };
  return fc
    .sample(step, { numRuns: revisions, seed })
    .map((each, index) => planOf(present, each, index));
}

function planOf(
  present: Present,
  { writes, borders, gone, goneBorder, redacted }: Step,
  index: number,
): WritePlan {
  const goneId = gone === null ? null : (IDS[gone] as string);
  const removedBorders = [...present.borders.values()].filter(
    ({ from, to }, at) => from === goneId || to === goneId || at === goneBorder,
  );
  for (const border of removedBorders) present.borders.delete(border.propositionId);
  const removedNodes = goneId !== null && present.states.delete(goneId) ? [goneId] : [];
  // A redaction is of what is there before the rest is written.
  const isRedacted = redacted !== null && present.states.has(IDS[redacted] as string);
  const nodes = writes.map(stateOf).filter(({ id }) => id !== goneId);
  for (const { id } of nodes) present.states.add(id);
  const relationships = borders
    .map(borderOf)
    .filter(({ from, to }) => present.states.has(from) && present.states.has(to))
    .filter(({ propositionId }) =>
      removedBorders.every((each) => each.propositionId !== propositionId),
    );
  for (const border of relationships) present.borders.set(border.propositionId, border);
  return {
    actor: 'random',
    message: `random revision ${index + 1}`,
    at: `2024-11-01T00:00:${String(index % 60).padStart(2, '0')}.000Z`,
    nodes,
    relationships,
    removed: { nodes: removedNodes, relationships: removedBorders },
    redactions: isRedacted
      ? [
          {
            id: IDS[redacted] as string,
            blanked: ['officialName', 'officialNameFold'],
            properties: { description: `redacted ${index}` },
            record: '{}',
          },
        ]
      : [],
  };
}

function stateOf({ state, name, days, hasRecord }: Step['writes'][number]): NodeWrite {
  const id = IDS[state] as string;
  const version = (day: string) =>
    entity(id, `${name}${day}`, { officialName: `Official ${name}` }).properties;
  return {
    ...entity(id, name, { officialName: `Official ${name}` }),
    ...publishedOn(days, version),
    ...(hasRecord && { record: JSON.stringify({ id, name }) }),
  };
}

function borderOf({ from, to, support, days }: Step['borders'][number]): RelationshipWrite {
  const row = (more: number) =>
    relationship(IDS[from] as string, 'BORDERS', IDS[to] as string, { support: more });
  return { ...row(support), ...publishedOn(days, (day) => row(support + day.length).properties) };
}

/** The last day is that of the row, the others those of what was there before. */
function publishedOn(
  days: readonly string[],
  version: (day: string) => EarlierVersion['properties'],
) {
  const earlier = days
    .slice(0, -1)
    .map((day) => ({ publishedFrom: day, properties: version(day) }));
  return { publishedFrom: days.at(-1) as string, earlier };
}
