import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DumpSummary, HEADER, lineOf, trailerLine } from '#dump/dump-format.ts';
import { DumpTally } from '#dump/dump-tally.ts';
import { readDump } from '#dump/read-dump.ts';
import { writeDump } from '#dump/write-dump.ts';
import { canonicalJson } from '#evidence/canonical-json.ts';
import type { DumpRow } from '#graph/dump.ts';
import type { JsonValue } from '#graph/encode.ts';
import { graphModel } from '#modules/graph-model.ts';
import { writeHistory } from '#tests/support/history.ts';
import { openTestStore, type TestStore } from '#tests/support/stores.ts';

let opened: TestStore;
let text = '';
let written: DumpSummary;
beforeAll(async () => {
  opened = await openTestStore('sqlite');
  await writeHistory(opened.store);
  const pieces = writeDump(opened.store.dump.rows(), (summary) => {
    written = summary;
  });
  for await (const piece of pieces) text += piece;
});
afterAll(() => opened.close());

/** In pieces of this many bytes, as a file or a socket gives them. */
async function* inPieces(bytes: Buffer, length: number) {
  for (let start = 0; start < bytes.length; start += length)
    yield bytes.subarray(start, start + length);
}

async function read(bytes: Buffer | string, length = 1000) {
  const rows: DumpRow[] = [];
  let summary: DumpSummary | null = null;
  const batches = readDump(inPieces(Buffer.from(bytes), length), graphModel, (whole) => {
    summary = whole;
  });
  for await (const batch of batches) rows.push(...batch);
  return { rows, summary: summary as DumpSummary | null };
}

const refused = (bytes: Buffer | string) => expect(read(bytes)).rejects;

/** A dump of these rows with a trailer that fits. */
function dumpOf(rows: readonly unknown[]): string {
  const tally = new DumpTally();
  const lines = rows.map((row) => lineOf(row as DumpRow));
  for (const [index, row] of rows.entries()) tally.add(row as DumpRow, lines[index] as string);
  return `${[canonicalJson(HEADER), ...lines, trailerLine(tally.summary())].join('\n')}\n`;
}

describe('a dump', () => {
  it('is read as it was written, in whatever pieces it comes', async () => {
    for (const length of [7, 1000, 10_000_000]) {
      const { rows, summary } = await read(text, length);
      expect(summary).toEqual(written);
      expect(dumpOf(rows)).toBe(text);
    }
    expect(written.counts).toMatchInlineSnapshot(`
      {
        "mutation": 2,
        "node": 50,
        "permalink": 2,
        "record": 2,
        "relationship": 64,
        "revision": 5,
      }
    `);
  });

  it('of nothing is whole too', async () => {
    const empty = await read(dumpOf([]));
    expect(empty.rows).toEqual([]);
    expect(empty.summary).toMatchObject({ revision: 0, hash: createHash('sha256').digest('hex') });
  });

  it('has a hash that everybody can check: of all lines but the first and the last', () => {
    const rows = text.split('\n').slice(1, -2).join('\n');
    expect(createHash('sha256').update(`${rows}\n`).digest('hex')).toBe(written.hash);
  });

  it('that is cut off anywhere is refused', async () => {
    const bytes = Buffer.from(text);
    const ends = [0, 1, 38, 39, 40, 5000, bytes.length - 500, bytes.length - 1];
    for (const end of ends) {
      await refused(bytes.subarray(0, end)).toMatchObject({ code: 'BAD_DUMP' });
    }
  });

  it('that is damaged anywhere is refused', async () => {
    const bytes = Buffer.from(text);
    for (let at = 45; at < bytes.length; at += 997) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] as number) ^ 1;
      await refused(damaged).toMatchObject({ code: 'BAD_DUMP' });
    }
  });

  it('without one of its lines, with one twice, or with two in another order is refused', async () => {
    const lines = text.split('\n');
    const changes = [
      lines.toSpliced(9, 1),
      lines.toSpliced(9, 0, lines[9] as string),
      lines.toSpliced(9, 2, lines[10] as string, lines[9] as string),
      lines.toSpliced(-1, 0, lines[9] as string),
    ];
    for (const changed of changes)
      await refused(changed.join('\n')).toMatchObject({ code: 'BAD_DUMP' });
  });
});

