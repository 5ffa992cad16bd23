import type { Caller } from '#auth/caller.ts';
import type { GraphStore } from '#graph/store.ts';
import { ask, dataOf } from './ask.ts';

const CREATE = `mutation ($input: CreatePermalinkInput!) { createPermalink(input: $input) {
  __typename
  ... on WritePayload { revision alreadyRecorded changeCount clientMutationId changes { id } }
  ... on CreatePermalinkPayload { permalinkId permalink pinnedRevision operation }
  ... on Refusal { message }
  ... on ValidationError { problems { path message } }
  ... on NotAllowed { id }
} }`;

/** What came of making a link. Only some of the members are there, by its `__typename`. */
export interface Link {
  readonly __typename: string;
  /** Of what is refused. */
  readonly id: string;
  readonly permalinkId: string;
  readonly permalink: string;
  readonly pinnedRevision: number;
  readonly operation: string;
  readonly alreadyRecorded: boolean;
  readonly message: string;
  readonly problems: readonly { readonly path: readonly string[]; readonly message: string }[];
}

/** Asks for a link; it may be refused. */
export async function createPermalink(
  store: GraphStore,
  input: Readonly<Record<string, unknown>>,
  caller?: Caller,
): Promise<Link> {
  const options = caller === undefined ? {} : { caller };
  return dataOf(await ask(store, CREATE, { input }, options))['createPermalink'] as Link;
}
