import type { Column } from './columns.ts';

const LINE_END = '\r\n';
const QUOTED = /[",\r\n]/;
/** What a spreadsheet may take for a formula when a cell begins with it. */
const FORMULA = /^[=+\-@\t\r]/;

/** One record of RFC 4180. */
export function csvLine(cells: readonly string[]): string {
  return cells.join(',') + LINE_END;
}

/** The names of columns, and of what stands behind them. */
export function csvHeader(names: readonly string[]): string {
  return csvLine(names.map((name) => quoted(name)));
}

/** A cell; nothing for null. */
export function csvCell(value: unknown, { kind }: Pick<Column, 'kind'>): string {
  if (value === null || value === undefined) return '';
  if (kind !== 'text') return String(value);
  return csvText(textOf(value));
}

/**
 * A cell of text. One that a spreadsheet might run as a formula gets an apostrophe before it (OWASP, "CSV Injection"): texts
 * come from sources that we do not choose.
 */
export function csvText(text: string | null | undefined): string {
  if (text === null || text === undefined) return '';
  return quoted(FORMULA.test(text) ? `'${text}` : text);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** An empty text is not nothing. */
function quoted(text: string): string {
  if (text === '') return '""';
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
