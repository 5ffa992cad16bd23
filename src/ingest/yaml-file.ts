import { LineCounter, parseDocument } from 'yaml';
import type { Report } from './problem.ts';

export type YamlPath = readonly (string | number)[];

/** A YAML file that knows where each of its values stands. */
export interface YamlFile {
  /** Folder and file, for messages. */
  readonly name: string;
  /** Plain data; null when the file is empty. */
  readonly data: unknown;
  /** The line of a value, from 1; where it is missing, the line of the nearest value around it. */
  lineOf(path: YamlPath): number;
}

/** Reads YAML 1.2; mistakes in its form are reported, each with its line. */
export function parseYaml(name: string, text: string, report: Report): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (const { pos, message } of document.errors) {
    const [sentence = message] = message.split('\n');
    report({ file: name, line: lines.linePos(pos[0]).line, id: '', message: sentence });
  }
  const lineOf = (path: YamlPath): number => {
    const node = document.getIn(path, true) as
      | { readonly range?: readonly number[] | null }
      | undefined;
    const start = node?.range?.[0];
    if (start !== undefined) return lines.linePos(start).line;
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1));
  };
  return { name, data: document.errors.length === 0 ? document.toJS() : null, lineOf };
}
