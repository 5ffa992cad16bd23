import type { RelationshipLookup } from '#graph/read-plan.ts';
import type { Scope } from './column-sql.ts';
import type { Compilation } from './compilation.ts';
import { parameter } from './parameter-sql.ts';
import { versionSql, versionTables } from './versions-sql.ts';
import { ROW } from './via-sql.ts';

const PARTS = ['source', 'type', 'target', 'propositionId'] as const;

/** What stands behind FROM to bring relationships into scope by their keys, and nothing but them. */
export function keyedRelationships(
  compilation: Compilation,
  lookup: RelationshipLookup,
): { readonly scope: Scope; readonly from: string } {
  const relationship = compilation.alias('r');
  // A key is one text for either engine; as JSON it comes apart without a function of ours.
  const key = `('[' || replace(json_quote(value), '\\u001f', '","') || ']')`;
  const keys = `(SELECT ${key} AS parts FROM json_each(${parameter(lookup.parameter)})) k`;
  const arms = versionTables('relationship', compilation.asOf).map((table) => {
    const where = PARTS.map((part, index) => `v.${part} = json_extract(k.parts, '$[${index}]')`);
    return `SELECT ${ROW} FROM ${keys} CROSS JOIN ${table.name} v WHERE ${[...where, ...versionSql(table, 'v')].join(' AND ')}`;
  });
  const id = `${relationship}.target`;
  return {
    scope: { node: '', properties: '', id, relationship },
    from: `(${arms.join(' UNION ALL ')}) ${relationship}`,
  };
}
