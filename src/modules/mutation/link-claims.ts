import { canonicalJson } from '#evidence/canonical-json.ts';
import type { ClaimRecord } from '#evidence/records.ts';
import type { JsonValue } from '#graph/encode.ts';
import type { ClaimInput } from './claim-input.ts';
import type { ProblemList } from './problem-list.ts';

type Linking = 'repliesTo' | 'drawsOn';

/** An id has a colon in it; a key has none. */
const KEY = /^[\w.-]{1,100}$/;

/**
 * Claims with those that they answer and draw on, by ids. `isKnown` says whether there is a claim of an id. Keys and ids that
 * lead nowhere are reported.
 */
export function linkClaims(
  inputs: readonly ClaimInput[],
  claims: readonly ClaimRecord[],
  isKnown: (id: string) => boolean,
  report: ProblemList['report'],
): readonly ClaimRecord[] {
  const byKey = indexKeys(inputs, report);
  const own = new Set(claims.map(({ id }) => id));
  const idOf = (reference: string) =>
    reference.includes(':') ? reference : claims[byKey.get(reference) ?? -1]?.id;
  const problemOf = (reference: string, claim: ClaimRecord) => {
    const id = idOf(reference);
    if (id === undefined) return `No claim of this request has the key "${reference}".`;
    if (id === claim.id) return 'A claim cannot refer to itself.';
    return own.has(id) || isKnown(id) ? null : `There is no claim "${id}".`;
  };
  return claims.map((claim, index) => {
    const idsOf = (name: Linking) => {
      const references = inputs[index]?.[name] ?? [];
      for (const [at, reference] of references.entries()) {
        const problem = problemOf(reference, claim);
        if (problem !== null) report(problem, ['claims', index, name, at]);
      }
      return references.flatMap((reference) => idOf(reference) ?? []);
    };
    return { ...claim, repliesTo: idsOf('repliesTo'), drawsOn: idsOf('drawsOn') };
  });
}

function indexKeys(
  inputs: readonly ClaimInput[],
  report: ProblemList['report'],
): ReadonlyMap<string, number> {
  const byKey = new Map<string, number>();
  for (const [index, { key }] of inputs.entries()) {
    if (key === null || key === undefined) continue;
    if (!KEY.test(key))
      report('A key is 1 to 100 letters, digits, "_", "." or "-".', ['claims', index, 'key']);
    if (byKey.has(key)) report(`The key "${key}" is there twice.`, ['claims', index, 'key']);
    byKey.set(key, index);
  }
  return byKey;
}

/** Each claim once; one that is there twice and says two things is reported. */
export function withoutRepetition(
  claims: readonly ClaimRecord[],
  report: ProblemList['report'],
): readonly ClaimRecord[] {
  const first = new Map<string, number>();
  return claims.filter((claim, index) => {
    const same = first.get(claim.id);
    if (same === undefined) {
      first.set(claim.id, index);
      return true;
    }
    if (textOf(claim) !== textOf(claims[same] as ClaimRecord)) {
      const what = 'same place, speaker, stance, act and propositions';
      report(`It is the same claim as claims.${same} (${what}), but says something else.`, [
        'claims',
        index,
      ]);
    }
    return false;
  });
}

const textOf = (claim: ClaimRecord) => canonicalJson(claim as unknown as JsonValue);
