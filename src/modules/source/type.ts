import { declareKindType } from '#graphql/kind-type.ts';
import { addRelationshipFields, link, links } from '#graphql/relationship-field.ts';
import { model } from './model.ts';

declareKindType(model.kind, {
  properties: {
    title: 'Its title.',
    url: 'Where it was published; null where the text names no place.',
    language: 'BCP 47 tag.',
    publishedOn: 'When it was published.',
    publishedOnBasis: 'How that date is known.',
    retrievedAt: 'When it was fetched.',
    sha256: 'Of the UTF-8 text, hexadecimal; null where the text is not at hand.',
    licence: 'What may be done with the text.',
    redactedAt: 'When its text was taken away; null where it was not.',
    redactionReason: 'Why it was.',
  },
  relationships: {
    publisher: link('PUBLISHED_BY', 'out', {
      to: 'Organization',
      description: 'Who published it.',
    }),
    claims: links('IN', 'in', { to: 'Claim', description: 'Claims that stand in it.' }),
    supersedes: link('SUPERSEDES', 'out', { to: 'Source', description: 'The earlier version.' }),
    supersededBy: link('SUPERSEDES', 'in', { to: 'Source', description: 'The later version.' }),
  },
});

addRelationshipFields('Organization', {
  published: links('PUBLISHED_BY', 'in', {
    to: 'Source',
    description: 'Sources that it published.',
  }),
});
