import type { Logger } from 'pino';

/** What the log says of a request; never a variable or a document. */
export interface RequestLine {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly operation: string | undefined;
  readonly ms: number;
  readonly status: number;
  /** Codes of the errors in the response. */
  readonly codes: readonly string[] | undefined;
}

/** One line a request, as a warning when it failed through no fault of the client. */
export function logRequest(logger: Logger, line: RequestLine): void {
  if (line.status >= 500) logger.warn(line, 'request');
  else logger.info(line, 'request');
}

/** Milliseconds since, to a hundredth. */
export function millisecondsSince(startedAt: number): number {
  return Math.round((performance.now() - startedAt) * 100) / 100;
}
