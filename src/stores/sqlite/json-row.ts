import type { Stored } from '#graph/encode.ts';

/**
 * A row as JSON, its columns by name: the same row is the same text, so that what is as stored is seen to be. JSON.stringify knows no
 * bigint; a 64-bit integer stands in JSON as its digits.
 */
export function toJson(properties: Stored): string {
  let text = '{';
  for (const name of Object.keys(properties).sort()) {
    const value = properties[name];
    text += `${text.length > 1 ? ',' : ''}"${name}":`;
    text += typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
  }
  return `${text}}`;
}

/** JSON text of the properties of a version, its 64-bit integers as digits in quotes. */
export function versionJsonSql(content: string, decimals: readonly string[]): string {
  return decimals.reduce((json, name) => {
    const digits = `json_extract(${content}, '$.${name}')`;
    return `CASE WHEN ${digits} IS NULL THEN ${json} ELSE json_set(${json}, '$.${name}', CAST(${digits} AS TEXT)) END`;
  }, `json(${content})`);
}
