import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSeed } from '#ingest/read-seed.ts';
import { change, OPTIONS, read } from './read-changed.ts';
import { type Files, GOOD, makeFolder, problemsOf, SHA256, writeSeed } from './seed-folder.ts';

describe('one broken rule is reported with file, line and id', () => {
  const cases: readonly (readonly [string, Files, string])[] = [
    [
      'an unknown kind',
      change('entities.yaml', 'person:ada', 'planet:ada'),
      'gazette/entities.yaml:2 planet:ada: "planet:ada" is of no kind',
    ],
    [
      'an id that is no slug',
      change('entities.yaml', 'person:ada', 'person:Ada'),
      'gazette/entities.yaml:2 person:Ada: "id": an id is a kind',
    ],
    [
      'an unknown enum value',
      change('entities.yaml', 'type: MEDIA', 'type: PAPER'),
      'gazette/entities.yaml:1 organization:gazette: "type" must be one of AGENCY',
    ],
    [
      'an unknown property',
      change('entities.yaml', 'title: Envoy', 'title: Envoy, rank: 1'),
      'gazette/entities.yaml:3 position:envoy: Position has no property "rank"',
    ],
    [
      'an entity that is there twice',
      change(
        'entities.yaml',
        '- { id: diplomat',
        '- { id: person:ada, name: Ada, existence: ATTESTED }\n- { id: diplomat',
      ),
      'gazette/entities.yaml:4 person:ada: The id is there twice.',
    ],
    [
      'an entity of which no claim speaks',
      change(
        'entities.yaml',
        '- { id: diplomat',
        '- { id: person:bob, name: Bob, existence: ATTESTED }\n- { id: diplomat',
      ),
      'gazette/entities.yaml:4 person:bob: No claim speaks of this entity.',
    ],
    [
      'a fact given as identity',
      change('entities.yaml', 'headcountQualifier', 'headcount: 6, headcountQualifier'),
      'gazette/entities.yaml:4 diplomat:some: "headcount" is stated by a claim',
    ],
    [
      'a required property that nothing gives',
      change('claims.yaml', '    - { entity: diplomat:some, property: headcount, value: 6 }\n', ''),
      'gazette/entities.yaml:4 diplomat:some: "headcount" is required',
    ],
    [
      'a key that is there twice',
      change('claims.yaml', 'key: c02', 'key: c01'),
      'gazette/claims.yaml:11 c01: The key is there twice.',
    ],
    [
      'a dangling id',
      change('claims.yaml', 'object: position:envoy', 'object: position:consul'),
      'gazette/claims.yaml:3 c01: There is no "position:consul"',
    ],
    [
      'a speaker that is no entity',
      change('claims.yaml', 'speaker: person:ada', 'speaker: source:gazette'),
      'gazette/claims.yaml:17 c02: "source:gazette" is no entity',
    ],
    [
      'a dangling key',
      change('claims.yaml', 'repliesTo: [c01]', 'repliesTo: [c09]'),
      'gazette/claims.yaml:23 c02: There is no claim "c09"',
    ],
    [
      'an unknown stance',
      change('claims.yaml', 'stance: SUPPORTS', 'stance: LIKES'),
      'gazette/claims.yaml:4 c01: "stance"',
    ],
    [
      'an unknown predicate',
      change('claims.yaml', 'ENGAGED_IN', 'ENJOYS'),
      'gazette/claims.yaml:13 c02: There is no predicate ENJOYS',
    ],
    [
      'a relationship between the wrong kinds',
      change(
        'claims.yaml',
        'subject: person:ada, predicate: HOLDS',
        'subject: position:envoy, predicate: HOLDS',
      ),
      'gazette/claims.yaml:3 c01: HOLDS runs from Person to Position, not from Position to Position',
    ],
    [
      'a relationship without an object',
      change('claims.yaml', 'HOLDS, object: position:envoy', 'HOLDS, value: envoy'),
      'gazette/claims.yaml:3 c01: HOLDS is a relationship and takes an object.',
    ],
    [
      'neither object nor value',
      change('claims.yaml', ', value: diplomacy', ''),
      'gazette/claims.yaml:13 c02: A proposition has an object or a value',
    ],
    [
      'a date that is not EDTF',
      change('claims.yaml', 'from: "[..2024-09-13]"', 'from: last month'),
      'gazette/claims.yaml:10 c01: "last month" is not a date',
    ],
    [
      'a status without a known name',
      change('claims.yaml', 'status: RECALLED', 'status: GONE'),
      'gazette/claims.yaml:22 c02: "statuses" must be a list',
    ],
    [
      'a quote longer than its place',
      change('claims.yaml', 'quote: We have six envoys.', 'quote: We have six envoys'),
      'gazette/claims.yaml:18 c02: The quote has 18 code points, but its place from 47 to 66 has 19.',
    ],
    [
      'a quote that is an extract',
      change('claims.yaml', 'quote: We have', `quote: ${'We '.repeat(30)}have`),
      'gazette/claims.yaml:18 c02: The quote has 33 words',
    ],
    [
      'a denial that states values',
      change(
        'claims.yaml',
        'stance: SUPPORTS\n  speechAct: ASSERT\n  attribution: DIRECT',
        'stance: DISPUTES\n  speechAct: DENY\n  attribution: DIRECT',
      ),
      'gazette/claims.yaml:21 c02: A claim that disputes states no values',
    ],
    [
      'a publisher that is not there',
      change('source.yaml', 'publisher: organization:gazette', 'publisher: organization:herald'),
      'gazette/source.yaml:3 source:gazette: There is no "organization:herald"',
    ],
    [
      'a hash that is none',
      change('source.yaml', SHA256, 'abc'),
      'gazette/source.yaml:6 source:gazette: "sha256": a SHA-256 is 64',
    ],
    [
      'YAML in bad form',
      change('entities.yaml', 'name: The Gazette,', 'name: [The Gazette,'),
      'gazette/entities.yaml:',
    ],
  ];
  test.each(cases)('%s', async (_, files, expected) => {
    expect(await problemsOf(read(files))).toContainEqual(expect.stringContaining(expected));
  });

  test('money that is a float', async () => {
    const files = {
      'entities.yaml': `${GOOD['entities.yaml']}- { id: pledge:aid, name: Aid, existence: ATTESTED, type: FINANCIAL, stage: ANNOUNCED }\n`,
      'claims.yaml': GOOD['claims.yaml'].replace(
        '  states:\n',
        '  states:\n    - { entity: pledge:aid, property: amount, value: { value: 6.5, currency: GBP, asStated: six, qualifier: EXACT } }\n',
      ),
    };
    expect(await problemsOf(read(files))).toEqual([
      expect.stringContaining('claims.yaml:21 c02: "amount.value"'),
    ]);
  });

  test('a file that is missing', async () => {
    const folder = await writeSeed(await makeFolder(), 'gazette');
    await rm(join(folder, 'claims.yaml'));
    expect(await problemsOf(readSeed(folder, OPTIONS))).toContain(
      'gazette/claims.yaml:0 The file is missing.',
    );
  });

  test('two entries that are one claim', async () => {
    const [first = ''] = GOOD['claims.yaml'].split('- key: c02');
    const twice = `${GOOD['claims.yaml']}${first.replace('c01', 'c03')}`;
    expect(await problemsOf(read({ 'claims.yaml': twice }))).toEqual([
      expect.stringContaining('c03: It is the same claim as c01'),
    ]);
  });
});
