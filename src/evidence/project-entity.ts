import { encodeProperties, type Value } from '#graph/encode.ts';
import { type GraphModel, kindOfId } from '#graph/graph-model.ts';
import type { NodeWrite } from '#graph/write-plan.ts';
import type { Origins } from './origins.ts';
import { latestPostingStatus, sortPostingStatuses } from './posting-statuses.ts';
import type { EntityRecord } from './records.ts';
import { shownValue } from './shown-value.ts';
import { toValue } from './stated-value.ts';
import { type MadeStatement, statementKey } from './statements.ts';

/**
 * An entity with what identifies it and, for the rest, the values that its claims show.
 *
 * @throws AppError `BAD_USER_INPUT` when neither gives a property that the kind requires.
 */
export function projectEntity(
  model: GraphModel,
  entity: EntityRecord,
  statements: ReadonlyMap<string, readonly MadeStatement[]>,
  origins: Origins,
): NodeWrite {
  const kind = kindOfId(model, entity.id);
  const values: Record<string, Value> = { ...entity.identity };
  for (const [name, property] of Object.entries(kind.properties)) {
    const shown = shownValue(
      property,
      statements.get(statementKey(entity.id, name)) ?? [],
      origins,
    );
    if (shown !== undefined) values[name] = toValue(property, shown);
  }
  const whole = kind.name === 'Diplomat' ? withPostingStatus(values) : values;
  return { kind: kind.name, id: entity.id, properties: encodeProperties(kind.properties, whole) };
}

/** A posting's statuses in the order of time, and the latest of them. */
function withPostingStatus(
  values: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  const statuses = values['statuses'];
  if (!Array.isArray(statuses)) return values;
  const sorted = sortPostingStatuses(statuses as readonly string[]);
  return { ...values, statuses: sorted, status: latestPostingStatus(sorted) };
}
