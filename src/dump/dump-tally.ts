import { createHash } from 'node:crypto';
import { canonicalJson } from '#evidence/canonical-json.ts';
import type { DumpRow } from '#graph/dump.ts';
import { contentOf } from './content-of.ts';
import { type DumpSummary, SORTS, type Sort } from './dump-format.ts';

/** Counts and hashes the rows of a dump as they pass. */
export class DumpTally {
  readonly #hash = createHash('sha256');
  readonly #contentHash = createHash('sha256');
  readonly #counts = Object.fromEntries(SORTS.map((sort) => [sort, 0])) as Record<Sort, number>;
  #revision = 0;

  /** Number of the last revision that has passed. */
  get revision(): number {
    return this.#revision;
  }

  /** `line`: the text of the row, as `lineOf` makes it. */
  add(row: DumpRow, line: string): void {
    this.#counts[row.row]++;
    if (row.row === 'revision') this.#revision = row.number;
    this.#hash.update(`${line}\n`);
    const content = contentOf(row);
    if (content !== null) this.#contentHash.update(`${canonicalJson(content)}\n`);
  }

  /** Once, after the last row. */
  summary(): DumpSummary {
    return {
      revision: this.#revision,
      counts: { ...this.#counts },
      hash: this.#hash.digest('hex'),
      contentHash: this.#contentHash.digest('hex'),
    };
  }
}
