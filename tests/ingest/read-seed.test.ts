import { describe, expect, test } from 'vitest';
import { AppError } from '#src/errors.ts';
import { change, read } from './read-changed.ts';
import { problemsOf, SHA256, TEXT } from './seed-folder.ts';

describe('a seed that breaks no rule', () => {
  test('becomes records, with keys replaced by ids', async () => {
    const { sources, entities, claims } = await read();
    expect(sources).toMatchObject([{ id: 'source:gazette', publisher: 'organization:gazette' }]);
    expect(entities.map(({ kind }) => kind)).toEqual([
      'Organization',
      'Person',
      'Position',
      'Diplomat',
    ]);
    expect(entities[1]?.identity).toMatchObject({
      externalIds: ['wikidata:Q1'],
      existence: 'ATTESTED',
    });
    expect(claims[1]?.repliesTo).toEqual([claims[0]?.id]);
    expect(claims[1]?.states[1]?.value).toEqual(['LEFT@2024-08', 'RECALLED@']);
    expect(claims[1]?.publishedOn).toBe('2024-09-13');
  });

  test('keeps its quotes unchecked without the text', async () => {
    expect((await read()).claims.map(({ properties }) => properties['quoteChecked'])).toEqual([
      false,
      false,
    ]);
  });

  test('has its quotes checked, in code points, with the text', async () => {
    expect(
      (await read({}, TEXT)).claims.map(({ properties }) => properties['quoteChecked']),
    ).toEqual([true, true]);
  });
});

describe('with the text of the source', () => {
  test('a quote, a prefix or a suffix that stands elsewhere is reported with what is there', async () => {
    const moved = change('claims.yaml', 'start: 47, end: 66', 'start: 46, end: 65');
    expect(await problemsOf(read(moved, TEXT))).toEqual([
      'gazette/claims.yaml:18 c02: The quote is not what stands at its place in the text: "“We have six envoys".',
      'gazette/claims.yaml:18 c02: The prefix is not what stands at its place in the text: " said: ".',
      'gazette/claims.yaml:18 c02: The suffix is not what stands at its place in the text: ".” Nobod".',
    ]);
  });

  test('a quote without offsets stands between the words that are given with it', async () => {
    const placed = (prefix: string) =>
      change('claims.yaml', 'start: 47, end: 66, prefix: "said: “"', `prefix: "${prefix}"`);
    const { claims } = await read(placed('said: “'), TEXT);
    expect(claims[1]?.properties['locator']).toEqual({ prefix: 'said: “', suffix: '” Nobody' });
    expect(await problemsOf(read(placed('wrote: “'), TEXT))).toEqual([
      'gazette/claims.yaml:18 c02: The quote does not stand in the text between these words.',
    ]);
  });

  test('a source without a hash has no text that could be known as its own', async () => {
    const { sources, claims } = await read(change('source.yaml', `sha256: ${SHA256}\n`, ''));
    expect(sources[0]?.properties['sha256']).toBeNull();
    expect(claims[0]?.properties['quoteChecked']).toBe(false);
    expect(await problemsOf(read(change('source.yaml', `sha256: ${SHA256}\n`, ''), TEXT))).toEqual([
      expect.stringMatching('source:gazette: The source has no hash, so no text can be known'),
    ]);
  });

  test('another text than the one that was read is refused', async () => {
    expect(await problemsOf(read({}, `${TEXT} `))).toEqual([
      expect.stringMatching(/source.yaml:6 source:gazette: The text that was given has/),
    ]);
  });
});

test('every broken rule is reported at once, as text and as data', async () => {
  const files = {
    ...change('entities.yaml', 'type: MEDIA', 'type: PAPER'),
    ...change('claims.yaml', 'ENGAGED_IN', 'ENJOYS'),
    ...change('source.yaml', 'licence: Ours.\n', ''),
  };
  const error = await read(files).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AppError);
  const { message, details } = error as AppError;
  expect(details['errors']).toMatchObject([
    { file: 'gazette/claims.yaml', line: 13, id: 'c02' },
    { file: 'gazette/entities.yaml', line: 1, id: 'organization:gazette' },
    { file: 'gazette/source.yaml', line: 1, id: 'source:gazette' },
  ]);
  expect(message.split('\n')).toHaveLength(3);
});
