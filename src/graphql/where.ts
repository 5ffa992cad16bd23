import type { InputFieldBuilder, InputFieldRef, SchemaTypes } from '@pothos/core';
import type { Properties, Property } from '#graph/property.ts';
import type { InputPlan } from '#planner/field-plan.ts';
import { operatorsOf } from './operators.ts';
import { inputRef } from './type-refs.ts';

/** Relation filters that the fields of a type bring along, by the name of the type. */
const relations = new Map<string, Record<string, RelationFilter>>();

interface RelationFilter {
  readonly target: string;
  readonly plan: InputPlan;
  readonly description: string;
}

/** Lets `where` of a type speak of the nodes at the end of one of its fields. */
export function addRelationFilter(type: string, field: string, filter: RelationFilter): void {
  const filters = relations.get(type) ?? {};
  filters[field] = filter;
  relations.set(type, filters);
}

type Fields = InputFieldBuilder<SchemaTypes, 'InputObject'>;

/** `PledgeWhere`: and, or, not, the id, every property that can be filtered, and every relation. */
export function declareWhere(options: {
  readonly name: string;
  readonly type: string;
  readonly on: 'node' | 'relationship';
  readonly properties: Properties;
  readonly more?: (t: Fields) => Record<string, InputFieldRef<SchemaTypes, unknown>>;
}): void {
  const { name, type, on, properties, more } = options;
  inputRef(name).implement({
    description: `Conditions on a ${type}; all that are given hold.`,
    fields: (t) => ({
      and: t.field({
        type: [inputRef(name)],
        description: 'All of these hold.',
        plan: { kind: 'and' },
      }),
      or: t.field({
        type: [inputRef(name)],
        description: 'At least one of these holds.',
        plan: { kind: 'or' },
      }),
      not: t.field({
        type: inputRef(name),
        description: 'This does not hold.',
        plan: { kind: 'not' },
      }),
      ...(on === 'node' && {
        id: t.field({
          type: operatorsOf('id') as never,
          description: 'The id.',
          plan: { kind: 'id' },
        }),
      }),
      ...propertyFilters(t as never, on, properties),
      ...relationFilters(t as never, type),
      ...more?.(t as never),
    }),
  });
}

function propertyFilters(t: Fields, on: 'node' | 'relationship', properties: Properties) {
  const filters = Object.entries(properties).flatMap(([name, property]: [string, Property]) => {
    const operators = operatorsOf(property);
    if (operators === null) return [];
    const plan: InputPlan = { kind: 'property', on, name, property };
    return [
      [
        name,
        t.field({ type: operators as never, description: `Conditions on ${name}.`, plan }),
      ] as const,
    ];
  });
  return Object.fromEntries(filters);
}

function relationFilters(t: Fields, type: string) {
  const filters = Object.entries(relations.get(type) ?? {}).map(
    ([field, { target, plan, description }]) => {
      const wrapped = plan.kind === 'related' && plan.wrapped;
      const ref = wrapped ? quantifiedRef(target) : inputRef(`${target}Where`);
      return [field, t.field({ type: ref as never, description, plan })] as const;
    },
  );
  return Object.fromEntries(filters);
}

const quantified = new Set<string>();

/** `{ some, none, every }` over the nodes of a type. */
function quantifiedRef(target: string) {
  const name = `${target}ListWhere`;
  if (!quantified.has(name)) {
    quantified.add(name);
    const where = inputRef(`${target}Where`);
    inputRef(name).implement({
      description: `Conditions on several ${target} nodes; all that are given hold.`,
      fields: (t) => ({
        some: t.field({ type: where, description: 'At least one satisfies it.' }),
        none: t.field({ type: where, description: 'None satisfies it.' }),
        every: t.field({
          type: where,
          description: 'Each one satisfies it, also where there is none.',
        }),
      }),
    });
  }
  return inputRef(name);
}
