import type { AsOf, ListPlan } from '#graph/read-plan.ts';
import type { Scope } from './column-cypher.ts';
import type { Compilation } from './compilation.ts';
import { orderCypher } from './condition-cypher.ts';
import { groupedCypher } from './groups-cypher.ts';
import { bothArms, pastArm, presentArm, rootCount, rootOf } from './root-cypher.ts';
import { type Hints, type ListCypher, limitCypher, rowCypher } from './row-cypher.ts';

/** A page of nodes as they were, and how many there were in all. */
export function pastListCypher(
  compilation: Compilation,
  asOf: AsOf,
  { kinds, labels, list }: { kinds: readonly string[]; labels: string; list: ListPlan },
  hintsOf: (node: string) => Hints,
): ListCypher {
  const { where, page, order, row, groups: asked } = list;
  const root = rootOf(compilation, labels, kinds);
  const hints = hintsOf(root.scope.node);
  const given = where === null ? [] : [where];
  const count = list.count ? rootCount(compilation, asOf, root, given, hints.count) : 'null';
  const unlimited = () => '';
  const names = [root.scope.node, root.scope.version];
  const groups = asked && {
    groups: `[${asked
      .map((plan) => {
        const arms = {
          present: presentArm(compilation, asOf, root, given),
          past: pastArm(compilation, asOf, root, given),
        };
        const text = bothArms(compilation, root, arms, unlimited);
        return groupedCypher(compilation, root.scope, { text, names }, plan);
      })
      .join(', ')}]`,
  };
  if (row === null) return { rows: '[]', count, ...groups };
  const conditions = page.beyond === null ? given : [...given, page.beyond];
  const limited = (scope: Scope, names: readonly string[]) =>
    ` WITH ${names.join(', ')} ORDER BY ${orderCypher(compilation, scope, { order, from: page.from, where })} LIMIT ${limitCypher(compilation, page)}`;
  const arms = {
    present: presentArm(compilation, asOf, root, conditions, hints.rows),
    past: pastArm(compilation, asOf, root, conditions),
  };
  const found = bothArms(compilation, root, arms, limited);
  return {
    rows: `COLLECT { ${found} RETURN ${rowCypher(compilation, root.scope, row)} }`,
    count,
    ...groups,
  };
}
