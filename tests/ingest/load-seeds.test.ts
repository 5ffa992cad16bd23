import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSeeds } from '#ingest/load-seeds.ts';
import { makeFolder, problemsOf, TEXT, writeSeed } from './seed-folder.ts';

const OPTIONS = { recordedAt: '2024-09-14T00:00:00Z' };

const HERALD = {
  'source.yaml': `id: source:herald
title: The Herald
publisher: organization:gazette
sha256: "${'0'.repeat(64)}"
licence: Theirs.
`,
  'entities.yaml': '[]\n',
  'claims.yaml': `- key: c01
  on:
    - { subject: person:ada, predicate: HOLDS, object: position:envoy }
  stance: DISPUTES
  speechAct: DENY
  attribution: RECORD
  speaker: null
  quote: no envoy
  locator: { row: 4 }
`,
};

test('each folder is a seed, in the order of the names, and a later one may speak of the entities of an earlier one', async () => {
  const folder = await makeFolder();
  await writeSeed(folder, 'b-herald', HERALD);
  await writeSeed(folder, 'a-gazette');
  const seeds = await readSeeds(folder, OPTIONS);
  expect(seeds.map(({ name, message }) => [name, message])).toEqual([
    ['a-gazette', 'Seed a-gazette: The Gazette'],
    ['b-herald', 'Seed b-herald: The Herald'],
  ]);
  expect(seeds[1]?.evidence.claims[0]?.on[0]?.proposition).toEqual(
    seeds[0]?.evidence.claims[0]?.on[0]?.proposition,
  );
});

test('an earlier seed may not speak of the entities of a later one', async () => {
  const folder = await makeFolder();
  await writeSeed(folder, 'b-gazette');
  await writeSeed(folder, 'a-herald', HERALD);
  expect(await problemsOf(readSeeds(folder, OPTIONS))).toContainEqual(
    expect.stringContaining('a-herald/claims.yaml:3 c01: There is no "person:ada"'),
  );
});

test('an entity of an earlier seed cannot be described again', async () => {
  const folder = await makeFolder();
  await writeSeed(folder, 'a-gazette');
  await writeSeed(folder, 'b-herald', {
    ...HERALD,
    'entities.yaml': '- { id: person:ada, name: Ada, existence: ATTESTED }\n',
  });
  expect(await problemsOf(readSeeds(folder, OPTIONS))).toEqual([
    'b-herald/entities.yaml:1 person:ada: An earlier seed has this entity already.',
  ]);
});

test('one source cannot be two seeds', async () => {
  const folder = await makeFolder();
  await writeSeed(folder, 'a-gazette');
  await writeSeed(folder, 'b-herald', {
    ...HERALD,
    'source.yaml': HERALD['source.yaml'].replace('source:herald', 'source:gazette'),
  });
  expect(await problemsOf(readSeeds(folder, OPTIONS))).toEqual([
    'b-herald/source.yaml:1 source:gazette: An earlier seed is this source already.',
  ]);
});

test('a folder that is not there is a bad seed, and its path stays out of the message', async () => {
  const missing = join(await makeFolder(), 'missing');
  expect(await problemsOf(readSeeds(missing, OPTIONS))).toEqual([
    'The folder of the seeds cannot be read.',
  ]);
});

test('problems of all seeds are reported together', async () => {
  const folder = await makeFolder();
  await writeSeed(folder, 'a', { 'claims.yaml': 'key: c01\n' });
  await writeSeed(folder, 'b', { 'entities.yaml': '- { id: person:bob }\n' });
  const files = (await problemsOf(readSeeds(folder, OPTIONS))).map((line) => line.split(':')[0]);
  expect(new Set(files)).toEqual(new Set(['a/claims.yaml', 'b/entities.yaml', 'b/source.yaml']));
});

test('a text is found by its hash, whatever its name, and its quotes are checked', async () => {
  const [folder, textFolder] = [await makeFolder(), await makeFolder()];
  await writeSeed(folder, 'a-gazette');
  await writeSeed(folder, 'b-herald', HERALD);
  await writeFile(join(textFolder, 'any name.txt'), TEXT);
  await writeFile(join(textFolder, 'other.txt'), 'Something else.');
  const seeds = await readSeeds(folder, { ...OPTIONS, textFolder });
  const claims = seeds.flatMap(({ evidence }) => evidence.claims);
  expect(claims.map(({ properties }) => properties['quoteChecked'])).toEqual([true, true, false]);
});

test('the same seeds give the same evidence', async () => {
  const folder = await makeFolder();
  await writeSeed(folder, 'a-gazette');
  expect(await readSeeds(folder, OPTIONS)).toEqual(await readSeeds(folder, OPTIONS));
});
