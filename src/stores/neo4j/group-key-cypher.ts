import type { Column } from '#graph/property.ts';
import { type GroupKey, type GroupPlan, NAMED_ENDS } from '#graph/read-plan.ts';
import { columnCypher, type Scope } from './column-cypher.ts';
import type { Compilation } from './compilation.ts';
import { saidCypher } from './condition-cypher.ts';
import { endsCypher } from './ends-cypher.ts';
import { periodCypher } from './period-cypher.ts';
import { kindCypher } from './versions-cypher.ts';
import { viaCypher } from './via-cypher.ts';

/** What tells groups of nodes or relationships apart, as a text or null. */
export function groupKeyCypher(
  compilation: Compilation,
  scope: Scope,
  on: GroupPlan['of'],
  key: GroupKey,
): string {
  switch (key.kind) {
    case 'column':
      return columnCypher(compilation, scope, on, key.column);
    case 'kind':
      return kindCypher(compilation, scope.node);
    case 'list': {
      const each = compilation.name('e');
      const list = columnCypher(compilation, scope, on, key.column);
      return joined(
        compilation,
        `UNWIND ${list} AS ${each} WITH DISTINCT ${each} ORDER BY ${each} RETURN ${each}`,
        ' ',
      );
    }
    case 'period': {
      const [first, last] = [key.earliest, key.latest].map((column) =>
        periodCypher(columnCypher(compilation, scope, on, column), key.unit),
      );
      return `CASE WHEN ${first} = ${last} THEN ${first} ELSE null END`;
    }
    case 'ends': {
      const ends = viaCypher(compilation, scope, key.via);
      const said = saidCypher(compilation, ends.scope, [key.where]);
      const order = [{ on: 'node', column: NAME, descending: false } as const];
      const { text, names } = endsCypher(compilation, ends, said, { order });
      const nodes = names.filter((name) => name !== ends.scope.relationship).join(', ');
      const { node } = ends.scope;
      const name = columnCypher(compilation, ends.scope, 'node', NAME);
      const one = `${node}.id + '${NAMED_ENDS.name}' + coalesce(${name}, ${node}.id)`;
      return joined(
        compilation,
        `${text} WITH DISTINCT ${nodes} ORDER BY ${node}.id RETURN ${one}`,
        NAMED_ENDS.next,
      );
    }
  }
}

const NAME: Column = { name: 'name', type: 'text', required: false };

/** Null of nothing. */
function joined({ name }: Compilation, texts: string, between: string): string {
  const [all, each] = [name('a'), name('e')];
  return `reduce(${all} = null, ${each} IN COLLECT { ${texts} } | coalesce(${all} + '${between}', '') + ${each})`;
}
