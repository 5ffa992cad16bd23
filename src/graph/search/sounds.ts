/** Spellings of one sound, applied in this order to a word of Latin letters. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'sh'],
  [/tch/g, 'ch'],
  [/ph/g, 'f'],
  [/kh/g, 'h'],
  [/ck/g, 'k'],
  [/x/g, 'ks'],
  [/tz/g, 'ts'],
  [/w/g, 'v'],
  // German writes a vowel with two dots also so.
  [/([aou])e/g, '$1'],
  // Zelenskyy, Zelenskiy, Zelenskij, Zelenski; not the J of Johnson.
  [/y|(?<=.)j/g, 'i'],
  [/(.)\1+/g, '$1'],
];

/** Names that two languages write so differently that no rule of letters leads from one to the other. */
const SAME: readonly (readonly string[])[] = [
  ['kyiv', 'kiev', 'kiew', 'kyyiv'],
  ['kharkiv', 'kharkov'],
  ['lviv', 'lvov', 'lemberg'],
  ['luhansk', 'lugansk'],
  ['dnipro', 'dnepr', 'dnieper'],
  ['mykolaiv', 'nikolaev', 'nikolayev'],
  ['chornobyl', 'chernobyl'],
  ['zaporizhzhia', 'zaporozhye', 'zaporizhia'],
  ['ukraine', 'ukraina', 'ukrayina'],
  ['russia', 'rossiya', 'rosiya'],
  ['moscow', 'moskva', 'moskau'],
  ['turkey', 'turkiye'],
  ['beijing', 'peking'],
  ['myanmar', 'burma'],
  ['volodymyr', 'vladimir'],
  ['oleksandr', 'aleksandr', 'alexander'],
  ['oleksiy', 'aleksey', 'alexei'],
  ['mykola', 'nikolai'],
  ['serhiy', 'sergey'],
  ['dmytro', 'dmitri'],
  ['yevhen', 'yevgeny', 'evgeny'],
  ['zelenskyy', 'selenskyj'],
];

/** What no rule would change is told at once: an import has words by the hundred thousand. */
const ANY_RULE = /sch|shch|tch|ph|kh|ck|tz|[wxyj]|[aou]e|(.)\1/;

const SAME_AS: ReadonlyMap<string, string> = new Map(
  SAME.flatMap((names) => {
    const [first, ...others] = names.map(spelledOut) as [string, ...string[]];
    return others.map((other) => [other, first] as const);
  }),
);

/** The same for words that are spellings of one name. Nobody sees it. */
export function soundOf(word: string): string {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  const spelled = spelledOut(word);
  const sound = SAME_AS.get(spelled) ?? spelled;
  if (KNOWN.size >= REMEMBERED) KNOWN.clear();
  KNOWN.set(word, sound);
  return sound;
}

/** Texts have the same words again and again. */
const REMEMBERED = 20_000;
const KNOWN = new Map<string, string>();

function spelledOut(word: string): string {
  // Numbers are not spelled.
  if (!ANY_RULE.test(word) || /\d/.test(word)) return word;
  return RULES.reduce((text, [pattern, by]) => text.replace(pattern, by), word);
}
