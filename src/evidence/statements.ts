import type { ClaimRecord, Statement } from './records.ts';

/** A predicate in camel case is the name of a property; types and statement predicates are in capitals. */
export function isPropertyName(predicate: string): boolean {
  return /^[a-z]/.test(predicate);
}

/** A statement with the claim that makes it. */
export interface MadeStatement extends Statement {
  readonly claim: ClaimRecord;
}

/**
 * The property values that a standing claim gives: those it states, and those of the property propositions that it supports
 * or reports. None when it disputes or withholds, or was retracted.
 */
export function statementsOf(claim: ClaimRecord): readonly MadeStatement[] {
  if (claim.retractedAt !== null || (claim.stance !== 'SUPPORTS' && claim.stance !== 'REPORTS'))
    return [];
  const stated = claim.states.map((statement) => ({ ...statement, claim }));
  const said = claim.on
    .map(({ proposition }) => proposition)
    .filter(({ predicate }) => isPropertyName(predicate))
    .map(({ subject, predicate, value }) => ({
      entity: subject,
      property: predicate,
      value,
      claim,
    }));
  return [...stated, ...said];
}

/** Statements by `entity property`. */
export function groupStatements(
  claims: readonly ClaimRecord[],
): ReadonlyMap<string, readonly MadeStatement[]> {
  const groups = new Map<string, MadeStatement[]>();
  for (const statement of claims.flatMap(statementsOf)) {
    const key = statementKey(statement.entity, statement.property);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [statement]);
    else group.push(statement);
  }
  return groups;
}

export function statementKey(entity: string, property: string): string {
  return `${entity} ${property}`;
}
