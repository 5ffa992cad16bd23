import type { Column } from '#graph/property.ts';
import type { GroupKey, GroupPlan } from '#graph/read-plan.ts';
import type { Scope } from './column-cypher.ts';
import type { Compilation } from './compilation.ts';

/** Columns that groups read of each node or relationship. */
export function columnsOf({ by, apart, measures }: GroupPlan): readonly Column[] {
  const measured = measures.map(({ column }) => column);
  return [...by.flatMap(columnsOfKey), ...(apart === null ? [] : [apart]), ...measured];
}

function columnsOfKey(key: GroupKey): readonly Column[] {
  switch (key.kind) {
    case 'column':
    case 'list':
      return [key.column];
    case 'period':
      return [key.earliest, key.latest];
    case 'kind':
    case 'ends':
      return [];
  }
}

/**
 * The properties of a node that groups read, as a map that stands for its version: read together they cost a third less than
 * one by one. `told`: what must stand in a WITH; null: nothing is read of a node.
 */
export function propertiesAtOnce(
  { name }: Compilation,
  scope: Scope,
  plan: GroupPlan,
): { readonly told: string | null; readonly scope: Scope } {
  const names = plan.of === 'node' ? [...new Set(columnsOf(plan).flatMap(propertiesOf))] : [];
  if (names.length === 0) return { told: null, scope };
  const map = name('c');
  const members = names.map((each) => `.${each}`).join(', ');
  return { told: `${scope.version} {${members}} AS ${map}`, scope: { ...scope, version: map } };
}

/** The id is read of the node itself. */
function propertiesOf({ name, orElse, latest }: Column): readonly string[] {
  if (latest !== undefined) return [latest.list, latest.days];
  return [name, ...(orElse === undefined ? [] : [orElse])].filter((each) => each !== 'id');
}
