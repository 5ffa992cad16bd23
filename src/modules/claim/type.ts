import type { Via } from '#graph/condition.ts';
import { declareAggregate } from '#graphql/aggregate.ts';
import { builder } from '#graphql/builder.ts';
import { byEnds, byPeriods, byValue, some, through } from '#graphql/dimensions.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { declareGroupBy } from '#graphql/group-by.ts';
import { declareKindType } from '#graphql/kind-type.ts';
import { addRelationshipFields, link, links } from '#graphql/relationship-field.ts';
import { objectRef } from '#graphql/type-refs.ts';
import { over } from '#graphql/ways.ts';
import { declareWhere } from '#graphql/where.ts';
import type { FieldPlan } from '#planner/field-plan.ts';
import { model } from './model.ts';

const text = (name: string) => ({ name, type: 'text', required: false }) as const;

const VALID: FieldPlan = {
  kind: 'derived',
  columns: [text('validFrom'), text('validTo'), text('validAsStated')],
  derive: ([from, to, asStated]) =>
    from === null && to === null && asStated === null ? null : { from, to, asStated },
};

declareKindType(model.kind, {
  properties: {
    stance: 'For, against, or neither.',
    speechAct: 'What the speaker does by saying it.',
    attribution: 'How the source gives the words.',
    hedge: 'The word by which the source keeps its distance.',
    quote: 'The words, as they stand in the source.',
    quoteChecked: 'Whether the quote was held against the text.',
    locator: 'Where in the source: start and end in code points, with the text before and behind.',
    states: 'Property values that the claim states.',
    origins: 'The independent parties behind it, as ids: what support and dispute count.',
    saidOn: 'When it was said.',
    saidOnAsStated: 'The words behind that date: "on Friday".',
    publishedOn: 'When it was published.',
    recordedAt: 'When this service recorded it.',
    retractedAt: 'When it was taken back; null where it stands.',
    retractionReason: 'Why it was taken back.',
    redactedAt: 'When its words were taken away, in every version; null where they were not.',
    redactionReason: 'Why they were.',
    reliability: 'Of the source.',
    credibility: 'Of what is said.',
  },
  fields: (t) => ({
    valid: t.field({
      type: objectRef('Validity'),
      nullable: true,
      description: 'When the speaker says that it held; null where nothing is said of that.',
      plan: VALID,
    }) as never,
  }),
  relationships: {
    source: link('IN', 'out', { to: 'Source', required: true, description: 'Where it stands.' }),
    speaker: link('SPOKEN_BY', 'out', {
      to: 'Entity',
      description: 'Who says it; null where the source names nobody.',
    }),
    addressedTo: links('ADDRESSED_TO', 'out', { to: 'Entity', description: 'To whom it is said.' }),
    propositions: links('ON', 'out', { to: 'Proposition', description: 'What it is about.' }),
    repliesTo: link('REPLIES_TO', 'out', {
      to: 'Claim',
      description: 'The claim that it answers.',
    }),
    replies: links('REPLIES_TO', 'in', { to: 'Claim', description: 'Claims that answer it.' }),
    drawsOn: links('DRAWS_ON', 'out', {
      to: 'Claim',
      description: 'Claims that it repeats or endorses.',
    }),
  },
});

builder.objectType(objectRef('Validity'), {
  description: 'When something held.',
  fields: (t) => ({
    from: t.field({ type: 'EDTF', nullable: true, description: 'Its beginning.' }),
    to: t.field({ type: 'EDTF', nullable: true, description: 'Its end.' }),
    asStated: t.string({
      nullable: true,
      description: 'The words behind the dates: "last month".',
    }),
  }),
});

const said = links('SPOKEN_BY', 'in', { to: 'Claim', description: 'Claims that it made.' });
for (const kind of ['Person', 'State', 'Organization']) addRelationshipFields(kind, { said });

const CLAIM_ROLE = enumRef({
  name: 'ClaimRole',
  description: 'The part of an entity in a claim.',
  values: ['SUBJECT', 'OBJECT', 'SPEAKER'],
});

declareWhere({
  name: 'EntityClaimWhere',
  type: 'Claim',
  on: 'node',
  properties: model.kind.properties,
  more: (t) => ({
    role: t.field({
      type: [CLAIM_ROLE as never],
      description: 'The part that the entity has in the claim; all when left out. Only at the top.',
      plan: { kind: 'role' },
    }),
  }),
});

/** Whom somebody speaks for; a step further each: themselves, what they belong to, what that belongs to. */
const speakersState: Via = {
  paths: [
    [],
    [['CITIZEN_OF', 'SENT_BY', 'PART_OF']],
    [
      ['HOLDS', 'MEMBER_OF', 'PART_OF'],
      ['OF', 'PART_OF'],
    ],
    [['HOLDS', 'MEMBER_OF'], ['OF', 'PART_OF'], ['PART_OF']],
  ].map((hops) => [
    { step: 'hop', types: ['SPOKEN_BY'], direction: 'out' },
    ...hops.map((types) => ({ step: 'hop', types, direction: 'out' }) as const),
  ]),
  kinds: ['State'],
};

addRelationshipFields('Claim', {
  speakerStates: {
    to: 'State',
    via: speakersState,
    many: true,
    evident: false,
    description:
      'The states that its speaker stands for, whenever: itself where it is one; else of which it is a citizen, by which it was sent, or of which an office, an organization or a party of its is a part. A former office counts too; origins have who counted on the day.',
  },
});

const { properties } = model.kind;
const aggregated = declareAggregate('Claim', { properties, date: 'publishedOn' });
declareGroupBy('Claim', aggregated, {
  SPEAKER: byEnds(over('SPOKEN_BY', 'out', []), through('speaker')),
  SPEAKER_STATE: byEnds(speakersState, some('speakerStates')),
  PUBLISHER: byEnds(
    {
      paths: [
        [
          { step: 'hop', types: ['IN'], direction: 'out' },
          { step: 'hop', types: ['PUBLISHED_BY'], direction: 'out' },
        ],
      ],
      kinds: [],
    },
    through('source', 'publisher'),
  ),
  STANCE: byValue(properties, 'stance'),
  SPEECH_ACT: byValue(properties, 'speechAct'),
  ATTRIBUTION: byValue(properties, 'attribution'),
  ...byPeriods(properties, 'publishedOn'),
});
