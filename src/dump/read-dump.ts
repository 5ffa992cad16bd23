import type { DumpRow } from '#graph/dump.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import { badDump } from './bad-dump.ts';
import { rowCheck } from './check-rows.ts';
import { type DumpSummary, HEADER, trailerLine } from './dump-format.ts';
import { DumpTally } from './dump-tally.ts';
import { linesOf } from './lines-of.ts';
import { parseRow } from './parse-row.ts';

/**
 * The rows of a dump, in batches. It throws after the last of them when they are not what the trailer says: who writes them
 * commits only when all were taken. `onEnd` hears what the dump holds, when it is whole.
 *
 * @throws AppError `BAD_DUMP` when the text is no dump, damaged or cut off, or does not fit the model.
 */
export async function* readDump(
  bytes: AsyncIterable<Uint8Array>,
  model: GraphModel,
  onEnd: (summary: DumpSummary) => void,
): AsyncIterable<readonly DumpRow[]> {
  const check = rowCheck(model);
  const reader = new LineReader();
  for await (const lines of linesOf(bytes)) {
    const rows = lines.flatMap((line) => reader.row(line) ?? []);
    if (rows.length === 0) continue;
    check(rows);
    yield rows;
  }
  onEnd(reader.end());
}

/** Takes the lines of a dump one after the other. */
class LineReader {
  readonly #tally = new DumpTally();
  #lines = 0;
  #trailer: string | null = null;

  /** Null: the line is none of a row. */
  row(line: string): DumpRow | null {
    this.#lines++;
    if (this.#trailer !== null) throw badDump('something comes after its last line');
    const value = this.#parse(line);
    if (this.#lines === 1) return requireHeader(value);
    if (value['row'] === 'end') {
      this.#trailer = line;
      return null;
    }
    return this.#tallied(value, line);
  }

  end(): DumpSummary {
    if (this.#trailer === null) throw badDump('its end is missing');
    const summary = this.#tally.summary();
    if (this.#trailer !== trailerLine(summary))
      throw badDump('its rows are not those that its last line counts and hashes');
    return summary;
  }

  #parse(line: string): Readonly<Record<string, unknown>> {
    try {
      return Object(JSON.parse(line));
    } catch (cause) {
      throw badDump(`line ${this.#lines} is no JSON`, cause);
    }
  }

  #tallied(value: unknown, line: string): DumpRow {
    try {
      const row = parseRow(value);
      this.#tally.add(row, line);
      return row;
    } catch (cause) {
      throw badDump(`line ${this.#lines} is no row`, cause);
    }
  }
}

function requireHeader({ format, version }: Readonly<Record<string, unknown>>): null {
  if (format !== HEADER.format) throw badDump('its first line is not that of a dump');
  if (version === HEADER.version) return null;
  throw badDump(
    `it has version ${version} of the format, and this program reads ${HEADER.version}`,
  );
}
