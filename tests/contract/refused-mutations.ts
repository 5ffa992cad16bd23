import type { MutationName } from '#tests/support/mutate.ts';

const AA = 'state:aa';
const upsert = (...entities: readonly object[]) => ({ source: 'source:unread', entities });

/** Other mutations than recordClaims, their inputs, and what is wrong with these. */
export const REFUSED_MUTATIONS: readonly (readonly [
  string,
  MutationName,
  object,
  readonly string[],
])[] = [
  [
    'entities that are there twice, of no source, with properties that they cannot have',
    'upsertEntities',
    {
      source: 'source:gone',
      entities: [
        { id: AA, properties: { iso2: 7, size: 1, name: 'x' } },
        { id: AA, locator: { start: 1 } },
      ],
    },
    [
      'source: There is no source "source:gone". Record it first: ingestSource.',
      'entities.0.properties: "name" stands beside properties, not in them.',
      'entities.0.properties.iso2: "iso2" must be a text.',
      'entities.0.properties.size: State has no property "size"; it has name, aliases, description, externalIds, existence, iso2, iso3, officialName.',
      'entities.1.id: The id is there twice.',
      'entities.1.locator: An entity stands in a row, or in an entry with a pointer.',
    ],
  ],
  [
    'a new entity without a name',
    'upsertEntities',
    upsert({ id: 'state:zz' }),
    ['entities.0.name: A new entity needs a name.'],
  ],
  [
    'properties that are no object',
    'upsertEntities',
    upsert({ id: AA, properties: 'iso2' }),
    ['entities.0.properties: It must be an object: the name of each property with its value.'],
  ],
  [
    'a source with nothing right',
    'ingestSource',
    {
      id: 'herald',
      title: ' ',
      url: 'javascript:alert(1)',
      language: 'english!',
      sha256: 'A',
      text: '',
      publisher: AA,
      supersedes: 'source:gone',
    },
    [
      'sha256: A SHA-256 is 64 hexadecimal digits in lower case.',
      'id: The id of a source is "source:" and a slug, at most 200 characters.',
      'title: A source needs a title.',
      'url: It must be an address, http or https.',
      'language: It must be a language tag, BCP 47: en-GB.',
      'text: A text has letters in it; leave it out when it is not at hand.',
      'publisher: There is no organization "state:aa". Give it in entities if it is new.',
      'supersedes: There is no source "source:gone".',
    ],
  ],
  [
    'a text with the hash of another',
    'ingestSource',
    { title: 'T', text: 'a', sha256: 'a'.repeat(64) },
    [
      'sha256: The text has the SHA-256 ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb.',
    ],
  ],
  [
    'an entity that is not the publisher',
    'ingestSource',
    { title: 'T', entities: [{ id: 'person:p', name: 'P' }] },
    ['entities: "person:p" is not the publisher; give it with a claim.'],
  ],
  [
    'a claim that is not there, for no reason',
    'retractClaim',
    { claim: AA, reason: ' ' },
    ['claim: There is no claim "state:aa".', 'reason: Say why.'],
  ],
  [
    'entities of two kinds',
    'mergeEntities',
    { from: AA, into: 'organization:herald' },
    ['into: Only entities of one kind are merged.'],
  ],
  [
    'an entity and itself',
    'mergeEntities',
    { from: AA, into: AA },
    ['into: They are one already: give two ids.'],
  ],
  [
    'what is no entity',
    'mergeEntities',
    { from: 'source:unread', into: 'source:herald-1' },
    ['from: There is no entity "source:unread".', 'into: There is no entity "source:herald-1".'],
  ],
  [
    'an entity that is not there',
    'splitEntity',
    { id: 'state:zz' },
    ['id: There is no entity "state:zz".'],
  ],
  [
    'an opinion of nothing',
    'assess',
    { about: [], judgement: '' },
    ['about: Give at least one.', 'judgement: Say what you think.'],
  ],
  [
    'an opinion of a source',
    'assess',
    { about: ['source:unread', 'x'], judgement: 'Bad.' },
    [
      'about.0: There is no entity, proposition, claim or conflict "source:unread".',
      'about.1: There is no entity, proposition, claim or conflict "x".',
    ],
  ],
  [
    'a snapshot without a name',
    'createSnapshot',
    { name: ' ' },
    ['name: A name has 1 to 100 characters.'],
  ],
  [
    'words of an entity',
    'redact',
    { ids: [AA, 'claim:gone'], reason: 'Law.' },
    [
      'ids.0: There is no claim or source "state:aa".',
      'ids.1: There is no claim or source "claim:gone".',
    ],
  ],
];
