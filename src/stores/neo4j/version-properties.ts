import { createHash } from 'node:crypto';
import neo4j from 'neo4j-driver';
import type { Stored, StoredValue } from '#graph/encode.ts';
import type { VersionProperties } from '#graph/ledger.ts';
import type { EarlierVersion } from '#graph/write-plan.ts';

/** `knownTo` of a version that is still known, and `publishedTo` of one that nothing published later replaces. */
export const STILL = 2_147_483_647;
export const OPEN = '~';

/** Properties that the store itself puts beside those of the model. */
const OWN: ReadonlySet<string> = new Set([
  'id',
  'hash',
  'record',
  'knownFrom',
  'knownTo',
  'publishedFrom',
  'publishedTo',
]);

/** Of a relationship; empty where it is a link of evidence, which has no such property. */
const LINK = 'propositionId';

/** What is written of a row, whatever its key. */
export interface Content {
  readonly properties: Stored;
  readonly publishedFrom?: string;
  readonly earlier?: readonly EarlierVersion[];
}

/** The same for equal content, so that a row that is as stored is known without reading it. */
export function hashOf({ properties, publishedFrom = '', earlier = [] }: Content): string {
  const versions = [{ publishedFrom, properties }, ...earlier];
  const parts = versions.map((version) => [version.publishedFrom, sorted(version.properties)]);
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27);
}

/** JSON knows no 64-bit integer: its digits stand in an array, which no text is. */
function sorted(properties: Stored): readonly unknown[] {
  return Object.keys(properties)
    .sort()
    .map((name) => {
      const value = properties[name];
      return [name, typeof value === 'bigint' ? [[`${value}`]] : value];
    });
}

/** Whole numbers go as integers. */
export function toDriver(properties: Stored): Record<string, unknown> {
  const converted: Record<string, unknown> = {};
  for (const name in properties) {
    const value = properties[name];
    converted[name] = typeof value === 'number' ? neo4j.int(value) : value;
  }
  return converted;
}

/** All properties of an element as a map, 64-bit integers as their digits. */
export function versionCypher(element: string, decimals: readonly string[]): string {
  const digits = decimals.map((name) => `, ${name}: toString(${element}.${name})`);
  return `${element} {.*${digits.join('')}}`;
}

/** What `versionCypher` gave, without what is the store's own. */
export function toVersionProperties(
  found: Readonly<Record<string, StoredValue | null>>,
): VersionProperties {
  const properties = Object.entries(found).filter(
    ([name, value]) => value !== null && !OWN.has(name) && !(name === LINK && value === ''),
  );
  return Object.fromEntries(properties.sort(([a], [b]) => (a < b ? -1 : 1))) as VersionProperties;
}

/** As they were written: digits are 64-bit integers again. */
export function toStored(properties: VersionProperties, decimals: readonly string[]): Stored {
  const stored = Object.entries(properties).map(([name, value]) => [
    name,
    decimals.includes(name) ? BigInt(value as string) : value,
  ]);
  return Object.fromEntries(stored) as Stored;
}
