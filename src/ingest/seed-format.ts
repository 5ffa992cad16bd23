import * as z from 'zod';
import {
  ATTRIBUTIONS,
  CREDIBILITIES,
  RELIABILITIES,
  SPEECH_ACTS,
  STANCES,
} from '#modules/claim/model.ts';
import { EXISTENCES } from '#modules/entity/model.ts';
import { MONEY_QUALIFIERS } from '#modules/pledge/model.ts';

/** Kind, colon, words of lower-case letters and digits: `person:keir-starmer`. */
export const ID_FORM = /^[a-z]+:[a-z0-9]+(-[a-z0-9]+)*$/;

const id = z.string().regex(ID_FORM, 'an id is a kind, a colon and a slug: person:keir-starmer');
const key = z.string().regex(/^[a-z0-9-]+$/, 'a key is a short slug: c01');
const words = z.string().trim().min(1);

/** `source.yaml`: what the source is. */
export const sourceFormat = z.strictObject({
  id,
  title: words,
  language: words.optional(),
  publisher: id.nullish(),
  publishedOn: words.nullish(),
  publishedOnBasis: words.nullish(),
  retrievedAt: z.iso.datetime().nullish(),
  url: z.url().nullish(),
  /** Left out where nobody here has the whole text. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 hexadecimal digits in lower case')
    .optional(),
  licence: words,
  supersedes: id.nullish(),
});

/** An entry of `entities.yaml`. What is not named here is a property of the kind. */
export const entityFormat = z.looseObject({
  id,
  name: words,
  aliases: z.array(words).optional(),
  description: words.optional(),
  externalIds: z.record(z.string().regex(/^[a-z0-9]+$/), words).optional(),
  existence: z.enum(EXISTENCES.values),
});

const textLocator = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(1),
  prefix: z.string(),
  suffix: z.string(),
});
/** Words around the quote, where its offsets are not known. */
const wordsLocator = textLocator.pick({ prefix: true, suffix: true });
const locator = z.union([
  textLocator,
  wordsLocator,
  z.strictObject({ row: z.int().min(1) }),
  z.strictObject({ pointer: words }),
]);

const proposition = z.strictObject({
  subject: id,
  predicate: words,
  object: id.optional(),
  value: z.json().optional(),
  discriminator: words.optional(),
  properties: z.record(z.string(), z.json()).optional(),
});

/** An entry of `claims.yaml`. */
export const claimFormat = z.strictObject({
  key,
  on: z.array(proposition).min(1),
  stance: z.enum(STANCES.values),
  speechAct: z.enum(SPEECH_ACTS.values),
  attribution: z.enum(ATTRIBUTIONS.values),
  hedge: words.optional(),
  speaker: id.nullable(),
  addressedTo: z.array(id).optional(),
  quote: words,
  locator,
  valid: z
    .strictObject({ from: words.optional(), to: words.optional(), asStated: words.optional() })
    .optional(),
  states: z.array(z.strictObject({ entity: id, property: words, value: z.json() })).optional(),
  saidOn: words.optional(),
  saidOnAsStated: words.optional(),
  publishedOn: words.optional(),
  repliesTo: z.array(key).optional(),
  drawsOn: z.array(key).optional(),
  reliability: z.enum(RELIABILITIES.values).optional(),
  credibility: z.enum(CREDIBILITIES.values).optional(),
});

/** Money as a claim states it: decimal digits, since a float would lose some. */
export const moneyFormat = z.strictObject({
  value: z.string().nullable(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a currency is three capitals, ISO 4217')
    .nullable(),
  asStated: words,
  qualifier: z.enum(MONEY_QUALIFIERS.values),
});

export type SourceEntry = z.infer<typeof sourceFormat>;
export type EntityEntry = z.infer<typeof entityFormat>;
export type ClaimEntry = z.infer<typeof claimFormat>;
export type PropositionEntry = z.infer<typeof proposition>;
export type TextLocator = z.infer<typeof textLocator>;
export type WordsLocator = z.infer<typeof wordsLocator>;
