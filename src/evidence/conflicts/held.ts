import type { JsonValue } from '#graph/encode.ts';
import type { PlannedProposition } from '../plan-propositions.ts';
import type { ClaimRecord } from '../records.ts';
import type { Held } from './conflict.ts';

export function heldOf({
  proposition,
  voices,
  dated,
  support,
  dispute,
  valid,
}: PlannedProposition): Held {
  const { id, subject, predicate, object, value } = proposition;
  const supporting = voices.filter(
    ({ claim }) => claim.retractedAt === null && claim.stance === 'SUPPORTS',
  );
  const days = dated
    .filter(({ claim }) => claim.retractedAt === null && claim.stance === 'SUPPORTS')
    .map(({ day }) => day)
    .sort();
  const denied = dated
    .filter(({ claim }) => claim.retractedAt === null && claim.stance === 'DISPUTES')
    .map(({ day }) => day)
    .sort();
  return {
    id,
    subject,
    predicate,
    object,
    value,
    support,
    dispute,
    valid,
    supportedFrom: days[0] ?? '',
    supportedUntil: days.at(-1) ?? '',
    disputedFrom: denied[0] ?? '',
    qualifier: qualifierOf(
      supporting.map(({ claim }) => claim),
      subject,
      predicate,
    ),
    given: givenBy(supporting.map(({ properties }) => properties)),
  };
}

/** What supporters state of `headcountQualifier` beside `headcount`. */
function qualifierOf(claims: readonly ClaimRecord[], subject: string, predicate: string): string {
  const name = `${predicate}Qualifier`;
  const stated = claims
    .flatMap(({ states }) => states)
    .find(({ entity, property }) => entity === subject && property === name);
  return typeof stated?.value === 'string' ? stated.value : 'EXACT';
}

function givenBy(
  properties: readonly Readonly<Record<string, JsonValue>>[],
): Readonly<Record<string, readonly JsonValue[]>> {
  const given: Record<string, JsonValue[]> = {};
  for (const each of properties)
    for (const [name, value] of Object.entries(each)) {
      given[name] ??= [];
      given[name].push(value);
    }
  return given;
}
