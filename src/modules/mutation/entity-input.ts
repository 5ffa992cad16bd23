import type { JsonValue } from '#graph/encode.ts';
import { builder } from '#graphql/builder.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { inputRef } from '#graphql/type-refs.ts';
import { EXISTENCES } from '#modules/entity/model.ts';
import type { LocatorInput } from './locate-quote.ts';

export interface ExternalIdInput {
  readonly scheme: string;
  readonly value: string;
}

/** An entity as a client gives it. */
export interface EntityInput {
  readonly id: string;
  readonly name?: string | null;
  readonly aliases?: readonly string[] | null;
  readonly description?: string | null;
  readonly externalIds?: readonly ExternalIdInput[] | null;
  readonly existence?: string | null;
  /** Any JSON: GraphQL does not check that it is an object. */
  readonly properties?: JsonValue;
}

export interface UpsertEntityInput extends EntityInput {
  readonly locator?: LocatorInput | null;
}

builder.inputType(inputRef('ExternalIdInput'), {
  description: 'The id of an entity elsewhere.',
  fields: (t) => ({
    scheme: t.string({
      required: true,
      description: 'Whose id: lower-case letters and digits, `wikidata`.',
    }),
    value: t.string({ required: true, description: 'The id: `Q7747`.' }),
  }),
});

const MONEY =
  '`{"value": "600000000", "currency": "GBP", "asStated": "£600 million", "qualifier": "EXACT"}`';

/** How values are written that have no type of their own in an input. */
export const VALUES = `Dates are EDTF; money is ${MONEY}; \`statuses\` of a diplomat are \`[{"status": "REVOKED", "on": "2024-08"}]\`.`;

/** What every input of an entity has. */
function entityFields(t: Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0]) {
  return {
    id: t.id({
      required: true,
      description: 'The prefix of its kind, a colon, and a slug: `person:keir-starmer`.',
    }),
    name: t.string({ description: 'Its name. A new entity needs one.' }),
    aliases: t.stringList({ description: 'Other names. Left out: as it is.' }),
    description: t.string({ description: 'What it is, in a line.' }),
    externalIds: t.field({
      type: [inputRef('ExternalIdInput')],
      description: 'Its ids elsewhere.',
    }),
    existence: t.field({
      type: enumRef(EXISTENCES),
      description: 'ATTESTED when left out: ALLEGED when only a claim says there is such a thing.',
    }),
  };
}

builder.inputType(inputRef('EntityInput'), {
  description: 'An entity that is not there yet. One that is stays as it is.',
  fields: (t) => ({
    ...entityFields(t),
    properties: t.field({
      type: 'JSON',
      description: `What sort of thing it is: an object of properties of its kind, such as \`{"type": "MINISTRY"}\`. What somebody says of it belongs into a claim. ${VALUES}`,
    }),
  }),
});

builder.inputType(inputRef('UpsertEntityInput'), {
  description: 'An entity as a source describes it.',
  fields: (t) => ({
    ...entityFields(t),
    properties: t.field({
      type: 'JSON',
      description: `An object of properties of its kind, as the source gives them; they are recorded as a claim of the source. ${VALUES}`,
    }),
    locator: t.field({
      type: inputRef('LocatorInput'),
      description: 'Its row or entry in the source; an entry of its id when left out.',
    }),
  }),
});
