import type { GraphPart } from '#graph/graph-part.ts';
import { defineNodeKind } from '#graph/node-kind.ts';
import { boolean, edtf, instant, json, oneOf, text, texts } from '#graph/property.ts';

export const STANCES = {
  name: 'Stance',
  description:
    'SUPPORTS, DISPUTES, REPORTS (passes on without taking a side), WITHHOLDS (declines to say).',
  values: ['SUPPORTS', 'DISPUTES', 'REPORTS', 'WITHHOLDS'],
} as const;

export const SPEECH_ACTS = {
  name: 'SpeechAct',
  description: 'What the speaker does by saying it.',
  values: [
    'ASSERT',
    'DENY',
    'ACCUSE',
    'ENDORSE',
    'URGE',
    'REQUEST',
    'WARN',
    'PLEDGE',
    'EXPECT',
    'EXPLAIN',
    'CRITICISE',
    'PRAISE',
    'DEMAND',
    'DECIDE',
    'DECLINE',
  ],
} as const;

export const ATTRIBUTIONS = {
  name: 'Attribution',
  description:
    'How the source gives the words: quoted, reported, its own, nobody named, or a row of a record.',
  values: [
    'DIRECT_QUOTE',
    'INDIRECT_QUOTE',
    'PARAPHRASE',
    'OWN_REPORTING',
    'UNATTRIBUTED',
    'RECORD',
  ],
} as const;

export const RELIABILITIES = {
  name: 'Reliability',
  description:
    'Admiralty code of the source: A completely reliable … E unreliable, F cannot be judged.',
  values: ['A', 'B', 'C', 'D', 'E', 'F'],
} as const;

export const CREDIBILITIES = {
  name: 'Credibility',
  description: 'Admiralty code of the information, 1 confirmed … 5 improbable, 6 cannot be judged.',
  values: ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'],
} as const;

export const model: GraphPart = {
  kind: defineNodeKind({
    name: 'Claim',
    during: { from: 'validFrom', to: 'validTo' },
    plural: 'claims',
    prefix: 'claim',
    family: 'Evidence',
    description:
      'One speech act in one place of one source: who said it, in what words, for or against, when.',
    properties: {
      stance: oneOf(STANCES, { required: true }),
      speechAct: oneOf(SPEECH_ACTS, { required: true }),
      attribution: oneOf(ATTRIBUTIONS, { required: true }),
      /** The word by which the source keeps its distance: "understands", "suggesting". */
      hedge: text({ filter: false }),
      quote: text(),
      /** When and why the words were taken away, in every version. */
      redactedAt: instant({ filter: false }),
      redactionReason: text({ filter: false }),
      /** False when the operator has no text to hold the quote against. */
      quoteChecked: boolean({ required: true }),
      /** Text: start, end, prefix, suffix in code points; table: row; JSON: pointer. */
      locator: json({ required: true }),
      /** When the speaker says it held: `validFrom` to `validTo`, each a date as it is known. */
      validFrom: edtf(),
      validTo: edtf(),
      /** The words behind these dates: "last month". */
      validAsStated: text({ filter: false }),
      /** Property values that the claim states: {entity, property, value}[]. */
      states: json(),
      saidOn: edtf(),
      saidOnAsStated: text({ filter: false }),
      publishedOn: edtf(),
      recordedAt: instant({ required: true }),
      retractedAt: instant(),
      retractionReason: text({ filter: false }),
      /** The independent parties behind it, as ids: what support and dispute count. */
      origins: texts({ filter: false }),
      reliability: oneOf(RELIABILITIES),
      credibility: oneOf(CREDIBILITIES),
    },
  }),
  evidenceLinks: [
    { name: 'IN' },
    { name: 'ON' },
    { name: 'SPOKEN_BY' },
    { name: 'ADDRESSED_TO' },
    { name: 'REPLIES_TO' },
    { name: 'DRAWS_ON' },
    /** To each entity of which it gives a value of a property. */
    { name: 'STATES' },
  ],
};
