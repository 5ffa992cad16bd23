import { isSearched } from '#graph/search/searched.ts';
import { builder } from '#graphql/builder.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { addGraphFields } from '#graphql/graph-field.ts';
import { interfaceRef, objectRef } from '#graphql/type-refs.ts';
import { graphModel } from '#modules/graph-model.ts';
import type { FieldPlan } from '#planner/field-plan.ts';
import type { FoundPlan } from '#planner/found-plan.ts';
import { PAGE } from '#planner/list-arguments.ts';
import { CANDIDATES } from './find-hits.ts';
import { SEARCH_FIELDS } from './highlights.ts';
import { SEARCH_REASONS } from './say-why.ts';
import { pageSize, searchConnection } from './search-connection.ts';
import { SEARCH } from './search-query.ts';

const SEARCH_KIND = enumRef({
  name: 'SearchKind',
  description:
    'What can be searched: entities by their names and aliases, sources by their titles, claims by their quotes.',
  values: [...graphModel.kinds.values()].filter(isSearched).map(({ name }) => name),
});

const NODE: FieldPlan = { kind: 'named', of: 'node' };

builder.objectType(objectRef('SearchConnection'), {
  description: `A page of hits, the best first. How many there are in all is not counted: a search looks at ${CANDIDATES.most} candidates at most.`,
  fields: (t) => ({
    edges: t.field({ type: [objectRef('SearchEdge')], description: 'The hits of the page.' }),
    nodes: t.field({
      type: [interfaceRef('Node')],
      description: 'The nodes of the page, without their edges.',
      plan: NODE,
    }),
    pageInfo: t.field({ type: objectRef('PageInfo'), description: 'Where the page stands.' }),
    facets: t.field({
      type: [objectRef('SearchFacet')],
      description: 'Hits of each kind on all pages, the most frequent first.',
    }),
  }),
});

builder.objectType(objectRef('SearchEdge'), {
  description: 'A hit.',
  fields: (t) => ({
    cursor: t.string({ description: 'Take it as after to go on from here.' }),
    node: t.field({
      type: interfaceRef('Node'),
      description: 'An entity, a source or a claim.',
      plan: NODE,
    }),
    score: t.float({
      description:
        'How well it fits, from 1, a name that is exactly what was asked for, down to 0. Behind the first 100 candidates it begins anew.',
    }),
    reason: t.field({ type: enumRef(SEARCH_REASONS), description: 'Why it is a hit.' }),
    why: t.string({ description: 'The same as a sentence, with the words.' }),
    highlights: t.field({
      type: [objectRef('SearchHighlight')],
      description: 'The texts in which the words were found.',
    }),
  }),
});

builder.objectType(objectRef('SearchHighlight'), {
  description: 'A text in which words were found.',
  fields: (t) => ({
    field: t.field({ type: enumRef(SEARCH_FIELDS), description: 'Where the text stands.' }),
    text: t.string({ description: 'The whole text.' }),
    ranges: t.field({
      type: [objectRef('TextRange')],
      description: 'The words in it, in its order.',
    }),
  }),
});

builder.objectType(objectRef('TextRange'), {
  description: 'A part of a text, in code points.',
  fields: (t) => ({
    start: t.int({ description: 'Its first code point, from 0.' }),
    end: t.int({ description: 'Behind its last code point.' }),
  }),
});

builder.objectType(objectRef('SearchFacet'), {
  description: 'How many hits are of one kind.',
  fields: (t) => ({
    kind: t.field({ type: SEARCH_KIND, description: 'The kind.' }),
    count: t.int({ description: `Hits among the first ${CANDIDATES.most} candidates.` }),
    approximate: t.boolean({ description: 'There were more candidates.' }),
  }),
});

const PLAN: FoundPlan = {
  kind: 'found',
  find: async (finding) => ({ value: await searchConnection(finding), revision: null }),
  cost: ({ first }) => ({ nodes: pageSize(first as number | null), relationships: 0 }),
};

addGraphFields((t) => ({
  search: t.field({
    type: objectRef('SearchConnection'),
    description:
      'Finds by names, aliases, titles and quotes, whatever the accents, the script or the spelling. Where few hits have all words, beginnings of the last one are found as well, and in names and titles words with a typo: one letter from 4, two from 8. With asOf it finds by the texts of that time.',
    args: {
      text: t.arg.string({
        required: true,
        description: `All words must be found; those "in double quotes" together. ${SEARCH.words} words and ${SEARCH.length} characters at most.`,
      }),
      kinds: t.arg({
        type: [SEARCH_KIND],
        description: 'Only hits of these kinds; left out: of any.',
      }),
      first: t.arg.int({
        description: `Hits of the page, 0 to ${PAGE.most}; ${PAGE.default} when left out.`,
      }),
      after: t.arg.string({ description: 'Only hits behind this cursor of the same search.' }),
    },
    plan: PLAN,
  } as never),
}));
