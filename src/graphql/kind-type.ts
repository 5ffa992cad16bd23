import type { NodeKind } from '#graph/node-kind.ts';
import type { FieldPlan } from '#planner/field-plan.ts';
import { builder } from './builder.ts';
import { HOLDS } from './certainty.ts';
import { connectionRef } from './connection.ts';
import { addGraphFields } from './graph-field.ts';
import { declareOrder } from './order.ts';
import { propertyField } from './property-field.ts';
import {
  addRelationshipFields,
  listArguments,
  type RelationshipField,
} from './relationship-field.ts';
import { interfaceRef, objectRef } from './type-refs.ts';
import { BY_ID } from './ways.ts';
import { declareWhere } from './where.ts';

type FieldBuilder = Parameters<Parameters<typeof builder.objectField>[2]>[0];

interface KindTypeOptions {
  /** Descriptions of the properties that the API shows, in its order. */
  readonly properties?: Readonly<Record<string, string>>;
  readonly relationships?: Readonly<Record<string, RelationshipField>>;
  /** Fields of another sort. */
  readonly fields?: (t: FieldBuilder) => Record<string, ReturnType<FieldBuilder['field']>>;
}

/**
 * Declares the type of a kind: its properties and relationships, `PledgeWhere` and `PledgeOrder`, and on
 * `Query` the field that finds one (`pledge`) and the one that lists all (`pledges`).
 */
export function declareKindType(kind: NodeKind, options: KindTypeOptions): void {
  const { name, plural, description, family } = kind;
  builder.objectType(objectRef(name), {
    description,
    interfaces:
      family === 'Entity' ? [interfaceRef('Node'), interfaceRef('Entity')] : [interfaceRef('Node')],
    plan: { prefix: kind.prefix, ...(kind.during !== undefined && { during: kind.during }) },
    fields: (t) =>
      ({
        ...propertyFields(t as never, kind, options.properties ?? {}),
        ...(kind.during !== undefined && {
          holds: t.field({ ...HOLDS, plan: { kind: 'holds', during: kind.during } } as never),
        }),
        ...options.fields?.(t as never),
      }) as never,
  });
  addRelationshipFields(name, options.relationships ?? {});
  declareWhere({ name: `${name}Where`, type: name, on: 'node', properties: kind.properties });
  declareOrder(`${name}Order`, 'node', kind.properties);
  declareLookup(kind);
  const all: FieldPlan = {
    kind: 'list',
    via: null,
    kinds: [name],
    of: 'node',
    evident: false,
    where: [],
    order: BY_ID,
  };
  addGraphFields((t) => ({
    [plural]: t.field({
      type: connectionRef(name),
      description: `All nodes of kind ${name}.`,
      args: listArguments(t, name),
      plan: all,
    } as never),
  }));
}

function propertyFields(
  t: FieldBuilder,
  kind: NodeKind,
  descriptions: Readonly<Record<string, string>>,
) {
  const fields = Object.entries(descriptions).map(([name, description]) => {
    const property = kind.properties[name];
    if (property === undefined) throw new Error(`${kind.name} has no property "${name}".`);
    return [name, t.field({ ...propertyField(name, property), description } as never)] as const;
  });
  return Object.fromEntries(fields);
}

/** `state(id:, iso2:, iso3:)`: exactly one of them, null where there is no such node. */
function declareLookup(kind: NodeKind): void {
  const by = Object.fromEntries(['id', ...kind.uniqueBy].map((property) => [property, property]));
  const plan: FieldPlan = { kind: 'lookup', kinds: [kind.name], by, many: false };
  const field = `${kind.name.charAt(0).toLowerCase()}${kind.name.slice(1)}`;
  const only = kind.uniqueBy.length === 0;
  addGraphFields((t) => ({
    [field]: t.field({
      type: objectRef(kind.name),
      nullable: true,
      description: `One ${kind.name}; null where there is none.`,
      plan,
      args: {
        id: t.arg.id({ required: only, description: `\`${kind.prefix}:…\`` }),
        ...Object.fromEntries(
          kind.uniqueBy.map((property) => [
            property,
            t.arg.string({ description: `Its ${property}.` }),
          ]),
        ),
      },
    } as never),
  }));
}
