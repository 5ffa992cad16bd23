import { recordFromJson } from '#evidence/record-json.ts';
import type { SourceRecord } from '#evidence/records.ts';
import type { PresentNode } from '#graph/transaction.ts';
import { type SourceText, sourceText } from './locate-quote.ts';

/** A source as claims are held against it. */
export interface KnownSource {
  readonly id: string;
  readonly publishedOn: string | null;
  /** Null: it is not at hand. */
  readonly text: SourceText | null;
  /** Its text was taken away. */
  readonly isRedacted: boolean;
}

export function readKnownSource({ id, properties, record }: PresentNode): KnownSource {
  const source = record === null ? null : recordFromJson<SourceRecord>(record);
  const text = source?.text ?? null;
  return {
    id,
    publishedOn: (properties['publishedOn'] as string | undefined) ?? null,
    text: text === null ? null : sourceText(text),
    isRedacted: properties['redactedAt'] !== undefined,
  };
}
