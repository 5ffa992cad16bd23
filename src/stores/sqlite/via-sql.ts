import type { Path, Step, Via } from '#graph/read-plan.ts';
import type { Scope } from './column-sql.ts';
import type { Compilation } from './compilation.ts';
import { idRangeSql, quote } from './kind-sql.ts';

/** The rows at the end of a way: what stands behind FROM, and the conditions that tie it to the parent. */
export interface Ends {
  readonly scope: Scope;
  readonly from: string;
  readonly where: readonly string[];
  /** Brings the node into scope, for conditions and orders that look at more than its id; null: it is there. */
  readonly join: { readonly from: string; readonly where: string } | null;
}

/** Ends of a way from the element `parent`. A single hop has its relationship in scope; other ways do not. */
export function viaSql(compilation: Compilation, parent: Scope, via: Via): Ends {
  const [path, another] = via.paths;
  const [step, more] = path ?? [];
  if (step?.step === 'hop' && more === undefined && another === undefined) {
    return hopSql(compilation, parent, step, via.kinds);
  }
  const ids = compilation.alias('i');
  const node = compilation.alias('n');
  const union = via.paths.map((each) => pathSql(compilation, parent, each)).join(' UNION ');
  const id = `${ids}.id`;
  return {
    scope: { node, id, relationship: null },
    from: `(${union}) ${ids}`,
    where: [idRangeSql(compilation, id, via.kinds)],
    join: nodeJoin(node, id),
  };
}

type Hop = Extract<Step, { step: 'hop' }>;

function hopSql(
  compilation: Compilation,
  parent: Scope,
  step: Hop,
  kinds: readonly string[],
): Ends {
  const relationship = compilation.alias('r');
  const node = compilation.alias('n');
  const { from, where, far } =
    step.direction === 'both' ? bothWays(parent, relationship) : oneWay(parent, relationship, step);
  const id = `${relationship}.${far}`;
  const types = `${relationship}.type IN (${step.types.map(quote).join(', ')})`;
  return {
    scope: { node, id, relationship },
    from,
    where: [...where, types, idRangeSql(compilation, id, kinds)],
    join: nodeJoin(node, id),
  };
}

function oneWay(parent: Scope, relationship: string, { direction }: Hop) {
  const [near, far] = direction === 'out' ? ['source', 'target'] : ['target', 'source'];
  return {
    from: `relationship ${relationship}`,
    where: [`${relationship}.${near} = ${parent.id}`],
    far,
  };
}

/** A relationship from a node to itself is seen once, as going out. */
function bothWays(parent: Scope, relationship: string) {
  const arm = (near: string, far: string, direction: string) =>
    `SELECT *, ${far} AS other, '${direction}' AS direction FROM relationship WHERE ${near} = ${parent.id}`;
  const arms = `${arm('source', 'target', 'out')} UNION ALL ${arm('target', 'source', 'in')} AND source <> target`;
  return { from: `(${arms}) ${relationship}`, where: [], far: 'other' };
}

/** CROSS JOIN keeps the order: what leads to the nodes first, then each node by its key. */
function nodeJoin(node: string, id: string): NonNullable<Ends['join']> {
  return { from: ` CROSS JOIN node ${node}`, where: `${node}.id = ${id}` };
}

/** One SELECT of the ids at the end of a path. UNION leaves each out but once; a single path says so itself. */
function pathSql(compilation: Compilation, parent: Scope, path: Path): string {
  const tables: string[] = [];
  const where: string[] = [];
  let at = parent.id;
  for (const step of path) {
    if (step.step === 'end') {
      at = `${parent.relationship}.${step.end === 'start' ? 'source' : 'target'}`;
    } else if (step.step === 'proposition') {
      at = `${parent.relationship}.propositionId`;
    } else {
      const alias = compilation.alias('r');
      const [near, far] = step.direction === 'in' ? ['target', 'source'] : ['source', 'target'];
      const types = step.types.map(quote).join(', ');
      tables.push(`relationship ${alias}`);
      where.push(`${alias}.${near} = ${at}`, `${alias}.type IN (${types})`);
      at = `${alias}.${far}`;
    }
  }
  if (tables.length === 0) return `SELECT ${at} AS id`;
  return `SELECT DISTINCT ${at} AS id FROM ${tables.join(' CROSS JOIN ')} WHERE ${where.join(' AND ')}`;
}
