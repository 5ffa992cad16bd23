import { expect, test } from 'vitest';
import { csvCell, csvLine, csvText } from '#export/csv.ts';
import { xmlText } from '#export/xml.ts';

test.each([
  ['plain', 'plain'],
  ['a "word", and another', '"a ""word"", and another"'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['', '""'],
  [null, ''],
  ['=1+1', "'=1+1"],
  ['+44', "'+44"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
])('the text %j is the cell %j', (text, cell) => {
  expect(csvText(text)).toBe(cell);
});

test.each([
  [-5, 'integer', '-5'],
  ['-0.5', 'number', '-0.5'],
  [false, 'boolean', 'false'],
  ['-5', 'text', "'-5"],
  [{ a: '"' }, 'text', '"{""a"":""\\""""}"'],
  [null, 'number', ''],
] as const)('the value %j as %s is the cell %j', (value, kind, cell) => {
  expect(csvCell(value, { kind })).toBe(cell);
});

test('a line ends as RFC 4180 says', () => {
  expect(csvLine(['a', '', 'b'])).toBe('a,,b\r\n');
});

test('XML has no character that it cannot have, and no markup from a text', () => {
  expect(xmlText('<a b="c">&\u0000\u0008\uFFFE\uD800 é😀\n')).toBe(
    '&lt;a b=&quot;c&quot;&gt;&amp; é😀&#10;',
  );
});
