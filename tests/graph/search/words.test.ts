import { describe, expect, it } from 'vitest';
import { soundOf } from '#graph/search/sounds.ts';
import { editsBetween, mistakesIn, sharedTrigrams, trigramsOf } from '#graph/search/spelling.ts';
import { wordsOf, wordTextsOf } from '#graph/search/words.ts';

describe('words', () => {
  it.each([
    ['Boris Johnson', ['boris', 'johnson']],
    ['Zoë Ångström', ['zoe', 'angstrom']],
    ['Łódź, Köln – Weiß', ['lodz', 'koln', 'weiss']],
    ['Зеленский', ['zelenskii']],
    ['Київ', ['kyiv']],
    ["Arden's Prime-Minister", ['arden', 'prime', 'minister']],
    ['Лук’янов', ['lukyanov']],
    ['£600 million (2024)', ['600', 'million', '2024']],
    ['東京', ['東京']],
    ['?! "—"', []],
  ])('of %s', (text, expected) => {
    expect(wordTextsOf(text)).toEqual(expected);
    expect(wordsOf(text).map((word) => word.text)).toEqual(wordTextsOf(text));
  });

  it('stand where they stand in code points', () => {
    const text = '🙂 Zoë’s 𝔄rden, ok';
    const parts = wordsOf(text).map(({ start, end }) => [...text].slice(start, end).join(''));
    expect(parts).toEqual(['Zoë’s', '𝔄rden', 'ok']);
  });
});

describe('sounds', () => {
  it.each([
    ['zelenskyy', 'zelensky', 'zelenskiy', 'zelenskij', 'zelenskii', 'zelenski', 'selenskyj'],
    ['kyiv', 'kiev', 'kiew'],
    ['kharkiv', 'kharkov', 'harkiv'],
    ['lavrov', 'lawrow'],
    ['volodymyr', 'vladimir', 'wladimir', 'volodimir'],
    ['khrushchev', 'hrushev'],
    ['odesa', 'odessa'],
    ['muller', 'mueller'],
  ])('%s and others are one', (...words) => {
    expect(new Set(words.map(soundOf)).size).toBe(1);
  });

  it.each([
    ['johnson', 'ionson'],
    ['biden', 'baden'],
    ['iran', 'iraq'],
    ['2024', '20024'],
  ])('%s and %s are two', (a, b) => {
    expect(soundOf(a)).not.toBe(soundOf(b));
  });
});

describe('mistakes', () => {
  it.each([
    ['ira', 0],
    ['iran', 1],
    ['johnson', 1],
    ['zelensky', 2],
    ['20240913', 0],
  ])('in %s are forgiven: %i', (word, most) => {
    expect(mistakesIn(word)).toBe(most);
  });

  it.each([
    ['johnson', 'johnson', 0],
    ['johnson', 'jonhson', 1],
    ['johnson', 'jonson', 1],
    ['johnson', 'johnsson', 1],
    ['johnson', 'johnsen', 1],
    ['johnson', 'jonsen', 2],
    ['johnson', 'starmer', 3],
    ['a', 'abcdef', 3],
  ])('between %s and %s are %i', (a, b, edits) => {
    expect(editsBetween(a, b, 2)).toBe(edits);
    expect(editsBetween(b, a, 2)).toBe(edits);
  });

  it('leave enough trigrams, whatever they are', () => {
    const letters = 'abc';
    let seed = 1;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    for (let round = 0; round < 2000; round++) {
      const word = Array.from({ length: 4 + random(8) }, () => letters[random(3)]).join('');
      const most = mistakesIn(word);
      let other = word;
      for (let edit = 0; edit < most; edit++) {
        const at = random(other.length);
        const [before, after] = [other.slice(0, at), other.slice(at + 1)];
        const letter = letters[random(3)] as string;
        const swapped = before.slice(0, -1) + other.slice(at, at + 1) + before.slice(-1) + after;
        other = [
          before + after,
          before + letter + after,
          `${before}${letter}${other.slice(at)}`,
          swapped,
        ][random(4)] as string;
      }
      if (editsBetween(word, other, most) > most) continue;
      const grams = new Set(trigramsOf(word));
      const shared = trigramsOf(other).filter((gram) => grams.has(gram)).length;
      expect([word, other, shared >= sharedTrigrams(word, most)]).toEqual([word, other, true]);
    }
  });
});
