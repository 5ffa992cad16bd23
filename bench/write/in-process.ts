import type { GraphStore } from '#graph/store.ts';
import { DEFAULT_LIMITS } from '#graphql/context.ts';
import { executeOperation } from '#graphql/execute-operation.ts';
import { schema } from '#modules/schema.ts';
import { createPrepareDocument } from '#server/prepare-document.ts';
import type { Chunk } from './shapes.ts';

const prepare = createPrepareDocument({ schema, limits: DEFAULT_LIMITS, introspection: true });

/** Records a chunk as a client's request would, but for HTTP. @throws Error with the refusal. */
export function recordChunk(store: GraphStore, chunk: Chunk): Promise<void> {
  return mutate(store, 'recordClaims', chunk);
}

/** Records a source without a text. */
export function recordSource(store: GraphStore, id: string): Promise<void> {
  return mutate(store, 'ingestSource', {
    id,
    title: 'A table for the benchmark',
    sha256: '0'.repeat(64),
    publishedOn: '2024-09-13',
  });
}

/** Records entities as rows of a source. */
export function recordEntities(
  store: GraphStore,
  source: string,
  entities: readonly object[],
): Promise<void> {
  return mutate(store, 'upsertEntities', { source, entities });
}

async function mutate(store: GraphStore, name: string, input: object): Promise<void> {
  const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const prepared = prepare(`mutation ($input: ${Name}Input!) {
    answer: ${name}(input: $input) {
      __typename
      ... on WritePayload { revision changeCount }
      ... on Refusal { message }
      ... on ValidationError { problems { path message } }
    }
  }`);
  if ('errors' in prepared) throw prepared.errors[0];
  const { data, errors } = await executeOperation({
    schema,
    document: prepared.document,
    variableValues: { input },
    contextValue: {
      caller: { actor: 'bench', role: 'EDITOR' },
      store,
      limits: DEFAULT_LIMITS,
      version: 'bench',
    },
  });
  if (errors?.[0] !== undefined) throw errors[0].originalError ?? errors[0];
  const answer = data?.['answer'] as { readonly revision?: number | null };
  if (typeof answer?.revision === 'number') return;
  throw new Error(`${name} recorded nothing: ${JSON.stringify(answer).slice(0, 1500)}`);
}
