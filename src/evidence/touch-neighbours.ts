import type { Rows } from './rows.ts';
import { propositionRecord } from './spread.ts';
import type { Work } from './work.ts';

const SIDES = ['SUPPORTED_SIDE', 'DISPUTED_SIDE'];

/**
 * Touches what stands beside what is touched, where the two are held against each other: other ends of what has one, other
 * holders of an office, the answers to an event; and questions that are asked with the name of an entity.
 */
export async function touchNeighbours(work: Work, rows: Rows): Promise<void> {
  for (const id of await inQuestions(work, rows)) work.touched.propositions.add(id);
  for (const id of await besides(work)) work.touched.propositions.add(id);
}

async function besides(work: Work): Promise<readonly string[]> {
  const { relationshipTypes } = work.model;
  const ids = [...work.touched.propositions];
  await work.recorded.load(ids.filter((id) => !work.propositions.has(id)));
  const touched = ids.flatMap((id) => propositionRecord(work, id) ?? []);
  const ends = touched.flatMap(({ subject, object }) => [subject, object ?? subject]);
  await work.sameAs.load(work.transaction, ends);
  const one = touched.filter(({ predicate }) => relationshipTypes.get(predicate)?.many === false);
  const offices = touched.filter(({ predicate }) => predicate === 'HOLDS');
  const events = [...work.touched.entities].filter((id) => id.startsWith('event:'));
  const read = async (
    entities: readonly string[],
    types: readonly string[],
    direction: 'out' | 'in',
  ) => {
    if (entities.length === 0) return [];
    const standing = [...new Set(entities.map((id) => work.sameAs.of(id)))];
    return work.transaction.relationships(standing, { types: [...new Set(types)], direction });
  };
  const subjects = one.map(({ subject }) => subject);
  const predicates = one.map(({ predicate }) => predicate);
  const objects = offices.flatMap(({ object }) => object ?? []);
  const found = [
    ...(await read(subjects, predicates, 'out')),
    ...(await read(objects, ['HOLDS'], 'in')),
    ...(await read(events, ['RESPONDS_TO'], 'out')),
    ...(await read(events, ['RESPONDS_TO'], 'in')),
  ];
  return found.map(({ propositionId }) => propositionId);
}

/** Sides of conflicts about entities that are called otherwise from now on. */
async function inQuestions(work: Work, rows: Rows): Promise<readonly string[]> {
  const renamed = [...work.touched.entities].filter((id) => {
    const [before, after] = [work.recorded.present(id), rows.nodes.get(id)];
    return (
      before !== null &&
      after !== undefined &&
      before.properties['name'] !== after.properties['name']
    );
  });
  const about = await work.recorded.linked(renamed, ['SUBJECT', 'OBJECT'], 'in');
  const conflicts = await work.recorded.linked(farOf(about), SIDES, 'in');
  return farOf(await work.recorded.linked(farOf(conflicts), SIDES, 'out'));
}

const farOf = (links: readonly { readonly far: string }[]) => [
  ...new Set(links.map(({ far }) => far)),
];
