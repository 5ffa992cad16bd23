import type { VersionProperties } from '#graph/ledger.ts';
import { columnsOf } from '#graph/property.ts';
import type { Cell } from '#graph/read-plan.ts';
import { builder } from '#graphql/builder.ts';
import { NOW } from '#planner/clock.ts';
import type { FieldPlan } from '#planner/field-plan.ts';

/** What the API calls the properties of a node, and what it shows for each. */
export type Shown = Readonly<Record<string, unknown>>;

interface ShownField {
  readonly name: string;
  readonly show: (version: VersionProperties) => unknown;
}

const fieldsByKind = new Map<string, readonly ShownField[]>();

/** A version of a node as the API shows it, in the order of the type; null where it has no value, an empty list where it has none. */
export function shownProperties(kind: string, version: VersionProperties): Shown {
  const fields = fieldsByKind.get(kind) ?? fieldsOf(kind);
  fieldsByKind.set(kind, fields);
  return Object.fromEntries(fields.map(({ name, show }) => [name, show(version)]));
}

/** The fields of the type that are made of nothing but the node's own columns. */
function fieldsOf(kind: string): readonly ShownField[] {
  const { configStore } = builder;
  const type = configStore.getTypeConfig(kind, 'Object');
  const interfaces = type.interfaces.map((ref) => configStore.getTypeConfig(ref).name);
  const all = [...interfaces, kind].flatMap((name) => [...configStore.getFields(name)]);
  // The last of a name is the type's own.
  return [...new Map(all)].flatMap(([name, { pothosOptions }]) => {
    const { plan, type: shape } = pothosOptions as { plan?: FieldPlan; type?: unknown };
    const show = plan === undefined ? null : showerOf(plan, Array.isArray(shape));
    return show === null ? [] : [{ name, show }];
  });
}

function showerOf(plan: FieldPlan, isList: boolean): ShownField['show'] | null {
  if (plan.kind === 'property') {
    const [column] = columnsOf(plan.name, plan.property);
    if (column === undefined || column.name === 'id') return null;
    const { name, type } = column;
    if (type !== 'json') return (version) => version[name] ?? (isList ? [] : null);
    return (version) => (version[name] === undefined ? null : JSON.parse(version[name] as string));
  }
  if (plan.kind !== 'derived' || plan.ends !== undefined) return null;
  const { columns, derive } = plan;
  if (columns.some(({ name }) => name === 'id')) return null;
  return (version) => {
    const cells = columns.map(({ name }) => (version[name] ?? null) as Cell);
    return withoutClock(derive(cells, [], NOW));
  };
}

/** How surely something holds on a day is no property: no day was asked for. */
function withoutClock(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutClock);
  if (typeof value !== 'object' || value === null) return value;
  const { holds: _, ...others } = value as Shown;
  return others;
}
