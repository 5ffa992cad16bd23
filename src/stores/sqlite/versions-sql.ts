import type { AsOf } from '#graph/read-plan.ts';
import { parameter } from './parameter-sql.ts';

/** `knownTo` of a version that is still known, and `publishedTo` of one that nothing published later replaces. */
export const STILL = 2_147_483_647;
export const OPEN = '~';

/** Whether a row of `node` or `relationship` is the version that is asked for. */
export function presentSql(alias: string, { revision, publishedBy }: AsOf): string {
  const known = `${alias}.knownFrom <= ${parameter(revision)}`;
  if (publishedBy === null) return known;
  return `${known} AND ${alias}.publishedFrom <= ${parameter(publishedBy)}`;
}

/** The same for a row of the tables of what was. */
export function pastSql(alias: string, asOf: AsOf): string {
  const { revision, publishedBy } = asOf;
  const published =
    publishedBy === null
      ? `${alias}.publishedTo = '${OPEN}'`
      : `${alias}.publishedTo > ${parameter(publishedBy)}`;
  return `${presentSql(alias, asOf)} AND ${alias}.knownTo > ${parameter(revision)} AND ${published}`;
}

/** A table, and which of its rows are read; null: all of them. */
export interface VersionTable {
  readonly name: string;
  readonly version: ((alias: string) => string) | null;
}

/** The tables whose rows together are every version that is asked for; without `asOf`, the present alone. */
export function versionTables(
  name: 'node' | 'relationship',
  asOf: AsOf | undefined,
): readonly VersionTable[] {
  if (asOf === undefined) return [{ name, version: null }];
  const past = name === 'node' ? 'pastNode' : 'pastRelationship';
  return [
    { name, version: (alias) => presentSql(alias, asOf) },
    { name: past, version: (alias) => pastSql(alias, asOf) },
  ];
}

/** The condition on a row of a table, as a list: empty when all are read. */
export function versionSql({ version }: VersionTable, alias: string): readonly string[] {
  return version === null ? [] : [version(alias)];
}
