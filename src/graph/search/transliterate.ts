/** Letters that Unicode does not take apart into a plain one and a mark. */
const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};

/** Russian and what is written alike in Ukrainian. Marks are off already: `й` is `и`, `ё` is `е`, `ї` is `і`. */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ye',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

/** Where Ukrainian reads a letter otherwise than Russian. */
const UKRAINIAN: Readonly<Record<string, string>> = { г: 'h', и: 'y' };

/** In Latin letters what is in lower case and without marks, letter by letter; letters of other scripts stay. */
export function transliterate(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word;
  const isUkrainian = /[іїєґ]/u.test(word);
  let latin = '';
  for (const letter of word) {
    const own = isUkrainian ? UKRAINIAN[letter] : undefined;
    latin += own ?? CYRILLIC[letter] ?? LATIN[letter] ?? letter;
  }
  return latin;
}
