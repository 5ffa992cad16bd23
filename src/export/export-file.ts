import type { Ledger } from '#graph/ledger.ts';
import { FORMATS, type FormatName } from './formats.ts';
import { type ExportQuestion, readOperation } from './operation.ts';
import { EXPORT_PATH } from './path.ts';

export interface ExportOptions {
  readonly format: FormatName;
  readonly evidence: boolean;
}

/** A file that is being written. */
export interface ExportFile {
  readonly name: string;
  readonly contentType: string;
  /** A relative URL that gives the same file again; null where a part of it is of no revision. */
  readonly permalink: string | null;
  /** Its text, as far as it was read; nothing is read that nobody takes. */
  readonly text: AsyncGenerator<string>;
}

/**
 * Prepares the file of an operation; nothing of it is read yet.
 *
 * @throws AppError `BAD_USER_INPUT` when the format does not fit the query, and what an operation may throw.
 */
export async function exportFile(
  question: ExportQuestion,
  { format, evidence }: ExportOptions,
  ledger: Ledger,
): Promise<ExportFile> {
  const operation = await readOperation(question, ledger);
  const { contentType, extension, write } = FORMATS[format];
  const { parameters, pinned } = operation;
  parameters.set('format', format);
  if (!evidence) parameters.set('evidence', 'false');
  const permalink = `${EXPORT_PATH}?${parameters}`;
  const title = question.operation.name?.value ?? 'chancery';
  return {
    name: `${title}-${pinned.revision}.${extension}`,
    contentType,
    permalink: pinned.isWhole ? permalink : null,
    text: write(operation, { evidence, permalink }),
  };
}
