import type { DumpRow } from '#graph/dump.ts';
import type { JsonValue } from '#graph/encode.ts';

type Members = Readonly<Record<string, JsonValue>>;

/** Columns that say when and by whom something was written here, not what it says. */
const WRITTEN = new Set([
  'recordedAt',
  'assessedAt',
  'analyst',
  'analystFold',
  'knownFrom',
  'knownTo',
]);

/** That it was done is content; when, or in which revision, is not. */
const MARKS = new Set(['retractedAt', 'redactedAt', 'redactedIn']);

/** Snapshots name revisions. */
const OF_HISTORY = new Set(['Snapshot']);

/**
 * What of a row is content: what is known now, as if it had been written by nobody at no time. Null: nothing.
 *
 * Left out: revisions, answers to requests, permalinks, superseded versions, what the public could read by which day, snapshots.
 */
export function contentOf(row: DumpRow): JsonValue | null {
  switch (row.row) {
    case 'revision':
    case 'mutation':
    case 'permalink':
      return null;
    case 'record':
      return { id: row.id, record: recordContent(row.record) };
    case 'node': {
      if (!isPresent(row) || OF_HISTORY.has(row.kind)) return null;
      return { id: row.id, kind: row.kind, properties: withoutTimes(row.properties) };
    }
    case 'relationship': {
      if (!isPresent(row)) return null;
      const { type, from, to, propositionId, properties } = row;
      return { type, from, to, propositionId, properties: withoutTimes(properties) };
    }
  }
}

function isPresent({ knownTo, publishedTo }: Extract<DumpRow, { row: 'node' | 'relationship' }>) {
  return knownTo === null && publishedTo === null;
}

/** A record has columns of its own, and beside them the properties of its node. */
function recordContent(text: string): JsonValue {
  const record = JSON.parse(text) as JsonValue;
  if (!isObject(record)) return record;
  const { properties } = record;
  if (!isObject(properties)) return withoutTimes(record);
  return { ...withoutTimes(record), properties: withoutTimes(properties) };
}

function withoutTimes(members: Members): Members {
  const kept = Object.entries(members).filter(([name]) => !WRITTEN.has(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, MARKS.has(name) && value !== null ? true : value]),
  );
}

function isObject(value: JsonValue | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
