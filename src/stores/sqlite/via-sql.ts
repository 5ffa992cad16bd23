import type { Hop, Path, Step, Via } from '#graph/condition.ts';
import type { Scope } from './column-sql.ts';
import type { Compilation } from './compilation.ts';
import { idRangeSql, quote } from './kind-sql.ts';
import { type NodeJoin, nodeJoin } from './node-join.ts';
import { parameter } from './parameter-sql.ts';
import { versionSql, versionTables } from './versions-sql.ts';

/** Rows to read: what stands behind FROM, and the conditions that tie it to the parent. */
export interface Source {
  readonly from: string;
  readonly where: readonly string[];
}

/** The rows at the end of a way, or all nodes. Their sources stand beside each other, and bind the same aliases. */
export interface Ends {
  readonly scope: Scope;
  readonly sources: readonly Source[];
  /** The same rows one direction at a time, which is counted faster; left out: as they are. */
  readonly oneByOne?: readonly Source[];
  /** Brings the node into scope, for conditions and orders that look at more than its id; null: it is there. */
  readonly join: NodeJoin | null;
  /** An id at the end may be no node's. */
  readonly mayMiss?: boolean;
}

/** Ends of a way from the element `parent`. A single hop has its relationship in scope; other ways do not. */
export function viaSql(compilation: Compilation, parent: Scope, via: Via): Ends {
  const [path, another] = via.paths;
  const [step, more] = path ?? [];
  if (step?.step === 'hop' && more === undefined && another === undefined) {
    return hopSql(compilation, parent, step, via.kinds);
  }
  const ids = compilation.alias('i');
  const union = via.paths.map((each) => pathSql(compilation, parent, each)).join(' UNION ');
  const id = `${ids}.id`;
  const mayMiss = via.paths.some(([first, second]) => first?.step === 'proposition' && !second);
  return {
    ...nodeJoin(compilation, { id, relationship: null }, { mayMiss }),
    mayMiss,
    sources: [
      {
        from: `(${union}) ${ids}`,
        where: areEnds(via) ? [] : [idRangeSql(compilation, id, via.kinds)],
      },
    ],
  };
}

/** The nodes of a relationship, whatever they are. */
const areEnds = ({ paths, kinds }: Via) =>
  kinds.length === 0 && paths.every(([first, more]) => first?.step === 'end' && more === undefined);

/** Ends of a hop; from anywhere, it goes one way. */
export function hopSql(
  compilation: Compilation,
  parent: Scope | null,
  step: Hop,
  kinds: readonly string[],
): Ends {
  const relationship = compilation.alias('r');
  const isBoth = step.direction === 'both';
  const id = `${relationship}.${isBoth ? 'other' : endsOf(step).far}`;
  const sources =
    isBoth && parent !== null
      ? bothWays(compilation, parent, relationship)
      : { all: oneWay(compilation, parent, relationship, step) };
  const also = [
    `${relationship}.${typesSql(step)}`,
    ...validSql(step, relationship),
    ...(isAnyEntity(compilation, step, kinds) ? [] : [idRangeSql(compilation, id, kinds)]),
  ];
  const narrowed = ({ from, where }: Source) => ({ from, where: [...where, ...also] });
  return {
    ...nodeJoin(compilation, { id, relationship }),
    sources: sources.all.map(narrowed),
    ...('each' in sources && { oneByOne: sources.each.map(narrowed) }),
  };
}

/** Relationships between entities lead to entities, so no id need be looked at for that. */
function isAnyEntity({ model }: Compilation, { types }: Hop, kinds: readonly string[]): boolean {
  return kinds.length === 0 && types.every((type) => model.relationshipTypes.has(type));
}

function oneWay(
  { asOf }: Compilation,
  parent: Scope | null,
  relationship: string,
  step: Hop,
): readonly Source[] {
  return versionTables('relationship', asOf).map((table) => ({
    from: `${table.name} ${relationship}`,
    where: [
      ...(parent === null ? [] : [`${relationship}.${endsOf(step).near} = ${parent.id}`]),
      ...versionSql(table, relationship),
    ],
  }));
}

