import { decimalColumns } from '#graph/decimal-columns.ts';
import type { DumpRow, VersionRow } from '#graph/dump.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import { versionJsonSql } from './json-row.ts';
import { PERMALINK_COLUMNS } from './sqlite-permalinks.ts';
import { OPEN, STILL } from './versions-sql.ts';

interface DumpStatement {
  readonly sql: string;
  readonly toRow: (row: never) => DumpRow;
}

interface VersionColumns extends Omit<VersionRow, 'properties'> {
  readonly properties: string;
}

/** One statement for each sort of row, in the order of the dump. */
export function dumpStatements(model: GraphModel): readonly DumpStatement[] {
  const decimals = decimalColumns(model);
  const versions = (key: string, present: string, past: string, content: string) => {
    const json = `${versionJsonSql(content, decimals)} AS properties`;
    return `SELECT ${key}, ${json}, knownFrom, NULL AS knownTo, publishedFrom, NULL AS publishedTo FROM ${present}
      UNION ALL SELECT ${key}, ${json}, knownFrom, nullif(knownTo, ${STILL}), publishedFrom, nullif(publishedTo, '${OPEN}') FROM ${past}`;
  };
  const nodes = versions('id, kind', 'node', 'pastNode', 'properties');
  const key = 'source AS "from", type, target AS "to", propositionId';
  const relationships = versions(key, 'relationship', 'pastRelationship', 'details');
  const withProperties = (row: VersionColumns) => ({
    ...row,
    properties: JSON.parse(row.properties),
  });
  return [
    {
      sql: 'SELECT number, recordedAt AS at, actor, message FROM revision ORDER BY number',
      toRow: (row: object) => ({ row: 'revision', ...row }) as DumpRow,
    },
    {
      sql: 'SELECT actor, clientMutationId, hash, answer, revision FROM mutation ORDER BY actor, clientMutationId',
      toRow: (row: object) => ({ row: 'mutation', ...row }) as DumpRow,
    },
    {
      sql: `SELECT * FROM (${nodes}) ORDER BY id, knownFrom, publishedFrom`,
      toRow: (row: VersionColumns) => ({ row: 'node', ...withProperties(row) }) as DumpRow,
    },
    {
      sql: 'SELECT id, content AS record FROM record ORDER BY id',
      toRow: (row: object) => ({ row: 'record', ...row }) as DumpRow,
    },
    {
      sql: `SELECT * FROM (${relationships}) ORDER BY "from", type, "to", propositionId, knownFrom, publishedFrom`,
      toRow: (row: VersionColumns) => ({ row: 'relationship', ...withProperties(row) }) as DumpRow,
    },
    {
      sql: `SELECT ${PERMALINK_COLUMNS} FROM permalink
        WHERE purgedAt IS NOT NULL OR revision <= (SELECT ifnull(max(number), 0) FROM revision) ORDER BY id`,
      toRow: (row: object) => ({ row: 'permalink', ...row }) as DumpRow,
    },
  ];
}
