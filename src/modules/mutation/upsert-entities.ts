import type { ClaimRecord, EntityRecord } from '#evidence/records.ts';
import { inputRef } from '#graphql/type-refs.ts';
import { declareMutation } from './declare-mutation.ts';
import { earlierRecordClaims, withStandingIds } from './earlier-record-claims.ts';
import type { UpsertEntityInput } from './entity-input.ts';
import { findKnown } from './known-nodes.ts';
import { readKnownSource } from './known-source.ts';
import { listProblems } from './problem-list.ts';
import { readUpsert } from './read-upsert.ts';
import { validationError } from './refusal.ts';
import type { Intention, Refused, Work, WriteInput } from './run-mutation.ts';
import { checkSize, count, MOST_ITEMS } from './sizes.ts';

interface UpsertEntitiesInput extends WriteInput {
  readonly source: string;
  readonly entities: readonly UpsertEntityInput[];
}

declareMutation<UpsertEntitiesInput>({
  name: 'upsertEntities',
  description:
    'Records entities as a source describes them. What identifies each is written or renewed; its properties become a claim of the source, which replaces the one that the same row made before.',
  role: 'editor',
  input: (t) => ({
    source: t.id({ required: true, description: 'The source that describes them.' }),
    entities: t.field({
      type: [inputRef('UpsertEntityInput')],
      required: true,
      description: `One or more, ${MOST_ITEMS} at most.`,
    }),
  }),
  answer: (t) => ({
    entities: t.idList({ description: 'Ids of the entities, in the order of the input.' }),
    claims: t.idList({
      description: 'Ids of the claims that state their properties; of entities without any, none.',
    }),
  }),
  prepare,
});

async function prepare(
  { source: sourceId, entities: inputs }: UpsertEntitiesInput,
  { transaction, at }: Work,
): Promise<Intention | Refused> {
  const { problems, report } = listProblems();
  checkSize(inputs, ['entities'], report);
  if (problems.length > 0) return { refuse: () => validationError(problems) };
  const known = await findKnown(transaction, [sourceId, ...inputs.map(({ id }) => id)]);
  const node = known.nodes.get(sourceId);
  if (node?.kind !== 'Source')
    report(`There is no source "${sourceId}". Record it first: ingestSource.`, ['source']);
  const source = node?.kind === 'Source' ? readKnownSource(node) : null;
  const seen = new Set<string>();
  const entities: EntityRecord[] = [];
  const claims: ClaimRecord[] = [];
  for (const [index, input] of inputs.entries()) {
    const reportHere = (message: string, path: readonly (string | number)[] = []) =>
      report(message, ['entities', index, ...path]);
    if (seen.has(input.id)) reportHere('The id is there twice.', ['id']);
    seen.add(input.id);
    const upsert = readUpsert(input, { known, source, recordedAt: at, report: reportHere });
    if (upsert !== undefined) entities.push(upsert.entity);
    if (upsert?.claim) claims.push(upsert.claim);
  }
  if (problems.length > 0) return { refuse: () => validationError(problems) };
  const standing = await withStandingIds(transaction, claims);
  const earlier = await earlierRecordClaims(transaction, standing);
  return {
    commands: {
      entities,
      claims: standing,
      retractions: earlier.map(({ id, by }) => ({ claim: id, reason: `Replaced by ${by}` })),
    },
    message: `Record ${count(entities.length, 'entity').replace(/ys$/, 'ies')} of ${sourceId}`,
    answer: {
      entities: entities.map(({ id }) => id),
      claims: standing.map(({ id }) => id),
    },
  };
}
