import type { Database } from 'better-sqlite3';
import { decimalColumns } from '#graph/decimal-columns.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import type { ChangeQuery, DifferenceQuery, Ledger, NodeChange, Revision } from '#graph/ledger.ts';
import { versionJsonSql } from './json-row.ts';
import { limitSql } from './parameter-sql.ts';
import { OPEN } from './versions-sql.ts';

const REVISION = 'SELECT number, recordedAt AS at, actor, message FROM revision';

/** What the versions of nodes say of each revision. */
export class SqliteLedger implements Ledger {
  readonly #database: Database;
  readonly #model: GraphModel;

  constructor(database: Database, model: GraphModel) {
    this.#database = database;
    this.#model = model;
  }

  async revision(
    at: { readonly number: number } | { readonly instant: string },
  ): Promise<Revision | null> {
    return 'number' in at
      ? this.#one(`${REVISION} WHERE number = ?`, at.number)
      : this.#one(
          `${REVISION} WHERE recordedAt <= ? ORDER BY recordedAt DESC, number DESC LIMIT 1`,
          at.instant,
        );
  }

  async head(): Promise<Revision | null> {
    return this.#one(`${REVISION} ORDER BY number DESC LIMIT 1`);
  }

  async revisions(after: number, limit: number): Promise<readonly Revision[]> {
    return this.#database
      .prepare(`${REVISION} WHERE number > ? ORDER BY number LIMIT ${limitSql('?')}`)
      .all(after, limit) as Revision[];
  }

  async changes({
    after,
    until,
    kinds,
    about,
    limit,
  }: ChangeQuery): Promise<readonly NodeChange[]> {
    const from = after.id === '' ? after.revision + 1 : after.revision;
    const more = [
      '(v.%known > @from OR v.id > @id)',
      'v.%known <= @until',
      ...(kinds === null ? [] : ['v.kind IN (SELECT value FROM json_each(@kinds))']),
      ...(about === null ? [] : ['v.id IN about']),
    ].join(' AND ');
    const sql = changesSql(this.#json('v'), this.#json('b'), more);
    const rows = this.#database.prepare(`${about === null ? '' : ABOUT}${sql}`).all({
      from,
      id: after.id,
      until,
      limit,
      ...(kinds !== null && { kinds: JSON.stringify(kinds) }),
      ...(about !== null && { about }),
    }) as readonly ChangeRow[];
    return rows.map(toChange);
  }

  async differences(query: DifferenceQuery): Promise<readonly NodeChange[]> {
    const rows = this.#database
      .prepare(differencesSql(this.#json('v')))
      .all({ ...query }) as readonly ChangeRow[];
    return rows.map(toChange);
  }

  #one(sql: string, ...parameters: readonly (number | string)[]): Revision | null {
    return (this.#database.prepare(sql).get(...parameters) as Revision | undefined) ?? null;
  }

  #json(alias: string): string {
    return versionJsonSql(`${alias}.properties`, decimalColumns(this.#model));
  }
}

interface ChangeRow {
  readonly revision: number;
  readonly kind: string;
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
}

function toChange({ before, after, ...rest }: ChangeRow): NodeChange {
  return {
    ...rest,
    before: before === null ? null : JSON.parse(before),
    after: after === null ? null : JSON.parse(after),
  };
}

/**
 * Versions that began, and versions that ended without another one in their place; each table in the order of its index, so
 * that reading ends with the page.
 */
function changesSql(after: string, before: string, conditions: string): string {
  const where = (known: string) =>
    `v.${known} >= @from AND ${conditions.replaceAll('%known', known)}`;
  const hasNext = (table: string, also = '') =>
    `EXISTS (SELECT 1 FROM ${table} s WHERE s.id = v.id AND s.knownFrom = v.knownTo${also})`;
  const main = `v.publishedTo = '${OPEN}'`;
  const arms = [
    `SELECT v.knownFrom AS revision, v.id AS id, v.kind AS kind, ${after} AS after FROM node v WHERE ${where('knownFrom')}`,
    `SELECT v.knownFrom, v.id, v.kind, ${after} FROM pastNode v WHERE ${main} AND ${where('knownFrom')}`,
    `SELECT v.knownTo, v.id, v.kind, NULL FROM pastNode v WHERE ${main} AND ${where('knownTo')} AND NOT ${hasNext('node')} AND NOT ${hasNext('pastNode', ` AND s.publishedTo = '${OPEN}'`)}`,
  ];
  const previous = `SELECT ${before} FROM pastNode b WHERE b.id = c.id AND b.knownTo = c.revision AND b.publishedTo = '${OPEN}'`;
  return `SELECT c.*, (${previous}) AS before FROM (${arms.join(' UNION ALL ')} ORDER BY revision, id LIMIT ${limitSql('@limit')}) c`;
}

/** Ids of what concerns an entity, now or ever. */
const ABOUT = `WITH link AS (
    SELECT source, type, target FROM relationship UNION ALL SELECT source, type, target FROM pastRelationship
  ), said AS (
    SELECT source AS id FROM link WHERE target = @about AND type IN ('SUBJECT', 'OBJECT')
  ), about AS (
    SELECT @about AS id UNION SELECT id FROM said
    UNION SELECT source FROM link WHERE target = @about AND type IN ('SPOKEN_BY', 'ASSESSES', 'STATES')
    UNION SELECT source FROM link WHERE target IN said AND type IN ('ON', 'SUPPORTED_SIDE', 'DISPUTED_SIDE')
  ) `;

/** Each node that changed in between, as it was at either end; one that is as it was is left out. */
function differencesSql(json: string): string {
  const between = (column: string) => `${column} > @from AND ${column} <= @to`;
  const ids = [
    `SELECT id, kind, knownFrom AS revision FROM node WHERE ${between('knownFrom')}`,
    `SELECT id, kind, knownFrom FROM pastNode WHERE ${between('knownFrom')} AND publishedTo = '${OPEN}'`,
    `SELECT id, kind, knownTo FROM pastNode WHERE ${between('knownTo')} AND publishedTo = '${OPEN}'`,
  ].join(' UNION ALL ');
  const at = (revision: string) =>
    `coalesce((SELECT ${json} FROM node v WHERE v.id = c.id AND v.knownFrom <= ${revision}),
      (SELECT ${json} FROM pastNode v WHERE v.id = c.id AND v.knownFrom <= ${revision} AND v.knownTo > ${revision} AND v.publishedTo = '${OPEN}'))`;
  return `SELECT revision, kind, id, before, after FROM (
      SELECT c.id, c.kind, max(c.revision) AS revision, ${at('@from')} AS before, ${at('@to')} AS after
      FROM (${ids}) c WHERE c.id > @afterId GROUP BY c.id
    ) WHERE before IS NOT after ORDER BY id LIMIT ${limitSql('@limit')}`;
}
