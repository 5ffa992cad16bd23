import type { Condition } from '#graph/condition.ts';
import type { AsOf } from '#graph/read-plan.ts';
import type { Scope } from './column-cypher.ts';
import type { Compilation } from './compilation.ts';
import { conditionCypher } from './condition-cypher.ts';
import { whereCypher } from './ends-cypher.ts';
import { conditionReadsPlace } from './reads-version.ts';
import { pastCypher, presentCypher } from './versions-cypher.ts';
import { scopeOf } from './via-cypher.ts';

/** Nodes of all sorts at a time of the past: those that are still so, and versions that stand apart. */
export interface Root {
  readonly scope: Scope;
  /** Labels of nodes that are, and of the versions. */
  readonly now: string;
  readonly past: string;
  /** What both must satisfy, whatever they are called. */
  readonly also: readonly ((name: string) => string)[];
}

/** @param now Labels of nodes that are. No kinds: nodes of any kind. */
export function rootOf(
  compilation: Compilation,
  now: string,
  kinds: readonly string[],
  also: Root['also'] = [],
): Root {
  const versions = kinds.map((kind) => `Past${kind}`).join('|');
  return {
    scope: scopeOf(compilation, compilation.name('n'), { relationship: null, parent: null }),
    now,
    // Ids of versions are found by the label that all of them have.
    past: kinds.length === 0 ? ':Past' : also.length === 0 ? `:${versions}` : `:Past&(${versions})`,
    also,
  };
}

/** The first half of what there was: nodes that have not changed since. Binds the node alone. */
export function presentArm(
  compilation: Compilation,
  asOf: AsOf,
  { scope, now, also }: Root,
  conditions: readonly Condition[],
  hint = '',
): string {
  const { node } = scope;
  const where = [
    ...also.map((each) => each(node)),
    presentCypher(compilation, asOf, node),
    ...conditions.map((each) => conditionCypher(compilation, presentScope(scope), each)),
  ];
  return `MATCH (${node}${now})${whereCypher(where, hint)}`;
}

/** A node that has not changed since is its own version. */
export const presentScope = (scope: Scope): Scope => ({ ...scope, version: scope.node });

/** The other half: versions that stand apart, and the node at whose place each stands. */
export function pastArm(
  compilation: Compilation,
  asOf: AsOf,
  { scope, past, also }: Root,
  conditions: readonly Condition[],
): string {
  const { node, version } = scope;
  const where = [...also.map((each) => each(version)), pastCypher(compilation, asOf, version)];
  const place = ` MATCH (${version})-[:VERSION_OF]->(${node})`;
  const kept = conditions.map((each) => conditionCypher(compilation, scope, each));
  return `MATCH (${version}${past})${whereCypher(where)}${place}${whereCypher(kept)}`;
}

/** How many there are of both halves together. */
export function rootCount(
  compilation: Compilation,
  asOf: AsOf,
  root: Root,
  conditions: readonly Condition[],
  hint: string,
): string {
  const arms = [
    presentArm(compilation, asOf, root, conditions, hint),
    conditions.some(conditionReadsPlace)
      ? pastArm(compilation, asOf, root, conditions)
      : placeless(compilation, asOf, root, conditions),
  ];
  return arms.map((arm) => `COUNT { ${arm} RETURN 1 }`).join(' + ');
}

/** Versions alone, where nothing is asked of the node itself. */
function placeless(
  compilation: Compilation,
  asOf: AsOf,
  { scope, past, also }: Root,
  conditions: readonly Condition[],
): string {
  const { version } = scope;
  const own = { ...scope, node: version };
  const where = [
    ...also.map((each) => each(version)),
    pastCypher(compilation, asOf, version),
    ...conditions.map((each) => conditionCypher(compilation, own, each)),
  ];
  return `MATCH (${version}${past})${whereCypher(where)}`;
}

/** Both halves as one, each put in order and cut off by `limited`. */
export function bothArms(
  { everywhere }: Compilation,
  { scope }: Root,
  arms: { readonly present: string; readonly past: string },
  limited: (scope: Scope, names: readonly string[]) => string,
): string {
  const { node, version } = scope;
  const names = [node, version];
  const present = `${arms.present}${limited(presentScope(scope), [node])} RETURN ${node}, ${node} AS ${version}`;
  const past = `${arms.past}${limited(scope, names)} RETURN ${names.join(', ')}`;
  return `CALL (${everywhere.join(', ')}) { ${present} UNION ALL ${past} }${limited(scope, names)}`;
}
