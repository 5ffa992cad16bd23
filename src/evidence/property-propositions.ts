import type { JsonValue } from '#graph/encode.ts';
import { propositionId } from './identity.ts';
import type { Assertion, ClaimRecord } from './records.ts';
import { groupStatements, isPropertyName, type MadeStatement, statementKey } from './statements.ts';

/**
 * The property propositions that the statements of claims call for, by claim and then by proposition. A property gets propositions
 * when a second claim states it, or when some claim is on one already: a denied figure then stands beside those who give it. Each
 * item of a list is a proposition of its own. What a claim is on by itself is not repeated.
 *
 * @see DESIGN.md §3, Evidence.
 */
export function propertyPropositions(
  claims: readonly ClaimRecord[],
): ReadonlyMap<string, ReadonlyMap<string, Assertion>> {
  const named = new Set(
    claims
      .flatMap(({ on }) => on.map(({ proposition }) => proposition))
      .filter(({ predicate }) => isPropertyName(predicate))
      .map(({ subject, predicate }) => statementKey(subject, predicate)),
  );
  const added = new Map<string, Map<string, Assertion>>();
  for (const [key, statements] of groupStatements(claims)) {
    if (!named.has(key) && new Set(statements.map(({ claim }) => claim.id)).size < 2) continue;
    for (const statement of statements) add(added, statement);
  }
  return added;
}

function add(added: Map<string, Map<string, Assertion>>, statement: MadeStatement): void {
  const { claim } = statement;
  const own = new Set(claim.on.map(({ proposition }) => proposition.id));
  const assertions = added.get(claim.id) ?? new Map<string, Assertion>();
  for (const item of itemsOf(statement.value)) {
    const assertion = assertionOf(statement, item);
    if (!own.has(assertion.proposition.id)) assertions.set(assertion.proposition.id, assertion);
  }
  if (assertions.size > 0) added.set(claim.id, assertions);
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