describe('what is no dump', () => {
  const revision = {
    row: 'revision',
    number: 1,
    at: '2024-10-01T00:00:00.000Z',
    actor: 'a',
    message: 'm',
  };
  const version = { knownFrom: 1, knownTo: null, publishedFrom: '', publishedTo: null };
  const state = {
    row: 'node',
    id: 'state:aa',
    kind: 'State',
    properties: { name: 'A' },
    ...version,
  };
  const pledge = { ...state, id: 'pledge:p', kind: 'Pledge' };
  const borders = {
    row: 'relationship',
    type: 'BORDERS',
    from: 'state:aa',
    to: 'state:aa',
    propositionId: 'proposition:p',
    properties: {},
    ...version,
  };

  it.each<[string, string | readonly unknown[], string]>([
    ['a text', 'Good morning\n', 'line 1 is no JSON'],
    ['another JSON', '{"data":null}\n', 'its first line is not that of a dump'],
    ['a list', '[]\n', 'its first line is not that of a dump'],
    ['null', 'null\n', 'its first line is not that of a dump'],
    [
      'a later format',
      '{"format":"chancery-dump","version":3}\n',
      'it has version 3 of the format',
    ],
    ['a header alone', `${JSON.stringify(HEADER)}\n`, 'its end is missing'],
    ['another row', [{ ...revision, row: 'planet' }], 'line 2 is no row'],
    ['a row with more', [{ ...revision, secret: 1 }], 'line 2 is no row'],
    ['a row with less', [{ row: 'revision', number: 1 }], 'line 2 is no row'],
    [
      'a record that is no JSON',
      [revision, { row: 'record', id: 'state:aa', record: '{' }],
      'line 3 is no row',
    ],
    ['a gap in history', [{ ...revision, number: 2 }], 'revision 2 stands where 1 should'],
    [
      'another order',
      [revision, state, { ...revision, number: 2 }],
      'a revision comes after a node',
    ],
    [
      'a version of the future',
      [revision, { ...state, knownFrom: 2 }],
      'state:aa was known in no revision',
    ],
    [
      'a version that never was',
      [revision, { ...state, knownTo: 1 }],
      'state:aa was known in no revision',
    ],
    [
      'an answer of the future',
      [
        revision,
        { row: 'mutation', actor: 'a', clientMutationId: 'c', hash: '', answer: '', revision: 2 },
      ],
      'the answer to c is of no revision',
    ],
    ['an unknown kind', [revision, { ...state, kind: 'Planet' }], 'there is no kind "Planet"'],
    [
      'the id of another kind',
      [revision, { ...state, id: 'person:a' }],
      '"person:a" is not the id of a State',
    ],
    [
      'an unknown type',
      [revision, { ...borders, type: 'X]->() DELETE n //' }],
      'there is no type of relationship',
    ],
    [
      'a number for a text',
      [revision, { ...state, properties: { name: 1 } }],
      '"name" of state:aa holds no value of its type',
    ],
    [
      'a text for a number',
      [revision, { ...borders, properties: { support: '1' } }],
      '"support" of BORDERS of state:aa',
    ],
    [
      'JSON for digits',
      [revision, { ...pledge, properties: { amountValue: '1,"name":"x"' } }],
      '"amountValue" of pledge:p',
    ],
    [
      'more digits than 64 bits',
      [revision, { ...pledge, properties: { amountValue: '9223372036854775808' } }],
      '"amountValue" of pledge:p',
    ],
  ])('%s is refused', async (_what, given, message) => {
    const bytes = typeof given === 'string' ? given : unchecked(given);
    await refused(bytes).toMatchObject({
      code: 'BAD_DUMP',
      message: expect.stringContaining(message),
    });
  });

  /** A dump whose rows may be of any shape. */
  function unchecked(rows: readonly unknown[]): string {
    const lines = rows.map((row) => canonicalJson(row as JsonValue));
    return `${[canonicalJson(HEADER), ...lines].join('\n')}\n`;
  }
});
