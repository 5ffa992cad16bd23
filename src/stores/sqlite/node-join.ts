import type { Scope } from './column-sql.ts';
import type { Compilation } from './compilation.ts';
import { pastSql, presentSql } from './versions-sql.ts';

/** What stands behind FROM and WHERE to bring a node into scope by its id. */
export interface NodeJoin {
  readonly from: string;
  readonly where: string;
}

/** Where a node is joined, and how it is fetched. */
interface JoinOptions {
  readonly letter?: string;
  /** The id may lead nowhere; else whatever leads to a node guarantees that it is there. */
  readonly mayMiss?: boolean;
}

/**
 * The node with an id, fetched by its key: the present one, else the version that is asked for. CROSS JOIN keeps the order:
 * what leads to the nodes first, then each node. Few nodes have a past, so it is looked up only where the present is no answer.
 */
export function nodeJoin(
  compilation: Compilation,
  { id, relationship }: Pick<Scope, 'id' | 'relationship'>,
  { letter = 'n', mayMiss = false }: JoinOptions = {},
): { readonly scope: Scope; readonly join: NodeJoin } {
  const { asOf } = compilation;
  const node = compilation.alias(letter);
  if (asOf === undefined) {
    return {
      scope: { node, properties: `${node}.properties`, id, relationship },
      join: { from: ` CROSS JOIN node ${node}`, where: `${node}.id = ${id}` },
    };
  }
  const past = compilation.alias('p');
  const before = `FROM pastNode ${past} WHERE ${past}.id = ${id} AND ${pastSql(past, asOf)}`;
  return {
    scope: {
      node,
      properties: `coalesce(${node}.properties, (SELECT ${past}.properties ${before}))`,
      id,
      relationship,
    },
    join: {
      from: ` LEFT JOIN node ${node} ON ${node}.id = ${id} AND ${presentSql(node, asOf)}`,
      where: mayMiss ? `(${node}.id IS NOT NULL OR EXISTS (SELECT 1 ${before}))` : '',
    },
  };
}
