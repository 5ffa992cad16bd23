import type { ExportWriter } from './export-writer.ts';
import { writeCsv } from './write-csv.ts';
import { writeFtm } from './write-ftm.ts';
import { writeGexf } from './write-gexf.ts';
import { writeGraphml } from './write-graphml.ts';
import { writeJsonLines } from './write-json-lines.ts';

interface Format {
  readonly contentType: string;
  readonly extension: string;
  readonly write: ExportWriter;
}

/** What an answer can be taken away as. */
export const FORMATS = {
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    extension: 'csv',
    write: writeCsv,
  },
  jsonl: {
    contentType: 'application/jsonl; charset=utf-8',
    extension: 'jsonl',
    write: writeJsonLines,
  },
  graphml: {
    contentType: 'application/graphml+xml; charset=utf-8',
    extension: 'graphml',
    write: writeGraphml,
  },
  gexf: { contentType: 'application/gexf+xml; charset=utf-8', extension: 'gexf', write: writeGexf },
  ftm: { contentType: 'application/jsonl; charset=utf-8', extension: 'ftm.jsonl', write: writeFtm },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;

export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}
