import { propositionId } from '#evidence/identity.ts';
import type { Assertion } from '#evidence/records.ts';
import { isPropertyName } from '#evidence/statements.ts';
import type { JsonValue } from '#graph/encode.ts';
import type { NodeKind } from '#graph/node-kind.ts';
import type { RelationshipType } from '#graph/relationship-type.ts';
import { STATEMENT_PREDICATES } from '#modules/proposition/model.ts';
import { AppError } from '#src/errors.ts';
import { readKindValue, readValue } from './read-value.ts';
import { entityKindOf, type SeedContext } from './seed-context.ts';
import type { PropositionEntry } from './seed-format.ts';

/**
 * A proposition of a claim, held against the predicates of the model: a relationship type takes an object, a property a value,
 * a statement predicate either. The role in an event is also what tells propositions apart. What it refers to in vain is reported.
 *
 * @throws AppError `BAD_USER_INPUT` when the predicate is unknown or does not take such a subject, object or value.
 */
export function readProposition(
  context: SeedContext,
  entry: PropositionEntry,
  report: (message: string) => void,
): Assertion | undefined {
  const { subject, predicate, object } = entry;
  const from = entityKindOf(context, subject, report);
  const to = object === undefined ? undefined : entityKindOf(context, object, report);
  if (from === undefined || (object !== undefined && to === undefined)) return undefined;
  if ((object === undefined) === (entry.value === undefined))
    throw refusal('A proposition has an object or a value, one of the two.');
  const type = context.model.relationshipTypes.get(predicate);
  const value = readSaid({ type, predicate, from, to, value: entry.value });
  const properties = readProperties(type, entry.properties ?? {});
  const role = properties['role'];
  const discriminator = entry.discriminator ?? (typeof role === 'string' ? role : '');
  const id = propositionId(
    subject,
    predicate,
    object === undefined ? { value } : { object },
    discriminator,
  );
  return {
    proposition: { id, subject, predicate, object: object ?? null, value, discriminator },
    properties,
  };
}

/** The checked value; null where the proposition has an object. */
function readSaid(said: {
  readonly type: RelationshipType | undefined;
  readonly predicate: string;
  readonly from: NodeKind;
  readonly to: NodeKind | undefined;
  readonly value: JsonValue | undefined;
}): JsonValue {
  const { type, predicate, from, to, value } = said;
  if (type !== undefined) return checkEnds(type, from, to);
  if (Object.hasOwn(STATEMENT_PREDICATES, predicate)) {
    if (to === undefined && typeof value !== 'string')
      throw refusal(`${predicate} takes an entity or a phrase.`);
    return value ?? null;
  }
  if (!isPropertyName(predicate)) {
    const known = Object.keys(STATEMENT_PREDICATES).join(', ');
    throw refusal(
      `There is no predicate ${predicate}: it must be a relationship type, the name of a property or one of ${known}.`,
    );
  }
  if (value === undefined) throw refusal(`"${predicate}" is a property and takes a value.`);
  return readKindValue(from, predicate, value);
}

function checkEnds(type: RelationshipType, from: NodeKind, to: NodeKind | undefined): null {
  if (to === undefined) throw refusal(`${type.name} is a relationship and takes an object.`);
  const fits = (name: string, kind: NodeKind) => name === kind.name || name === kind.family;
  if (type.between.some(([start, end]) => fits(start, from) && fits(end, to))) return null;
  const pairs = type.between.map(([start, end]) => `${start} to ${end}`).join(', ');
  throw refusal(`${type.name} runs from ${pairs}, not from ${from.name} to ${to.name}.`);
}

function readProperties(
  type: RelationshipType | undefined,
  raw: Readonly<Record<string, JsonValue>>,
) {
  const read = Object.entries(raw).map(([name, value]) => {
    const property = type?.properties[name];
    if (property === undefined || !Object.hasOwn(type?.properties ?? {}, name))
      throw refusal(`${type?.name ?? 'What is no relationship'} has no property "${name}".`);
    return [name, readValue(name, property, value)] as const;
  });
  return Object.fromEntries(read);
}

function refusal(message: string): AppError {
  return new AppError('BAD_USER_INPUT', message);
}
