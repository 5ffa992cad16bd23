import { textCypher } from './literals.ts';
import { nowOrOnce } from './relationship-types.ts';
import { OPEN, STILL, versionCypher } from './version-properties.ts';

const NODE = 'Entity|Evidence';
const MAIN = `v.publishedTo = '${OPEN}'`;

interface ChangesOf {
  readonly kinds: readonly string[] | null;
  /** Whether only nodes of `$ids` are asked for. */
  readonly about: string | null;
  /** Of the change after which they begin. */
  readonly id: string;
}

/**
 * Versions that began, and versions that ended without another one in their place; each sort in order and limited by itself, so that
 * not more is merged than is asked for.
 */
export function changesCypher(
  decimals: readonly string[],
  { kinds, about, id }: ChangesOf,
): string {
  const arm = (label: string, known: string, version: string, also: readonly string[]) => {
    const where = [
      `v.${known} >= $from`,
      `v.${known} <= $until`,
      `(v.${known} > $from OR v.id > ${textCypher('$id', id)})`,
      ...(about === null ? [] : ['v.id IN $ids']),
      ...also,
    ].join(' AND ');
    return `MATCH (v:${label}) WHERE ${where} RETURN v.${known} AS revision, v.id AS id, ${version} AS version ORDER BY revision, id LIMIT $limit`;
  };
  const present = kinds === null ? [] : [`v:${kinds.join('|')}`];
  const past = [
    MAIN,
    ...(kinds === null ? [] : [`v:${kinds.map((kind) => `Past${kind}`).join('|')}`]),
  ];
  const hasNext = (label: string, also = '') =>
    `EXISTS { MATCH (s:${label} {id: v.id}) WHERE s.knownFrom = v.knownTo${also} }`;
  const isLast = [
    `NOT ${hasNext(NODE)}`,
    `NOT ${hasNext('Past', ` AND s.publishedTo = '${OPEN}'`)}`,
  ];
  const arms = [
    arm(NODE, 'knownFrom', 'v', present),
    arm('Past', 'knownFrom', 'v', past),
    arm('Past', 'knownTo', 'null', [...past, ...isLast]),
  ];
  const before = `MATCH (b:Past {id: id}) WHERE b.knownTo = revision AND b.publishedTo = '${OPEN}' RETURN ${versionCypher('b', decimals)}`;
  return `CALL () { ${arms.join(' UNION ALL ')} } WITH revision, id, version ORDER BY revision, id LIMIT $limit
    RETURN revision, id, ${orNull('version', decimals)} AS after, head(COLLECT { ${before} }) AS before ORDER BY revision, id`;
}

function orNull(version: string, decimals: readonly string[]): string {
  return `CASE WHEN ${version} IS NULL THEN null ELSE ${versionCypher(version, decimals)} END`;
}

const SAID = nowOrOnce(['SUBJECT', 'OBJECT']);

/** Ids of what is or was linked to the node `$id`, over one or two links. */
export const ABOUT = `MATCH (e:Entity|Evidence|Gone {id: $id}) CALL (e) {
    MATCH (e)<-[:${SAID}|${nowOrOnce(['SPOKEN_BY', 'STATES', 'ASSESSES'])}]-(s) RETURN s.id AS id
    UNION MATCH (e)<-[:${SAID}]-()<-[:${nowOrOnce(['ON', 'SUPPORTED_SIDE', 'DISPUTED_SIDE'])}]-(s) RETURN s.id AS id
  } RETURN collect(DISTINCT id) AS ids`;

/** Each node that changed in between, as it was at either end; one that is as it was is left out. */
export function differencesCypher(decimals: readonly string[], afterId: string): string {
  const arm = (label: string, known: string, also: string) =>
    `MATCH (v:${label}) WHERE v.${known} > $from AND v.${known} <= $to AND v.id > ${textCypher('$afterId', afterId)}${also} RETURN v.id AS id, v.${known} AS revision`;
  const arms = [
    arm(NODE, 'knownFrom', ''),
    arm('Past', 'knownFrom', ` AND ${MAIN}`),
    arm('Past', 'knownTo', ` AND ${MAIN}`),
  ];
  const at = (revision: string) =>
    `head(COLLECT { MATCH (v:${NODE}|Past {id: id}) WHERE v.knownFrom <= ${revision}
      AND coalesce(v.knownTo, ${STILL}) > ${revision} AND coalesce(v.publishedTo, '${OPEN}') = '${OPEN}' RETURN v })`;
  return `CALL () { ${arms.join(' UNION ALL ')} } WITH id, max(revision) AS revision ORDER BY id
    WITH id, revision, ${at('$from')} AS a, ${at('$to')} AS b
    WHERE (a IS NULL) <> (b IS NULL) OR ${said('a')} <> ${said('b')}
    RETURN revision, id, ${orNull('a', decimals)} AS before, ${orNull('b', decimals)} AS after ORDER BY id LIMIT $limit`;
}

/** What a version says, whatever the store has put beside it. */
function said(version: string): string {
  const own = ['hash', 'record', 'knownFrom', 'knownTo', 'publishedFrom', 'publishedTo'];
  return `${version} {.*, ${own.map((name) => `${name}: 0`).join(', ')}}`;
}
