import { builder } from '#graphql/builder.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { addGraphFields } from '#graphql/graph-field.ts';
import { inputRef, interfaceRef, objectRef } from '#graphql/type-refs.ts';
import { ENTITY_KINDS } from '#modules/graph-model.ts';
import type { FoundPlan } from '#planner/found-plan.ts';
import { RESOLVE } from './mention.ts';
import { resolveArguments, resolveMentions } from './resolve-mentions.ts';
import { MENTION_FEATURES } from './weigh-mention.ts';

builder.inputType(inputRef('MentionInput'), {
  description: 'A name in a list from outside, and what the list says of it.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name as it is written there.' }),
    kinds: t.field({
      type: [enumRef(ENTITY_KINDS)],
      description: 'Kinds that it may be of; left out: any.',
    }),
    state: t.string({
      description: 'The state that it has to do with: an id, an ISO code or a name.',
    }),
    office: t.string({ description: 'An office that it holds: its title or name.' }),
    on: t.field({ type: 'EDTF', description: 'The day that is meant.' }),
  }),
});

builder.objectType(objectRef('Resolution'), {
  description: 'What a mention may mean.',
  fields: (t) => ({
    mention: t.string({ description: 'The name as it was given.' }),
    candidates: t.field({
      type: [objectRef('ResolutionCandidate')],
      description: 'The best first; empty where nothing has such a name.',
    }),
  }),
});

builder.objectType(objectRef('ResolutionCandidate'), {
  description: 'An entity that a mention may mean.',
  fields: (t) => ({
    node: t.field({
      type: interfaceRef('Entity'),
      description: 'The entity.',
      plan: { kind: 'named', of: 'node' },
    }),
    score: t.float({
      description:
        'From 0 to 1: the mean of the features, the name counting six, the state and the office two, the date one.',
    }),
    features: t.field({
      type: [objectRef('MentionFeature')],
      description: 'What was compared: the name, and what else was given.',
    }),
  }),
});

builder.objectType(objectRef('MentionFeature'), {
  description: 'How a candidate fits a mention in one respect.',
  fields: (t) => ({
    feature: t.field({ type: enumRef(MENTION_FEATURES), description: 'In which respect.' }),
    score: t.float({
      description: 'From 0, it is otherwise, to 1; 0.5 where nothing is known of it.',
    }),
    detail: t.string({ description: 'Why, as a sentence.' }),
  }),
});

const PLAN: FoundPlan = {
  kind: 'found',
  find: async (finding) => ({ value: await resolveMentions(finding), revision: null }),
  cost: (args) => {
    const { mentions, first } = resolveArguments(args);
    return { nodes: mentions.length * first, relationships: 0 };
  },
};

addGraphFields((t) => ({
  resolve: t.field({
    type: [objectRef('Resolution')],
    description:
      'Finds what names of a list from outside may mean, in the order of the list. What the list says beside the name moves candidates up or down, and puts none aside.',
    args: {
      mentions: t.arg({
        type: [inputRef('MentionInput')],
        required: true,
        description: `The names, ${RESOLVE.mentions} at most.`,
      }),
      first: t.arg.int({
        required: true,
        defaultValue: 5,
        description: `Candidates of each, 1 to ${RESOLVE.candidates}.`,
      }),
    },
    plan: PLAN,
  } as never),
}));