/** Columns of a relationship that a row may want. */
export const ROW = 'source, type, target, propositionId, details, knownFrom';

/** A relationship from a node to itself is seen once, as going out. */
function bothWays({ asOf }: Compilation, parent: Scope, relationship: string) {
  const arms = versionTables('relationship', asOf).flatMap((table) =>
    (['out', 'in'] as const).map((direction) => {
      const { near, far } = endsOf({ direction });
      const where = [
        `${near} = ${parent.id}`,
        ...(direction === 'in' ? ['source <> target'] : []),
        ...versionSql(table, 'v'),
      ];
      return `SELECT ${ROW}, ${far} AS other, '${direction}' AS direction FROM ${table.name} v WHERE ${where.join(' AND ')}`;
    }),
  );
  const source = (text: string): Source => ({ from: `(${text}) ${relationship}`, where: [] });
  const each = arms.map(source);
  return { all: asOf === undefined ? [source(arms.join(' UNION ALL '))] : each, each };
}

/** One SELECT of the ids at the end of a path. UNION leaves each out but once; a single path says so itself. */
function pathSql(compilation: Compilation, parent: Scope, path: Path): string {
  const [first, ...rest] = path;
  const start = startSql(parent, first);
  const hops = (first?.step === 'hop' ? path : rest) as readonly Hop[];
  if (hops.length === 0) return `SELECT ${start} AS id`;
  return compilation.asOf === undefined
    ? joinedHops(compilation, start, hops)
    : nestedHops(compilation, start, hops);
}

function startSql(parent: Scope, first: Step | undefined): string {
  if (first?.step === 'proposition') return `${parent.relationship}.propositionId`;
  if (first?.step !== 'end') return parent.id;
  return `${parent.relationship}.${first.end === 'start' ? 'source' : 'target'}`;
}

function joinedHops(compilation: Compilation, start: string, hops: readonly Hop[]): string {
  const tables: string[] = [];
  const where: string[] = [];
  let at = start;
  for (const hop of hops) {
    const alias = compilation.alias('r');
    const { near, far } = endsOf(hop);
    tables.push(`relationship ${alias}`);
    where.push(`${alias}.${near} = ${at}`, `${alias}.${typesSql(hop)}`, ...validSql(hop, alias));
    at = `${alias}.${far}`;
  }
  return `SELECT DISTINCT ${at} AS id FROM ${tables.join(' CROSS JOIN ')} WHERE ${where.join(' AND ')}`;
}

/** Present and past stand in two tables, and a join cannot hand an id into a union of both: each hop looks at those before it. */
function nestedHops({ asOf }: Compilation, start: string, hops: readonly Hop[]): string {
  const ids = hops.reduce((before, hop) => {
    const { near, far } = endsOf(hop);
    const arms = versionTables('relationship', asOf).map((table) => {
      const where = [
        `v.${near} IN (${before})`,
        `v.${typesSql(hop)}`,
        ...validSql(hop, 'v'),
        ...versionSql(table, 'v'),
      ];
      return `SELECT v.${far} AS id FROM ${table.name} v WHERE ${where.join(' AND ')}`;
    });
    return arms.join(' UNION ALL ');
  }, start);
  return `SELECT DISTINCT id FROM (${ids})`;
}

function endsOf({ direction }: Pick<Hop, 'direction'>) {
  return direction === 'in' ? { near: 'target', far: 'source' } : { near: 'source', far: 'target' };
}

function typesSql({ types }: Hop): string {
  return `type IN (${types.map(quote).join(', ')})`;
}

/** What may have held on the day of the hop, where it has one. */
function validSql({ validOn }: Hop, relationship: string): readonly string[] {
  if (validOn === undefined) return [];
  const day = parameter(validOn);
  const date = (name: string) => `json_extract(${relationship}.details, '$.${name}')`;
  return [
    `ifnull(${date('validFromEarliest')} <= ${day}, 1)`,
    `ifnull(${date('validToLatest')} >= ${day}, 1)`,
  ];
}
