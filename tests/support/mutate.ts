import type { Caller } from '#auth/caller.ts';
import type { DumpRow } from '#graph/dump.ts';
import type { GraphStore } from '#graph/store.ts';
import { ask, dataOf, TESTER } from './ask.ts';

/** What each mutation answers beside what all do, and how it may refuse beside ValidationError and WriteConflict. */
const MUTATIONS = {
  ingestSource: { answer: 'source sha256 entities', refusals: ['NotAllowed'] },
  recordClaims: {
    answer: 'claims propositions entities',
    refusals: ['PassageNotFound', 'NotAllowed'],
  },
  retractClaim: { answer: 'claim', refusals: [] },
  upsertEntities: { answer: 'entities claims', refusals: [] },
  mergeEntities: { answer: 'merge entity', refusals: [] },
  splitEntity: { answer: 'entity', refusals: [] },
  assess: { answer: 'assessment', refusals: [] },
  createSnapshot: { answer: 'snapshot namedRevision', refusals: [] },
  redact: { answer: 'ids', refusals: [] },
} as const;

export type MutationName = keyof typeof MUTATIONS;

const PASSAGE = 'path quote nearest { text start end similarity }';
const FIELDS = {
  PassageNotFound: `${PASSAGE} others { ${PASSAGE} }`,
  NotAllowed: 'id',
} as const;

/** A mutation that asks for all that it may answer. */
export function mutationText(name: MutationName): string {
  const { answer, refusals } = MUTATIONS[name];
  const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const others = refusals.map((refusal) => `... on ${refusal} { ${FIELDS[refusal]} }`);
  return `mutation ($input: ${Name}Input!) { ${name}(input: $input) {
    __typename
    ... on WritePayload { revision alreadyRecorded changeCount clientMutationId changes(first: 1000) { kind id sentence } }
    ... on ${Name}Payload { ${answer} }
    ... on Refusal { message }
    ... on ValidationError { problems { path message } }
    ... on WriteConflict { code id }
    ${others.join(' ')}
  } }`;
}

/** What came of a mutation. Only some of the members are there, by its `__typename`. */
export interface Outcome {
  readonly __typename: string;
  readonly revision: number | null;
  readonly alreadyRecorded: boolean;
  readonly changeCount: number;
  readonly clientMutationId: string | null;
  readonly changes: readonly {
    readonly kind: string;
    readonly id: string;
    readonly sentence: string;
  }[];
  readonly message: string;
  readonly problems: readonly { readonly path: readonly string[]; readonly message: string }[];
  readonly claims: readonly string[];
  readonly entities: readonly string[];
  readonly [more: string]: unknown;
}

/** Runs a mutation; fails when the answer has errors. */
export async function mutate(
  store: GraphStore,
  name: MutationName,
  input: Readonly<Record<string, unknown>>,
  caller: Caller = TESTER,
): Promise<Outcome> {
  const result = await ask(store, mutationText(name), { input }, { caller });
  return dataOf(result)[name] as Outcome;
}

/** The same, and fails when it is refused. */
export async function write(...given: Parameters<typeof mutate>): Promise<Outcome> {
  const outcome = await mutate(...given);
  if (outcome.problems !== undefined || !outcome.__typename.endsWith('Payload'))
    throw new Error(JSON.stringify(outcome).slice(0, 1500));
  return outcome;
}

/** `path: message` of each problem; the message of any other refusal. */
export function problemsOf({ problems, message, __typename }: Outcome): readonly string[] {
  if (problems === undefined) return [`${__typename}: ${message}`];
  return problems.map(({ path, message: what }) => `${path.join('.')}: ${what}`);
}

/** Everything in a store, as text: two that are equal hold the same. */
export async function contentOf(store: GraphStore): Promise<string> {
  const rows: DumpRow[] = [];
  for await (const batch of store.dump.rows()) rows.push(...batch);
  return JSON.stringify(rows);
}

export const TEXT =
  'The ministry of Arden called it "completely baseless". Six of its diplomats had left, it said. Arden will give £100 million. It said so twice: it said so.';

/** A source of this text with its publisher, a hash without a text, and two states. */
export async function seedSources(store: GraphStore): Promise<void> {
  await write(store, 'ingestSource', {
    id: 'source:herald-1',
    title: 'Arden denies it',
    text: TEXT,
    publishedOn: '2024-09-30',
    publisher: 'organization:herald',
    entities: [{ id: 'organization:herald', name: 'The Herald', properties: { type: 'MEDIA' } }],
  });
  await write(store, 'ingestSource', {
    id: 'source:unread',
    title: 'Bohemia insists',
    sha256: 'a'.repeat(64),
    publishedOn: '2024-10-02',
  });
  await write(store, 'upsertEntities', {
    source: 'source:unread',
    entities: [
      { id: 'state:aa', name: 'Arden', locator: { row: 1 }, properties: { iso2: 'AA' } },
      { id: 'state:bb', name: 'Bohemia', locator: { row: 2 }, properties: { iso2: 'BB' } },
    ],
  });
}

/** A claim that is good on these sources, but for what the test gives. */
export function claimOf(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    source: 'source:herald-1',
    speaker: 'state:aa',
    stance: 'DISPUTES',
    speechAct: 'DENY',
    attribution: 'DIRECT_QUOTE',
    quote: 'completely baseless',
    on: [{ subject: 'state:aa', predicate: 'ENGAGED_IN', value: 'spying' }],
    ...more,
  };
}
