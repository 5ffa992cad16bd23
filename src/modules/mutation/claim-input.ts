import type { JsonValue } from '#graph/encode.ts';
import { builder } from '#graphql/builder.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { inputRef } from '#graphql/type-refs.ts';
import {
  ATTRIBUTIONS,
  CREDIBILITIES,
  RELIABILITIES,
  SPEECH_ACTS,
  STANCES,
} from '#modules/claim/model.ts';
import { VALUES } from './entity-input.ts';
import type { LocatorInput } from './locate-quote.ts';

export interface PropositionInput {
  readonly subject: string;
  readonly predicate: string;
  readonly object?: string | null;
  readonly value?: JsonValue;
  readonly discriminator?: string | null;
  /** Any JSON: GraphQL does not check that it is an object. */
  readonly properties?: JsonValue;
}

export interface ValidityInput {
  readonly from?: string | null;
  readonly to?: string | null;
  readonly asStated?: string | null;
}

export interface StatementInput {
  readonly entity: string;
  readonly property: string;
  readonly value: JsonValue;
}

/** A claim as a client gives it; enum values are of their sets. */
export interface ClaimInput {
  readonly key?: string | null;
  readonly source: string;
  readonly speaker?: string | null;
  readonly addressedTo?: readonly string[] | null;
  readonly stance: (typeof STANCES.values)[number];
  readonly speechAct: (typeof SPEECH_ACTS.values)[number];
  readonly attribution: (typeof ATTRIBUTIONS.values)[number];
  readonly hedge?: string | null;
  readonly quote?: string | null;
  readonly locator?: LocatorInput | null;
  readonly on: readonly PropositionInput[];
  readonly valid?: ValidityInput | null;
  readonly states?: readonly StatementInput[] | null;
  readonly repliesTo?: readonly string[] | null;
  readonly drawsOn?: readonly string[] | null;
  readonly saidOn?: string | null;
  readonly saidOnAsStated?: string | null;
  readonly publishedOn?: string | null;
  readonly reliability?: (typeof RELIABILITIES.values)[number] | null;
  readonly credibility?: (typeof CREDIBILITIES.values)[number] | null;
}

builder.inputType(inputRef('PropositionInput'), {
  description: 'What a claim says of an entity: an object or a value, one of the two.',
  fields: (t) => ({
    subject: t.id({ required: true, description: 'The entity of which something is said.' }),
    predicate: t.string({
      required: true,
      description:
        'A type of relationship, the name of a property, or a statement such as ENGAGED_IN.',
    }),
    object: t.id({ description: 'The entity that is said of the subject.' }),
    value: t.field({
      type: 'JSON',
      description: `The phrase or the value of the property that is said of it. ${VALUES}`,
    }),
    discriminator: t.string({
      description:
        'Tells two of the same apart: two terms of one office. The role in an event does by itself.',
    }),
    properties: t.field({
      type: 'JSON',
      description: 'Of the relationship: `{"role": "DECIDER"}`, `{"units": 12}`.',
    }),
  }),
});

builder.inputType(inputRef('ValidityInput'), {
  description: 'When the speaker says that it held.',
  fields: (t) => ({
    from: t.field({ type: 'EDTF', description: 'Its beginning.' }),
    to: t.field({ type: 'EDTF', description: 'Its end.' }),
    asStated: t.string({ description: 'The words behind the dates: "last month".' }),
  }),
});

builder.inputType(inputRef('StatementInput'), {
  description: 'The value of a property that a claim states.',
  fields: (t) => ({
    entity: t.id({ required: true, description: 'Of which entity.' }),
    property: t.string({ required: true, description: 'Name of a property of its kind.' }),
    value: t.field({ type: 'JSON', required: true, description: `Its value. ${VALUES}` }),
  }),
});

builder.inputType(inputRef('ClaimInput'), {
  description: 'One speech act in one place of one source.',
  fields: (t) => ({
    key: t.string({
      description: 'A name by which other claims of the request can refer to it; it is not kept.',
    }),
    source: t.id({ required: true, description: 'Where it stands.' }),
    speaker: t.id({ description: 'Who says it; left out where the source speaks for itself.' }),
    addressedTo: t.idList({ description: 'Entities to whom it is said.' }),
    stance: t.field({
      type: enumRef(STANCES),
      required: true,
      description: 'On which side of what it is about the speaker stands.',
    }),
    speechAct: t.field({
      type: enumRef(SPEECH_ACTS),
      required: true,
      description: 'What the speaker does by saying it.',
    }),
    attribution: t.field({
      type: enumRef(ATTRIBUTIONS),
      required: true,
      description: 'How the source gives the words.',
    }),
    hedge: t.string({
      description: 'The word by which the source keeps its distance: "understands".',
    }),
    quote: t.string({
      description:
        'The words, letter by letter. They must stand in the text of the source where it is stored. Only a row or an entry of a record goes without.',
    }),
    locator: t.field({
      type: inputRef('LocatorInput'),
      description: 'Their place. Left out: the one place of the text where they stand.',
    }),
    on: t.field({
      type: [inputRef('PropositionInput')],
      required: true,
      description: 'What it is about, one or more.',
    }),
    valid: t.field({
      type: inputRef('ValidityInput'),
      description: 'When the speaker says that it held.',
    }),
    states: t.field({
      type: [inputRef('StatementInput')],
      description: 'Values that it gives; only of a claim that SUPPORTS or REPORTS.',
    }),
    repliesTo: t.idList({ description: 'Claims that it answers: ids, or keys of this request.' }),
    drawsOn: t.idList({
      description: 'Claims that it repeats or endorses: ids, or keys of this request.',
    }),
    saidOn: t.field({ type: 'EDTF', description: 'When it was said.' }),
    saidOnAsStated: t.string({ description: 'The words behind that date: "on Friday".' }),
    publishedOn: t.field({
      type: 'EDTF',
      description: 'When it was published. Left out: when the source was.',
    }),
    reliability: t.field({
      type: enumRef(RELIABILITIES),
      description: 'Of the source, by the Admiralty code.',
    }),
    credibility: t.field({
      type: enumRef(CREDIBILITIES),
      description: 'Of what is said, by the Admiralty code.',
    }),
  }),
});
