import type { EntityRecord } from '#evidence/records.ts';
import { toValue } from '#evidence/stated-value.ts';
import type { JsonValue, Value } from '#graph/encode.ts';
import { prefixOf } from '#graph/node-kind.ts';
import type { Entry } from './parse-entries.ts';
import { attempt } from './problem.ts';
import { readKindValue } from './read-value.ts';
import { entityPrefixes, type SeedContext } from './seed-context.ts';
import type { EntityEntry } from './seed-format.ts';

/** An entry of `entities.yaml` held against the model of its kind; undefined when no kind has its prefix. */
export function readEntity(
  context: SeedContext,
  entry: Entry<EntityEntry>,
): EntityRecord | undefined {
  const { id, name, aliases, description, externalIds, existence, ...own } = entry.value;
  const kind = context.model.kindByPrefix.get(prefixOf(id));
  if (kind?.family !== 'Entity') {
    entry.report(
      `"${id}" is of no kind; an id begins with one of ${entityPrefixes(context.model).join(', ')}.`,
      ['id'],
    );
    return undefined;
  }
  const identity: Record<string, Value> = {
    name,
    aliases: aliases ?? null,
    description: description ?? null,
    externalIds: externalIds === undefined ? null : formatExternalIds(externalIds),
    existence,
  };
  for (const [property, raw] of Object.entries(own)) {
    const value = attempt(
      () => readKindValue(kind, property, raw as JsonValue),
      (message) => entry.report(message, [property]),
    );
    const model = kind.properties[property];
    if (value !== undefined && model !== undefined) identity[property] = toValue(model, value);
  }
  return { id, kind: kind.name, identity };
}

function formatExternalIds(ids: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(ids)
    .map(([scheme, value]) => `${scheme}:${value}`)
    .sort();
}
