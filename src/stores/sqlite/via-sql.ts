import type { Path, Step, Via } from '#graph/read-plan.ts';
import type { Scope } from './column-sql.ts';
import type { Compilation } from './compilation.ts';

/** The rows at the end of a way: what stands behind FROM, and the conditions that tie it to the parent. */
export interface Ends {
  readonly scope: Scope;
  readonly from: string;
  readonly where: readonly string[];
}

/** Ends of a way from the element `parent`. A single hop has its relationship in scope; other ways do not. */
export function viaSql(compilation: Compilation, parent: Scope, via: Via): Ends {
  const [path, another] = via.paths;
  const [step, more] = path ?? [];
  const node = compilation.alias('n');
  const kinds = kindsSql(compilation, node, via.kinds);
  if (step?.step === 'hop' && more === undefined && another === undefined) {
    return hopSql(compilation, parent, step, node, kinds);
  }
  const ids = via.paths.map((each) => pathSql(compilation, parent, each));
  const where = [`${node}.id IN (${ids.join(' UNION ')})`, ...kinds];
  return { scope: { node, id: `${node}.id`, relationship: null }, from: `node ${node}`, where };
}

function hopSql(
  compilation: Compilation,
  parent: Scope,
  step: Extract<Step, { step: 'hop' }>,
  node: string,
  kinds: readonly string[],
): Ends {
  const relationship = compilation.alias('r');
  const here = `${parent.node}.id`;
  const types = `${relationship}.type IN (${step.types.map(quote).join(', ')})`;
  if (step.direction === 'both') {
    // A relationship from a node to itself is seen once, as going out.
    const arm = (near: string, far: string, direction: string, also: string) =>
      `SELECT *, ${far} AS other, '${direction}' AS direction FROM relationship WHERE ${near} = ${here}${also}`;
    const arms = `${arm('source', 'target', 'out', '')} UNION ALL ${arm('target', 'source', 'in', ' AND source <> target')}`;
    return {
      scope: { node, id: `${relationship}.other`, relationship },
      from: `(${arms}) ${relationship} CROSS JOIN node ${node}`,
      where: [types, `${node}.id = ${relationship}.other`, ...kinds],
    };
  }
  const [near, far] = step.direction === 'out' ? ['source', 'target'] : ['target', 'source'];
  return {
    scope: { node, id: `${relationship}.${far}`, relationship },
    // CROSS JOIN keeps the order: relationships of the parent first, then their nodes by id.
    from: `relationship ${relationship} CROSS JOIN node ${node}`,
    where: [
      `${relationship}.${near} = ${here}`,
      types,
      `${node}.id = ${relationship}.${far}`,
      ...kinds,
    ],
  };
}

/** One SELECT of the ids at the end of a path. */
function pathSql(compilation: Compilation, parent: Scope, path: Path): string {
  const tables: string[] = [];
  const where: string[] = [];
  let at = `${parent.node}.id`;
  for (const step of path) {
    switch (step.step) {
      case 'end':
        at = `${parent.relationship}.${step.end === 'start' ? 'source' : 'target'}`;
        break;
      case 'proposition':
        at = `${parent.relationship}.propositionId`;
        break;
      case 'hop': {
        const alias = compilation.alias('r');
        const [near, far] = step.direction === 'in' ? ['target', 'source'] : ['source', 'target'];
        tables.push(`relationship ${alias}`);
        where.push(
          `${alias}.${near} = ${at}`,
          `${alias}.type IN (${step.types.map(quote).join(', ')})`,
        );
        at = `${alias}.${far}`;
      }
    }
  }
  const from =
    tables.length === 0 ? '' : ` FROM ${tables.join(' CROSS JOIN ')} WHERE ${where.join(' AND ')}`;
  return `SELECT ${at}${from}`;
}

/** No kinds: any entity. */
export function kindsSql(
  compilation: Compilation,
  node: string,
  kinds: readonly string[],
): readonly string[] {
  const names = kinds.length > 0 ? kinds : compilation.entityKinds;
  const [only, another] = names;
  // The indexes of a kind are partial; SQLite sees that one applies by this very comparison.
  if (only !== undefined && another === undefined) return [`${node}.kind = ${quote(only)}`];
  return [`${node}.kind IN (${names.map(quote).join(', ')})`];
}

export function quote(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
