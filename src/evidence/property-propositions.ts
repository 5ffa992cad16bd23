import type { JsonValue } from '#graph/encode.ts';
import { propositionId } from './identity.ts';
import type { Assertion, ClaimRecord } from './records.ts';
import { groupStatements, isPropertyName, type MadeStatement, statementKey } from './statements.ts';

/**
 * Claims with the property propositions that their statements call for. A property gets propositions when a second claim
 * states it, or when some claim is on one already: a denied figure then stands beside those who give it. Each item of a
 * list is a proposition of its own. The ids of the claims stay as they were first recorded.
 *
 * @see DESIGN.md §3, Evidence.
 */
export function addPropertyPropositions(claims: readonly ClaimRecord[]): readonly ClaimRecord[] {
  const added = new Map<string, Assertion[]>();
  const propositions = claims.flatMap(({ on }) => on.map(({ proposition }) => proposition));
  const named = new Set(
    propositions
      .filter(({ predicate }) => isPropertyName(predicate))
      .map(({ subject, predicate }) => statementKey(subject, predicate)),
  );
  for (const [key, statements] of groupStatements(claims)) {
    if (!named.has(key) && new Set(statements.map(({ claim }) => claim.id)).size < 2) continue;
    for (const statement of statements) {
      const assertions = itemsOf(statement.value).map((item) => assertionOf(statement, item));
      added.set(statement.claim.id, [...(added.get(statement.claim.id) ?? []), ...assertions]);
    }
  }
  return claims.map((claim) => {
    const missing = new Map(
      (added.get(claim.id) ?? []).map((assertion) => [assertion.proposition.id, assertion]),
    );
    for (const { proposition } of claim.on) missing.delete(proposition.id);
    return missing.size === 0 ? claim : { ...claim, on: [...claim.on, ...missing.values()] };
  });
}

function assertionOf({ entity, property }: MadeStatement, value: JsonValue): Assertion {
  const id = propositionId(entity, property, { value });
  return {
    proposition: {
      id,
      subject: entity,
      predicate: property,
      object: null,
      value,
      discriminator: '',
    },
    properties: {},
  };
}

/** The items of a list, or the one value. */
export function itemsOf(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value as JsonValue];
}
