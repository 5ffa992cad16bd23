import { decimalColumns } from '#graph/decimal-columns.ts';
import type { DumpRow, VersionRow } from '#graph/dump.ts';
import type { StoredValue } from '#graph/encode.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import type { NodeKind } from '#graph/node-kind.ts';
import { textCypher } from './literals.ts';
import { OPEN, STILL, toVersionProperties, versionCypher } from './version-properties.ts';

/** A part of a dump, which is read in pages of keys. */
export interface DumpPart {
  /** Answers `key` and `found` (a list of what `toRow` takes) beyond `$after`, or without the first `$skip`, as of `$head`. */
  readonly text: (after: string) => string;
  /** Before the first key. */
  readonly start: string;
  /** Keys of a page. */
  readonly limit: number;
  readonly toRow: (found: never, key: string, head: number) => DumpRow;
}

type Found = Readonly<Record<string, StoredValue | null>>;

/** In the order of a dump: ids sort by the prefix of their kind. */
export function dumpParts(model: GraphModel): readonly DumpPart[] {
  const prefix = (kind: NodeKind) => `${kind.prefix}:`;
  const kinds = [...model.kinds.values()].sort((a, b) => (prefix(a) < prefix(b) ? -1 : 1));
  const decimals = decimalColumns(model);
  return [
    REVISIONS,
    MUTATIONS,
    ...kinds.map((kind) => nodesOf(kind, decimals)),
    ...kinds.map(recordsOf),
    ...kinds.map((kind) => relationshipsOf(kind, decimals)),
    PERMALINKS,
  ];
}

const REVISIONS: DumpPart = {
  text: () => `MATCH (r:Revision) WHERE r.number <= $head
    RETURN '' AS key, [{number: r.number, at: r.recordedAt, actor: r.actor, message: r.message}] AS found
    ORDER BY r.number SKIP $skip LIMIT $limit`,
  start: '',
  limit: 1000,
  toRow: (found: object) => ({ row: 'revision', ...found }) as DumpRow,
};

const MUTATIONS: DumpPart = {
  text: () => `MATCH (m:Mutation) WHERE m.revision <= $head
    RETURN '' AS key, [m {.actor, .clientMutationId, .hash, .answer, .revision}] AS found
    ORDER BY m.actor, m.clientMutationId SKIP $skip LIMIT $limit`,
  start: '',
  limit: 1000,
  toRow: (found: object) => ({ row: 'mutation', ...found }) as DumpRow,
};

/** A link that is purged while a dump goes on is purged in it. */
const PERMALINKS: DumpPart = {
  text: () => `MATCH (p:Permalink) WHERE p.id > $after AND (p.revision <= $head OR p.purgedAt IS NOT NULL)
    RETURN p.id AS key, [p {.id, .operation, .document, .variables, .revision, .createdBy, .createdAt, .purgedAt}] AS found
    ORDER BY p.id LIMIT $limit`,
  start: '',
  limit: 500,
  toRow: (found: object) => ({ row: 'permalink', ...found }) as DumpRow,
};

function nodesOf(kind: NodeKind, decimals: readonly string[]): DumpPart {
  const versions = `MATCH (v:${kind.name}|Past {id: key}) WHERE v.knownFrom <= $head
    RETURN ${versionCypher('v', decimals)} ORDER BY v.knownFrom, v.publishedFrom`;
  return {
    text: (after) =>
      `${keysCypher(kind, 'Past', after)} RETURN key, COLLECT { ${versions} } AS found ORDER BY key`,
    start: `${kind.prefix}:`,
    limit: 500,
    toRow: (found: Found, id, head) => ({
      row: 'node',
      id,
      kind: kind.name,
      ...versionOf(found, head),
    }),
  };
}

/** Of nodes that there were; a record that is written again while a dump goes on is the new one. */
function recordsOf(kind: NodeKind): DumpPart {
  const record = `MATCH (v:${kind.name}|Gone {id: key}) WHERE v.record IS NOT NULL AND (v.knownFrom <= $head OR EXISTS {
    MATCH (v)<-[:VERSION_OF]-(p) WHERE p.knownFrom <= $head }) RETURN v.record`;
  return {
    text: (after) =>
      `${keysCypher(kind, 'Gone', after)} RETURN key, COLLECT { ${record} } AS found ORDER BY key`,
    start: `${kind.prefix}:`,
    // A record may hold a long text.
    limit: 100,
    toRow: (record: string, id) => ({ row: 'record', id, record }),
  };
}

function relationshipsOf(kind: NodeKind, decimals: readonly string[]): DumpPart {
  const versions = `MATCH (v:${kind.name}|Gone {id: key})-[r]->(m) WHERE r.knownFrom <= $head
    WITH r, m, replace(type(r), 'PAST_', '') AS type
    RETURN [type, m.id, ${versionCypher('r', decimals)}] ORDER BY type, m.id, r.propositionId, r.knownFrom, r.publishedFrom`;
  return {
    text: (after) =>
      `${keysCypher(kind, 'Gone', after)} RETURN key, COLLECT { ${versions} } AS found ORDER BY key`,
    start: `${kind.prefix}:`,
    limit: 500,
    toRow: ([type, to, found]: readonly [string, string, Found], from, head) => ({
      row: 'relationship',
      from,
      type,
      to,
      propositionId: found['propositionId'] as string,
      ...versionOf(found, head),
    }),
  };
}

/** Ids of a kind, of nodes that are and of those that were. The semicolon is the next character after the colon. */
function keysCypher({ name, prefix }: NodeKind, once: 'Past' | 'Gone', after: string): string {
  const beyond = textCypher('$after', after);
  return `CALL () {
    MATCH (n:${name}) WHERE n.id > ${beyond} RETURN n.id AS key ORDER BY key LIMIT $limit
    UNION MATCH (p:${once}) WHERE p.id > ${beyond} AND p.id < '${prefix};' RETURN DISTINCT p.id AS key ORDER BY key LIMIT $limit
  } WITH key ORDER BY key LIMIT $limit`;
}

/** What was closed after the revision `head` was not closed then. */
function versionOf(found: Found, head: number): VersionRow {
  const { knownFrom, knownTo, publishedFrom, publishedTo } = found;
  return {
    properties: toVersionProperties(found),
    knownFrom: knownFrom as number,
    knownTo: Number(knownTo ?? STILL) > head ? null : (knownTo as number),
    publishedFrom: publishedFrom as string,
    publishedTo: publishedTo === OPEN ? null : ((publishedTo ?? null) as string | null),
  };
}
