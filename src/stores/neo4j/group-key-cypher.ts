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
  if (key.kind !== 'ends') return valueKeyCypher(compilation, scope, on, key);
  return namedEnds(compilation, inOrder(compilation, endsOfKey(compilation, scope, key)));
}

type EndsKey = Extract<GroupKey, { kind: 'ends' }>;

/** A key that is not what is at the end of a way. */
export function valueKeyCypher(
  compilation: Compilation,
  scope: Scope,
  on: GroupPlan['of'],
  key: Exclude<GroupKey, EndsKey>,
): string {
  switch (key.kind) {
    case 'column':
      return columnCypher(compilation, scope, on, key.column);
    case 'kind':
      return kindCypher(compilation, scope.node);
    case 'list': {
      const each = compilation.name('e');
      const list = columnCypher(compilation, scope, on, key.column);
      const texts = `COLLECT { UNWIND ${list} AS ${each} WITH DISTINCT ${each} ORDER BY ${each} RETURN ${each} }`;
      return joined(compilation, texts, (text) => text, ' ');
    }
    case 'period': {
      const [first, last] = [key.earliest, key.latest].map((column) =>
        periodCypher(columnCypher(compilation, scope, on, column), key.unit),
      );
      return `CASE WHEN ${first} = ${last} THEN ${first} ELSE null END`;
    }
  }
}

/** What is at the end of a way, in no order: a list of nodes, or of pairs of a node and its version. */
export function endsOfKey(compilation: Compilation, scope: Scope, { via, where }: EndsKey): string {
  const ends = viaCypher(compilation, scope, via);
  const said = saidCypher(compilation, ends.scope, [where]);
  const order = [{ on: 'node', column: NAME, descending: false } as const];
  const { text } = endsCypher(compilation, ends, said, { order });
  const { node, version } = ends.scope;
  const end = compilation.asOf === undefined ? node : `[${node}, ${version}]`;
  return `COLLECT { ${text} RETURN DISTINCT ${end} }`;
}

/** Such a list in the order of ids. */
export function inOrder(compilation: Compilation, list: string): string {
  const each = compilation.name('e');
  return `COLLECT { UNWIND ${list} AS ${each} WITH ${each} ORDER BY ${nodeOf(compilation, each)}.id RETURN ${each} }`;
}

/** The ids of such a list, by which groups are ordered. */
export function idsOf(compilation: Compilation, list: string): string {
  const each = compilation.name('e');
  return `[${each} IN ${list} | ${nodeOf(compilation, each)}.id]`;
}

/** The text of such a list; null of none. */
export function namedEnds(compilation: Compilation, list: string): string {
  return joined(compilation, list, (each) => oneEnd(compilation, each), NAMED_ENDS.next);
}

function oneEnd(compilation: Compilation, each: string): string {
  const node = nodeOf(compilation, each);
  const version = compilation.asOf === undefined ? each : `${each}[1]`;
  const scope = { node, version, relationship: null, parent: null };
  const name = columnCypher(compilation, scope, 'node', NAME);
  return `${node}.id + '${NAMED_ENDS.name}' + coalesce(${name}, ${node}.id)`;
}

const nodeOf = ({ asOf }: Compilation, each: string) => (asOf === undefined ? each : `${each}[0]`);

const NAME: Column = { name: 'name', type: 'text', required: false };

/** Null of nothing. */
function joined(
  { name }: Compilation,
  list: string,
  textOf: (each: string) => string,
  between: string,
): string {
  const [all, each] = [name('a'), name('e')];
  return `reduce(${all} = null, ${each} IN ${list} | coalesce(${all} + '${between}', '') + ${textOf(each)})`;
}
