import type { RowPlan } from '#graph/read-plan.ts';
import { rowReadsRelationship } from '#graph/reads-relationship.ts';
import type { OrderTerm } from './condition-sql.ts';
import type { Ends, Source } from './via-sql.ts';

/**
 * The keys of a page, in order. Several sources give their own in order, each from its index where it has one, and SQLite merges
 * them; ORDER BY of a union knows only columns, so the keys of the order are columns of it.
 */
export function keysSql(
  sources: readonly Source[],
  kept: readonly string[],
  columns: readonly string[],
  { terms, limit }: { readonly terms: readonly OrderTerm[]; readonly limit: string },
): string {
  const [only, another] = sources;
  const where = (source: Source) => [...source.where, ...kept].join(' AND ');
  if (only !== undefined && another === undefined) {
    const ordered = terms.map(({ sql, direction }) => `${sql}${direction}`).join(', ');
    return `SELECT ${columns.join(', ')} FROM ${only.from} WHERE ${where(only)} ORDER BY ${ordered} LIMIT ${limit}`;
  }
  const all = [...columns, ...terms.map(({ sql }, index) => `${sql} AS o${index}`)].join(', ');
  const arms = sources.map((source) => `SELECT ${all} FROM ${source.from} WHERE ${where(source)}`);
  const ordered = terms.map(({ direction }, index) => `o${index}${direction}`).join(', ');
  return `${arms.join(' UNION ALL ')} ORDER BY ${ordered} LIMIT ${limit}`;
}

/** Of the relationship, what the row wants or starts from. */
export function relationshipColumns({ scope, sources }: Ends, row: RowPlan): readonly string[] {
  const { relationship } = scope;
  if (relationship === null || !rowReadsRelationship(row)) return [];
  const names = [
    'type',
    'source',
    'target',
    'propositionId',
    'details',
    ...(sources[0]?.from.includes(' AS direction') ? ['direction'] : []),
    ...(row.some((cell) => cell.kind === 'column' && cell.column.name === 'knownFrom')
      ? ['knownFrom']
      : []),
  ];
  return names.map((name) => `${relationship}.${name} AS ${name}`);
}
