/** Texts that are nobody's id and everybody's trouble: each may be asked for, and no node has it. */
export const STRANGE: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'only a prefix': 'state:',
  'no prefix': 'aa',
  'an unknown prefix': 'planet:mars',
  'another case': 'STATE:AA',
  'blanks around it': ' state:aa ',
  quotes: `state:'aa' "aa"`,
  backticks: 'state:`aa`',
  backslashes: 'state:\\aa\\',
  'a fragment of SQL': `state:aa'; DROP TABLE node; --`,
  'a fragment of Cypher': `state:aa'}) DETACH DELETE n //`,
  'a parameter': '$p0 @p0 ?1 {p0}',
  'a pattern': '%_*?.[a]',
  'line breaks': 'state:\r\n\t\u2028aa',
  'an emoji': 'state:\u{1f600}',
  'letters from right to left': 'state:\u202eשלום',
  'a megabyte': `state:${'a'.repeat(1_000_000)}`,
};

/** Texts that no engine keeps as they are. */
export const BROKEN: Readonly<Record<string, string>> = {
  'U+0000': 'state:\u0000aa',
  'a lone surrogate': 'state:\ud800aa',
  'surrogates in the wrong order': 'state:\udc00\ud800',
};
