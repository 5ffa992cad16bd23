import { badDump } from './bad-dump.ts';

const LINE_END = 0x0a;

/** A text of a source is the longest thing in a line; what is longer is no line of ours. */
const LONGEST_BYTES = 256 * 1024 * 1024;

/**
 * The lines of a stream of UTF-8, without their ends: for each piece of the stream, those that end in it. Only U+000A ends a
 * line; JSON keeps U+2028 as it is.
 *
 * @throws AppError `BAD_DUMP` when the last line has no end, or a line does not seem to end.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncIterable<readonly string[]> {
  let begun: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    const lines: string[] = [];
    let start = 0;
    for (let end = piece.indexOf(LINE_END); end !== -1; end = piece.indexOf(LINE_END, start)) {
      begun.push(piece.subarray(start, end));
      lines.push(Buffer.concat(begun).toString());
      begun = [];
      length = 0;
      start = end + 1;
    }
    begun.push(piece.subarray(start));
    length += piece.length - start;
    if (length > LONGEST_BYTES) throw badDump('it has a line that does not end');
    if (lines.length > 0) yield lines;
  }
  if (length > 0) throw badDump('it is cut off in the middle of a line');
}
