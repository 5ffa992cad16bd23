import type { ExportOperation } from './operation.ts';

export interface WriteOptions {
  /** Whether status, quote and source stand with each row. */
  readonly evidence: boolean;
  /** A relative URL that gives the same file again. */
  readonly permalink: string;
}

/**
 * Writes the answers to an operation as text, a piece for each page that was read: nothing comes before the first page.
 *
 * @throws AppError `BAD_USER_INPUT` at once when the format does not fit the query.
 */
export type ExportWriter = (
  operation: ExportOperation,
  options: WriteOptions,
) => AsyncGenerator<string>;
