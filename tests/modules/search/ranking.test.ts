import { describe, expect, it } from 'vitest';
import { type SearchedTexts, termsOf } from '#graph/search/searched.ts';
import { matchTexts } from '#modules/search/match-texts.ts';
import { reasonOf, whyOf } from '#modules/search/say-why.ts';
import { parseSearch, planOf } from '#modules/search/search-query.ts';

const match = (text: string, texts: SearchedTexts, isLoose = true) =>
  matchTexts(parseSearch(text, null), texts, isLoose);

describe('a ranking', () => {
  it('goes from the very name down to a quote', () => {
    const ranked: readonly (readonly [SearchedTexts, string])[] = [
      [{ name: 'Vladimir Putin' }, 'EXACT'],
      [{ name: 'The president', aliases: ['vladimir putin'] }, 'EXACT'],
      [{ name: 'Vladimir Vladimirovich Putin' }, 'WORDS'],
      [{ name: 'X', aliases: ['Mr Vladimir V. Putin'] }, 'WORDS'],
      [{ name: 'Vladimir Putinov' }, 'PREFIX'],
      [{ name: 'Wladimir Putin' }, 'SPELLING'],
      [{ name: 'Wladimir Putin of somewhere' }, 'SPELLING'],
    ];
    const scores = ranked.map(([texts]) => match('Vladimir Putin', texts)?.score ?? 0);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
    for (const [texts, reason] of ranked) {
      const found = match('Vladimir Putin', texts);
      expect([texts, found === null ? null : reasonOf(found)]).toEqual([texts, reason]);
    }
    const typo = match('Vladimir Putln', { name: 'Vladimir Putin' });
    const scattered = match('Vladimir Putin', { name: 'Vladimir', aliases: ['Putin'] });
    const quote = match('Vladimir Putin', { quote: 'So said Vladimir Putin.' });
    expect([typo, scattered, quote].map((each) => each && reasonOf(each))).toEqual([
      'TYPO',
      'SCATTERED',
      'QUOTE',
    ]);
    expect(typo?.score).toBeLessThan(scores.at(-1) as number);
    expect(quote?.score).toBeLessThan(typo?.score as number);
  });

  it('wants all words, and a phrase together', () => {
    expect(match('boris putin', { name: 'Vladimir Putin' })).toBeNull();
    expect(match('"storm shadow"', { name: 'A Storm Shadow missile' })).not.toBeNull();
    expect(match('"storm shadow"', { name: 'Shadow Storm' })).toBeNull();
    expect(match('"storm shadow"', { name: 'Storm', aliases: ['Shadow'] })).toBeNull();
  });

  it('finds beginnings and mistakes only when it is told to', () => {
    expect(match('stor', { name: 'Storm' }, false)).toBeNull();
    expect(match('strom', { name: 'Storm' }, false)).toBeNull();
    expect(match('stor', { name: 'Storm' })?.likeness).toBe('BEGINS');
    expect(match('strom', { name: 'Storm' })?.likeness).toBe('MISTYPED');
  });

  it('forgives no mistake in a quote', () => {
    expect(match('strom', { quote: 'a storm' })).toBeNull();
    expect(match('stor', { quote: 'a storm' })?.likeness).toBe('BEGINS');
  });

  it('says why, in the words of the text', () => {
    expect(match('Jonhsen', { name: 'Boris Johnson' })).toBeNull();
    expect(whyOf(match('Zelenskiy', { aliases: ['Zelenskyy'] }) as never)).toBe(
      '“Zelenskyy” in the alias “Zelenskyy” is another spelling of “Zelenskiy”.',
    );
    expect(whyOf(match('Zelneksyy', { name: 'Zelenskyy' }) as never)).toMatch(/two letters away/);
  });
});

describe('the terms that are looked for', () => {
  it.each([
    ['Zelensky', 'Zelenskyy'],
    ['Зеленский', 'Volodymyr Zelenskyy'],
    ['Kiev', 'The Kyiv Independent'],
    ['Wladimir', 'Владимир'],
    ['"Storm Shadow"', 'Storm Shadow'],
    ['Lawrow', 'Lavrov'],
  ])('%s are among those of %s', (text, name) => {
    const stored = new Set(termsOf([{ name }]).names);
    for (const { terms } of planOf(parseSearch(text, null), false, 100).words)
      expect([text, terms.some((term) => stored.has(term))]).toEqual([text, true]);
  });

  it('are one for the whole name, however it is spelled', () => {
    const { whole } = planOf(parseSearch('Владимир Зеленский', null), false, 100);
    expect(termsOf([{ name: 'Volodymyr Zelenskyy' }]).names).toContain(whole);
  });
});
