import type * as z from 'zod';
import type { Report } from './problem.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

/** An entry of a file in the right form, and where it stands. */
export interface Entry<T> {
  readonly id: string;
  readonly value: T;
  /** Reports a problem of this entry, at a value in it. */
  readonly report: (message: string, at?: YamlPath) => void;
}

/** The entries of a list that have the right form. The others, and those whose id was there before, are reported. */
export function parseEntries<T>(
  file: YamlFile,
  idName: 'id' | 'key',
  format: z.ZodType<T>,
  report: Report,
): readonly Entry<T>[] {
  if (file.data !== null && !Array.isArray(file.data)) {
    report({ file: file.name, line: 1, id: '', message: 'The file must be a list.' });
    return [];
  }
  const seen = new Set<string>();
  return ((file.data ?? []) as readonly unknown[]).flatMap((raw, index) => {
    const entry = parseEntry(file, [index], raw, idName, format, report);
    if (entry === undefined) return [];
    if (seen.has(entry.id)) entry.report(`The ${idName} is there twice.`, [idName]);
    seen.add(entry.id);
    return [entry];
  });
}

/** The one thing that a file or a place in it describes; undefined when its form is wrong, which is reported. */
export function parseEntry<T>(
  file: YamlFile,
  path: YamlPath,
  raw: unknown,
  idName: 'id' | 'key',
  format: z.ZodType<T>,
  report: Report,
): Entry<T> | undefined {
  const id = idOf(raw, idName);
  const reportAt = (message: string, at: YamlPath = []) =>
    report({ file: file.name, line: file.lineOf([...path, ...at]), id, message });
  const parsed = format.safeParse(raw);
  if (parsed.success) return { id, value: parsed.data, report: reportAt };
  for (const issue of parsed.error.issues) {
    const at = issue.path.filter((step) => typeof step !== 'symbol');
    reportAt(`${at.length === 0 ? '' : `"${at.join('.')}": `}${issue.message}`, at);
  }
  return undefined;
}

/** The id of an entry, also of one whose form is wrong; empty when it has none. */
export function idOf(raw: unknown, idName: 'id' | 'key'): string {
  const id =
    typeof raw === 'object' && raw !== null
      ? (raw as Readonly<Record<string, unknown>>)[idName]
      : undefined;
  return typeof id === 'string' ? id : '';
}
