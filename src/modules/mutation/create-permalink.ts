import { PERMALINK_PATH } from '#graphql/permalink.ts';
import { type Asked, declareField } from './declare-field.ts';
import type { Payload } from './payload-type.ts';
import type { PermalinkInput } from './permalink-input.ts';
import { checkTexts, listProblems } from './problem-list.ts';
import { readPermalink } from './read-permalink.ts';
import { notAllowed, type Refusal, validationError } from './refusal.ts';

interface CreatePermalinkInput extends PermalinkInput {
  readonly clientMutationId?: string | null;
}

declareField<CreatePermalinkInput>({
  name: 'createPermalink',
  description:
    'Makes a short link to a query that can be cited: with its variables, and pinned to a revision, it gives the same answer for ever. The same again has the same link. It writes no revision.',
  payload: 'A link that can be cited.',
  role: 'editor',
  input: (t) => ({
    query: t.string({
      required: true,
      description:
        'A document with a query. Its fields of the graph stand under asOf(revision:) behind the link; node, nodes, meta and revisions cannot be pinned.',
    }),
    operationName: t.string({
      description: 'Which one, when the document has several operations.',
    }),
    variables: t.field({
      type: 'JSON',
      description: 'Values of its variables: an object by their names.',
    }),
    revision: t.int({ description: 'What it is pinned to. Left out: the last revision.' }),
    clientMutationId: t.string({ description: 'A name of yours for this request; it comes back.' }),
  }),
  answer: (t) => ({
    permalinkId: t.id({ description: 'Id of the link, made of what stands behind it.' }),
    permalink: t.string({ description: 'The relative URL: `/p/` and the id.' }),
    pinnedRevision: t.int({ description: 'The revision that it is pinned to.' }),
    operation: t.string({
      description:
        'SHA-256 of the operation as it was sent, printed without the others of its document. Who removes the operation of this hash purges the link.',
    }),
  }),
  refusals: ['ValidationError', 'NotAllowed'],
  resolve: createPermalink,
});

async function createPermalink(
  input: CreatePermalinkInput,
  { context, schema, payloadName }: Asked,
): Promise<Payload | Refusal> {
  const { problems, report } = listProblems();
  checkTexts(input, report);
  const content =
    problems.length > 0 ? null : await readPermalink(input, { context, schema }, report);
  if (content === null) return validationError(problems);
  const { store, caller } = context;
  const known = await store.permalinks.find(content.id);
  const kept =
    known ??
    (await store.permalinks.add({
      ...content,
      createdBy: caller.actor as string,
      createdAt: new Date().toISOString(),
      purgedAt: null,
    }));
  const { id, revision, operation } = kept;
  if (kept.purgedAt !== null)
    return notAllowed(id, `the permalink ${id} was purged, and is not made again.`);
  if (kept.document !== content.document || kept.variables !== content.variables)
    throw new Error(`Two permalinks have the id ${id}.`);
  const answer = {
    permalinkId: id,
    permalink: `${PERMALINK_PATH}${id}`,
    pinnedRevision: revision,
    operation,
  };
  return {
    ...answer,
    __typename: payloadName,
    clientMutationId: input.clientMutationId ?? null,
    revision: null,
    alreadyRecorded: known !== null,
    changeCount: 0,
    effect: null,
  } satisfies Payload;
}
