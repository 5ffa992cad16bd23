import { encodeProperties, type Stored, type Value } from '#graph/encode.ts';
import { type GraphModel, kindOfId } from '#graph/graph-model.ts';
import type { Origins } from './origins.ts';
import { earliestDay, latestPostingStatus, sortPostingStatuses } from './posting-statuses.ts';
import type { ClaimRecord, EntityRecord } from './records.ts';
import { shownValue } from './shown-value.ts';
import { toValue } from './stated-value.ts';
import { groupStatements, statementKey } from './statements.ts';

/** What an entity shows: what identifies it and, for the rest, the values that its claims show. Null: something required is missing. */
export function projectEntity(
  model: GraphModel,
  entity: EntityRecord,
  claims: readonly ClaimRecord[],
  origins: Origins,
): Stored | null {
  const { properties } = kindOfId(model, entity.id);
  const statements = groupStatements(claims);
  const values: Record<string, Value> = { ...entity.identity };
  for (const [name, property] of Object.entries(properties)) {
    const stated = statements.get(statementKey(entity.id, name));
    const shown = stated === undefined ? undefined : shownValue(property, stated, origins);
    if (shown !== undefined) values[name] = toValue(property, shown);
  }
  if (missingProperty(model, entity.id, values) !== undefined) return null;
  return encodeProperties(
    properties,
    entity.kind === 'Diplomat' ? withPostingStatus(values) : values,
  );
}

/** The name of a property that the kind requires and nothing gives. */
export function missingProperty(
  model: GraphModel,
  id: string,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  return Object.entries(kindOfId(model, id).properties).find(
    ([name, { required }]) => required && (values[name] ?? null) === null,
  )?.[0];
}

/** A posting's statuses in the order of time, and the latest of them. */
function withPostingStatus(
  values: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  const statuses = values['statuses'];
  if (!Array.isArray(statuses)) return values;
  const sorted = sortPostingStatuses(statuses as readonly string[]);
  return {
    ...values,
    statuses: sorted,
    statusesEarliest: sorted.map(earliestDay),
    status: latestPostingStatus(sorted),
  };
}
