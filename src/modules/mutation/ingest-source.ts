import { recordFromJson } from '#evidence/record-json.ts';
import type { EntityRecord, SourceRecord } from '#evidence/records.ts';
import { prefixOf } from '#graph/node-kind.ts';
import type { PresentNode } from '#graph/transaction.ts';
import { inputRef } from '#graphql/type-refs.ts';
import { declareMutation } from './declare-mutation.ts';
import type { EntityInput } from './entity-input.ts';
import { findKnown, isKnown, type KnownNodes } from './known-nodes.ts';
import { listProblems, type ProblemList } from './problem-list.ts';
import { checkRequired, readNewEntities } from './read-entities.ts';
import { notAllowed, type Refusal, validationError, writeConflict } from './refusal.ts';
import type { Intention, Refused, Work, WriteInput } from './run-mutation.ts';
import { checkMost } from './sizes.ts';
import { readSourceInput, type SourceInput } from './source-input.ts';

interface IngestSourceInput extends WriteInput, SourceInput {
  readonly entities?: readonly EntityInput[] | null;
}

declareMutation<IngestSourceInput>({
  name: 'ingestSource',
  description:
    'Records one version of a text or table, for claims to stand in. The same text again is left alone; another text under the same id is a conflict: it is another version, which supersedes the first.',
  role: 'editor',
  input: (t) => ({
    id: t.id({
      description:
        '`source:` and a slug. Left out: made of the title and the hash, so that the same text has the same id.',
    }),
    title: t.string({ required: true, description: 'Its title.' }),
    url: t.string({ description: 'Where it was published.' }),
    language: t.string({ description: 'BCP 47 tag.' }),
    publishedOn: t.field({ type: 'EDTF', description: 'When it was published.' }),
    publishedOnBasis: t.string({ description: 'How that date is known.' }),
    retrievedAt: t.field({ type: 'DateTime', description: 'When it was fetched.' }),
    publisher: t.id({ description: 'The organization that published it.' }),
    supersedes: t.id({ description: 'The earlier version that this one replaces.' }),
    licence: t.string({ description: 'What may be done with the text.' }),
    text: t.string({
      description:
        'The whole text, where you may keep it: quotes are held against it. It is shown to nobody.',
    }),
    sha256: t.string({
      description:
        'Of the UTF-8 text, hexadecimal, where the text itself may not be kept. With the text, it is checked.',
    }),
    entities: t.field({
      type: [inputRef('EntityInput')],
      description: 'The publisher, where it may not be there yet.',
    }),
  }),
  answer: (t) => ({
    source: t.id({ description: 'Id of the source.' }),
    sha256: t.string({
      nullable: true,
      description: 'Of the text; null where neither text nor hash was given.',
    }),
    entities: t.idList({ description: 'Ids of the entities, in the order of the input.' }),
  }),
  refusals: ['NotAllowed'],
  prepare,
});

async function prepare(
  input: IngestSourceInput,
  { transaction }: Work,
): Promise<Intention | Refused> {
  const { problems, report } = listProblems();
  checkMost(input.entities, ['entities'], report);
  if (problems.length > 0) return { refuse: () => validationError(problems) };
  const source = readSourceInput(input, report);
  const entities = readNewEntities(input.entities ?? [], report);
  const { id, publisher, supersedes, properties } = source;
  const ids = [id, publisher, supersedes, ...entities.map((entity) => entity.id)];
  const known = await findKnown(
    transaction,
    ids.filter((each) => each !== null),
  );
  const fresh = entities.filter((entity) => !isKnown(known, entity.id));
  checkEnds(source, entities, known, report);
  for (const entity of fresh) {
    if (entity.id !== publisher)
      report(`"${entity.id}" is not the publisher; give it with a claim.`, ['entities']);
    checkRequired(
      entity,
      () => false,
      (message) => report(message, ['entities']),
    );
  }
  if (problems.length > 0) return { refuse: () => validationError(problems) };
  const stored = known.nodes.get(id);
  const refusal = stored === undefined ? null : differenceOf(source, stored);
  if (refusal !== null) return { refuse: () => refusal };
  return {
    // What is recorded of a source stays, and nothing else is new then.
    commands: stored === undefined ? { sources: [source], entities: fresh } : {},
    message: `Ingest ${properties['title']}`,
    answer: {
      source: id,
      sha256: properties['sha256'] as string | null,
      entities: entities.map((entity) => entity.id),
    },
  };
}

function checkEnds(
  { publisher, supersedes }: SourceRecord,
  entities: readonly EntityRecord[],
  known: KnownNodes,
  report: ProblemList['report'],
): void {
  if (publisher !== null) {
    const isThere = isKnown(known, publisher) || entities.some(({ id }) => id === publisher);
    if (prefixOf(publisher) !== 'organization' || !isThere)
      report(`There is no organization "${publisher}". Give it in entities if it is new.`, [
        'publisher',
      ]);
  }
  if (supersedes !== null && known.nodes.get(supersedes)?.kind !== 'Source')
    report(`There is no source "${supersedes}".`, ['supersedes']);
}

/** Why a source cannot be recorded under an id that is taken; null: it is the same one. */
function differenceOf(
  source: SourceRecord,
  { id, properties, record }: PresentNode,
): Refusal | null {
  const { text } = source;
  if (properties['redactedAt'] !== undefined && text !== null)
    return notAllowed(id, `the text of ${id} was redacted, and is not taken in again.`);
  const before = (properties['sha256'] as string | undefined) ?? null;
  if (before !== source.properties['sha256']) {
    const stored = before === null ? 'without a hash' : `with the SHA-256 ${before}`;
    return writeConflict(
      'SOURCE_DIFFERS',
      id,
      `${id} is recorded ${stored}. Give another version another id, and say that it supersedes this one.`,
    );
  }
  const hasText = record !== null && recordFromJson<SourceRecord>(record).text;
  if (text === null || hasText) return null;
  const message = `${id} is recorded without its text, and stays so: give the text under another id.`;
  return writeConflict('SOURCE_DIFFERS', id, message);
}
