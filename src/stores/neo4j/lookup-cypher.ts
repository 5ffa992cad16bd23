import { groupBy } from '#graph/batches.ts';
import type { AsOf, Lookup } from '#graph/read-plan.ts';
import type { Compilation } from './compilation.ts';
import { conditionCypher } from './condition-cypher.ts';
import { whereCypher } from './ends-cypher.ts';
import { labelsOf } from './labels.ts';
import { bothArms, pastArm, presentArm, rootOf } from './root-cypher.ts';
import { rowCypher } from './row-cypher.ts';
import { scopeOf } from './via-cypher.ts';

/** Ids are unique by label, so a lookup in any kind asks the two families that together have every node. */
export function lookupCypher(compilation: Compilation, lookup: Lookup): string {
  const { asOf } = compilation;
  const families = labelsByFamily(compilation, lookup.kinds);
  if (asOf !== undefined) return pastLookup(compilation, asOf, lookup, families.flat());
  const lists = families.map((labels) => {
    const node = compilation.name('n');
    const scope = scopeOf(compilation, node, { relationship: null, parent: null });
    const row = rowCypher(compilation, scope, lookup.row);
    const where = [
      isAsked(compilation, lookup)(node),
      ...also(lookup).map((each) => conditionCypher(compilation, scope, each)),
    ];
    return `COLLECT { MATCH (${node}${labelsOf(labels)})${whereCypher(where)} RETURN ${row} }`;
  });
  return lists.join(' + ');
}

/** Labels that together are the kinds, of one family at a time: what a family has in all bears its own label. */
function labelsByFamily(
  { model }: Compilation,
  kinds: readonly string[],
): readonly (readonly string[])[] {
  const families = groupBy(model.kinds.values(), ({ family }) => family);
  return [...families].flatMap(([family, members]) => {
    const named = members.map(({ name }) => name).filter((name) => kinds.includes(name));
    if (kinds.length === 0 || named.length === members.length) return [[family]];
    return named.length === 0 ? [] : [named];
  });
}

const isAsked =
  (compilation: Compilation, { property, parameter }: Lookup) =>
  (name: string) =>
    `${name}.${property} IN ${compilation.parameter(parameter)}`;

const also = ({ where }: Lookup) => (where === null ? [] : [where]);

function pastLookup(
  compilation: Compilation,
  asOf: AsOf,
  lookup: Lookup,
  labels: readonly string[],
): string {
  const asked = [isAsked(compilation, lookup)];
  const { kinds } = compilation.model;
  const named = lookup.kinds.length === kinds.size ? [] : lookup.kinds;
  const root = rootOf(compilation, labelsOf(labels), named, asked);
  const arms = {
    present: presentArm(compilation, asOf, root, also(lookup)),
    past: pastArm(compilation, asOf, root, also(lookup)),
  };
  const found = bothArms(compilation, root, arms, () => '');
  return `COLLECT { ${found} RETURN ${rowCypher(compilation, root.scope, lookup.row)} }`;
}
