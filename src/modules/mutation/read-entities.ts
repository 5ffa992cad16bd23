import type { EntityRecord } from '#evidence/records.ts';
import type { JsonValue } from '#graph/encode.ts';
import { readEntity } from '#ingest/entity-record.ts';
import { type EntityEntry, ID_FORM } from '#ingest/seed-format.ts';
import { ENTITY_PROPERTIES } from '#modules/entity/model.ts';
import { graphModel } from '#modules/graph-model.ts';
import type { EntityInput, ExternalIdInput } from './entity-input.ts';
import { isGiven } from './is-given.ts';
import type { Path, ProblemList } from './problem-list.ts';

const LONGEST_ID = 200;
const SCHEME = /^[a-z0-9]+$/;

/** Entities of an input whose properties are part of what they are, held against the model. What is wrong is reported. */
export function readNewEntities(
  inputs: readonly EntityInput[],
  report: ProblemList['report'],
): readonly EntityRecord[] {
  const seen = new Set<string>();
  return inputs.flatMap((input, index) => {
    const at: Path = ['entities', index];
    const reportHere = (message: string, path: Path = []) => report(message, [...at, ...path]);
    if (seen.has(input.id)) reportHere('The id is there twice.', ['id']);
    seen.add(input.id);
    if (!isNamed(input.name)) reportHere('A new entity needs a name.', ['name']);
    const own = readObject(input.properties, (message) => reportHere(message, ['properties']));
    const record = readIdentity(input, own, reportHere);
    return record === undefined ? [] : [record];
  });
}

/** What identifies an entity, with `own` properties of its kind; undefined when its id is none. */
export function readIdentity(
  input: EntityInput,
  own: Readonly<Record<string, JsonValue>>,
  report: (message: string, path?: Path) => void,
): EntityRecord | undefined {
  const { id, name, aliases, description, externalIds, existence } = input;
  if (!ID_FORM.test(id) || id.length > LONGEST_ID) {
    report('An id is a kind, a colon and a slug, at most 200 characters: person:keir-starmer.', [
      'id',
    ]);
    return undefined;
  }
  checkExternalIds(externalIds ?? [], report);
  for (const [index, alias] of (aliases ?? []).entries())
    if (alias.trim() === '') report('A name has letters in it.', ['aliases', index]);
  const value = {
    ...own,
    id,
    name: name ?? '',
    ...(isGiven(aliases) && { aliases: [...aliases] }),
    ...(isGiven(description) && { description }),
    ...(isGiven(externalIds) && {
      externalIds: Object.fromEntries(externalIds.map((one) => [one.scheme, one.value])),
    }),
    existence: existence ?? 'ATTESTED',
  } as EntityEntry;
  const context = { model: graphModel, entityIds: new Set<string>() };
  const reportAt = (message: string, at: Path = []) =>
    report(message, at.length > 0 && (at[0] as string) in own ? ['properties', ...at] : at);
  return readEntity(context, { id, value, report: reportAt });
}

function checkExternalIds(
  ids: readonly ExternalIdInput[],
  report: (message: string, path: Path) => void,
): void {
  const schemes = new Set<string>();
  for (const [index, { scheme, value }] of ids.entries()) {
    const at = ['externalIds', index];
    if (!SCHEME.test(scheme))
      report('A scheme is lower-case letters and digits.', [...at, 'scheme']);
    if (value.trim() === '') report('An id has letters in it.', [...at, 'value']);
    if (schemes.has(scheme)) report('The scheme is there twice.', [...at, 'scheme']);
    schemes.add(scheme);
  }
}

/** Reports properties that the kind requires and that nobody gives. */
export function checkRequired(
  { id, kind, identity }: EntityRecord,
  isStated: (property: string) => boolean,
  report: (message: string) => void,
): void {
  const properties = graphModel.kinds.get(kind)?.properties ?? {};
  for (const [name, { required }] of Object.entries(properties)) {
    if (required && (identity[name] ?? null) === null && name !== 'name' && !isStated(name))
      report(`"${id}" needs "${name}": give it in properties, or state it in a claim.`);
  }
}

/** Properties that were given as JSON; empty when they are left out, or no object, which is reported. */
export function readObject(
  value: JsonValue | undefined,
  report: (message: string) => void,
): Readonly<Record<string, JsonValue>> {
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    report('It must be an object: the name of each property with its value.');
    return {};
  }
  const own = Object.entries(value).filter(([name]) => {
    const isCommon = name === 'id' || name in ENTITY_PROPERTIES;
    if (isCommon) report(`"${name}" stands beside properties, not in them.`);
    return !isCommon;
  });
  return Object.fromEntries(own);
}

export function isNamed(name: string | null | undefined): name is string {
  return isGiven(name) && name.trim() !== '';
}
