import { canonicalJson } from '#evidence/canonical-json.ts';
import type { DumpRow } from '#graph/dump.ts';
import type { JsonValue } from '#graph/encode.ts';

/** First line of a dump. It says nothing that two dumps of one graph could say differently. */
export const HEADER = { format: 'chancery-dump', version: 2 } as const;

/** The sorts of rows, in the order in which they stand in a dump. */
export const SORTS = [
  'revision',
  'mutation',
  'node',
  'record',
  'relationship',
  'permalink',
] as const;
export type Sort = (typeof SORTS)[number];

/** What the last line of a dump says of the rows before it. */
export interface DumpSummary {
  /** Number of the last revision; 0 of an empty graph. */
  readonly revision: number;
  /** How many rows there are of each sort. */
  readonly counts: Readonly<Record<Sort, number>>;
  /** SHA-256 of the lines of the rows, line ends included, hexadecimal. */
  readonly hash: string;
  /** SHA-256 of what is known now, whoever wrote it whenever: see `contentOf`. */
  readonly contentHash: string;
}

/** The one text of a row. Equal rows have equal texts. */
export function lineOf(row: DumpRow): string {
  return canonicalJson(row as unknown as JsonValue);
}

export function headerLine(): string {
  return canonicalJson(HEADER);
}

export function trailerLine(summary: DumpSummary): string {
  return canonicalJson({ row: 'end', ...summary });
}
