import type { ClaimRecord, EntityRecord } from '#evidence/records.ts';
import { statementKey } from '#evidence/statements.ts';
import { inputRef } from '#graphql/type-refs.ts';
import type { ClaimInput } from './claim-input.ts';
import { checkReferences, eachReference } from './claim-references.ts';
import { declareMutation } from './declare-mutation.ts';
import { differingClaim } from './differing-claim.ts';
import type { EntityInput } from './entity-input.ts';
import { findKnown, isKnown, type KnownNodes } from './known-nodes.ts';
import { type KnownSource, readKnownSource } from './known-source.ts';
import { linkClaims, withoutRepetition } from './link-claims.ts';
import { passageNotFound } from './passage-not-found.ts';
import { listProblems, type ProblemList } from './problem-list.ts';
import { type MissingPassage, readClaims } from './read-claims.ts';
import { checkRequired, readNewEntities } from './read-entities.ts';
import { notAllowed, validationError } from './refusal.ts';
import type { Intention, Refused, Work, WriteInput } from './run-mutation.ts';
import { checkMost, checkSize, count, MOST_ITEMS } from './sizes.ts';

interface RecordClaimsInput extends WriteInput {
  readonly claims: readonly ClaimInput[];
  readonly entities?: readonly EntityInput[] | null;
}

declareMutation<RecordClaimsInput>({
  name: 'recordClaims',
  description:
    'Records claims, with the entities that are new in them. A claim that is recorded already is left alone; one whose quote is not in the text of its source is refused, and everything with it.',
  role: 'editor',
  input: (t) => ({
    claims: t.field({
      type: [inputRef('ClaimInput')],
      required: true,
      description: `One or more, ${MOST_ITEMS} at most.`,
    }),
    entities: t.field({
      type: [inputRef('EntityInput')],
      description: `Those that may not be there yet, ${MOST_ITEMS} at most. Some claim speaks of each.`,
    }),
  }),
  answer: (t) => ({
    claims: t.idList({ description: 'Ids of the claims, in the order of the input.' }),
    propositions: t.idList({ description: 'Ids of what they are about, each once.' }),
    entities: t.idList({ description: 'Ids of the entities, in the order of the input.' }),
  }),
  refusals: ['PassageNotFound', 'NotAllowed'],
  prepare,
});

async function prepare(input: RecordClaimsInput, work: Work): Promise<Intention | Refused> {
  const list = listProblems();
  const { problems, report } = list;
  checkSize(input.claims, ['claims'], report);
  checkMost(input.entities, ['entities'], report);
  if (problems.length > 0) return { refuse: () => validationError(problems) };
  const entities = readNewEntities(input.entities ?? [], report);
  const ids = new Set(entities.map(({ id }) => id));
  eachReference(input.claims, (id) => ids.add(id));
  const known = await findKnown(work.transaction, ids);
  const sources = sourcesOf(input.claims, known);
  const redacted = [...sources.values()].find(({ isRedacted }) => isRedacted);
  if (redacted !== undefined) return { refuse: () => redactedSource(redacted) };
  const own = new Set(entities.map(({ id }) => id));
  checkReferences(input.claims, (id) => own.has(id) || isKnown(known, id), report);
  const read = readClaims(input.claims, { sources, ids, recordedAt: work.at, report });
  const isClaim = (id: string) => known.nodes.get(id)?.kind === 'Claim';
  const claims = linkClaims(input.claims, read.claims, isClaim, report);
  const fresh = entities.filter(({ id }) => !isKnown(known, id));
  checkEntities(fresh, claims, report);
  const isWhole = problems.length === 0 && read.missing.length === 0;
  const distinct = isWhole ? withoutRepetition(claims, report) : claims;
  if (problems.length > 0 || read.missing.length > 0)
    return { refuse: () => refusalOf(list, read.missing) };
  const differing = await differingClaim(work.transaction, distinct);
  if (differing !== null) return { refuse: () => differing };
  return {
    commands: { entities: fresh, claims: distinct },
    message: `Record ${count(distinct.length, 'claim')} of ${[...sources.keys()].slice(0, 3).join(', ')}`,
    answer: {
      claims: claims.map(({ id }) => id),
      propositions: [
        ...new Set(distinct.flatMap(({ on }) => on.map(({ proposition }) => proposition.id))),
      ],
      entities: entities.map(({ id }) => id),
    },
  };
}

function sourcesOf(
  claims: readonly ClaimInput[],
  { nodes }: KnownNodes,
): ReadonlyMap<string, KnownSource> {
  const ids = new Set(claims.map(({ source }) => source));
  return new Map(
    [...ids].flatMap((id) => {
      const node = nodes.get(id);
      return node?.kind === 'Source' ? [[id, readKnownSource(node)] as const] : [];
    }),
  );
}

/** New entities of which no claim speaks, or that lack what their kind requires. */
function checkEntities(
  entities: readonly EntityRecord[],
  claims: readonly ClaimRecord[],
  report: ProblemList['report'],
): void {
  if (entities.length === 0) return;
  const mentioned = new Set(claims.flatMap(mentionsOf));
  const stated = new Set(
    claims.flatMap(({ states }) => states.map((one) => statementKey(one.entity, one.property))),
  );
  for (const entity of entities) {
    const { id } = entity;
    if (!mentioned.has(id)) report(`No claim of the request speaks of "${id}".`, ['entities']);
    const isStated = (property: string) => stated.has(statementKey(id, property));
    checkRequired(entity, isStated, (message) => report(message, ['entities']));
  }
}

function mentionsOf({ speaker, addressedTo, on, states }: ClaimRecord): readonly (string | null)[] {
  const ends = on.flatMap(({ proposition: { subject, object } }) => [subject, object]);
  return [speaker, ...addressedTo, ...ends, ...states.map(({ entity }) => entity)];
}

function refusalOf({ problems, report }: ProblemList, missing: readonly MissingPassage[]) {
  if (problems.length === 0) return passageNotFound(missing);
  for (const { path } of missing)
    report('The quote does not stand in the text of its source.', path);
  return validationError(problems);
}

function redactedSource({ id }: KnownSource) {
  return notAllowed(id, `the text of ${id} was redacted; nothing more is quoted from it.`);
}
