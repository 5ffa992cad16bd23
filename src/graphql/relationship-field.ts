import type { Direction, Via } from '#graph/condition.ts';
import type { EvidenceLink, RelationshipType } from '#graph/relationship-type.ts';
import type { FieldPlan, ListFieldPlan } from '#planner/field-plan.ts';
import { builder } from './builder.ts';
import { connectionRef } from './connection.ts';
import type { enumRef } from './enum-ref.ts';
import { inputRef, interfaceRef, objectRef, outputRef } from './type-refs.ts';
import { BY_ID, BY_ID_AND_PROPOSITION, BY_SUPPORT, over } from './ways.ts';
import { addRelationFilter } from './where.ts';

/** A field that follows relationships, and the filter of the same name. */
export interface RelationshipField {
  readonly description: string;
  /** Type of the nodes at the end: a kind, or `Entity` for several. */
  readonly to: string;
  readonly via: Via;
  /** `one` gives the best supported end, or null. */
  readonly many: boolean;
  /** Between entities, so that there is a relationship with evidence to show. */
  readonly evident: boolean;
  /** The end is always there. */
  readonly required?: boolean;
  /** An argument of this name keeps relationships with this role. */
  readonly role?: ReturnType<typeof enumRef>;
}

interface Options {
  readonly description: string;
  readonly to: string;
  /** Kinds at the end, where `to` is Entity and not all of them can stand there. */
  readonly kinds?: readonly string[];
}

const kindsAt = ({ to, kinds }: Options) => kinds ?? (to === 'Entity' ? [] : [to]);

/** All ends of a type of relationship between entities. */
export function many(
  type: RelationshipType['name'],
  direction: Direction,
  options: Options & { readonly role?: ReturnType<typeof enumRef> },
): RelationshipField {
  return { ...options, via: over(type, direction, kindsAt(options)), many: true, evident: true };
}

/** The best supported end of a type of relationship between entities. */
export function one(
  type: RelationshipType['name'],
  direction: Direction,
  options: Options,
): RelationshipField {
  return { ...options, via: over(type, direction, kindsAt(options)), many: false, evident: true };
}

/** All ends of a link of evidence. */
export function links(
  link: EvidenceLink['name'],
  direction: Direction,
  options: Options,
): RelationshipField {
  return { ...options, via: over(link, direction, kindsAt(options)), many: true, evident: false };
}

/** The end of a link of evidence. */
export function link(
  link: EvidenceLink['name'],
  direction: Direction,
  options: Options & { readonly required?: boolean },
): RelationshipField {
  return { ...options, via: over(link, direction, kindsAt(options)), many: false, evident: false };
}

/** Adds fields that follow relationships to a type; the module that owns the relationships declares both ends. */
export function addRelationshipFields(
  type: string,
  fields: Readonly<Record<string, RelationshipField>>,
): void {
  for (const [name, field] of Object.entries(fields)) {
    if (field.many) addConnection(type, name, field);
    else addOne(type, name, field);
    const description = field.many
      ? `Conditions on ${name}.`
      : `Conditions that one such node satisfies, not only the best supported, which ${name} shows.`;
    addRelationFilter(type, name, {
      target: field.to,
      description,
      plan: { kind: 'related', via: field.via, wrapped: field.many, evident: field.evident },
    });
  }
}

function addOne(type: string, name: string, field: RelationshipField): void {
  const plan: FieldPlan = {
    kind: 'one',
    via: field.via,
    order: field.evident ? BY_SUPPORT : BY_ID,
    evident: field.evident,
  };
  builder.objectField(objectRef(type), name, (t) =>
    t.field({
      type: outputRef(field.to),
      nullable: field.required !== true,
      description: field.description,
      plan,
    }),
  );
}

function addConnection(type: string, name: string, field: RelationshipField): void {
  const plan: ListFieldPlan = {
    kind: 'list',
    via: field.via,
    kinds: field.via.kinds,
    of: 'node',
    evident: field.evident,
    where: [],
    order: field.evident ? BY_ID_AND_PROPOSITION : BY_ID,
  };
  const declare = ((t: never) => connectionField(t, field, plan)) as never;
  if (type === 'Entity') builder.interfaceField(interfaceRef(type), name, declare);
  else builder.objectField(objectRef(type), name, declare);
}

type FieldBuilder = Parameters<Parameters<typeof builder.queryField>[1]>[0];

function connectionField(t: FieldBuilder, field: RelationshipField, plan: ListFieldPlan) {
  return t.field({
    type: connectionRef(field.to),
    description: field.description,
    plan,
    args: {
      ...listArguments(t, field.to),
      ...(field.evident && {
        relationship: t.arg({
          type: inputRef('RelationshipWhere'),
          description: 'Conditions on the relationship that leads to the node.',
        }),
      }),
      ...(field.role !== undefined && {
        role: t.arg({ type: field.role, description: 'Only those with this role.' }),
      }),
    },
  } as never);
}

/** Arguments of a connection over nodes of a type. */
export function listArguments(t: FieldBuilder, type: string, where = `${type}Where`) {
  return {
    where: t.arg({ type: inputRef(where), description: 'Only rows that satisfy it.' }),
    orderBy: t.arg({
      type: [inputRef(`${type}Order`)],
      description: 'Keys in turn; the id comes last.',
    }),
    first: t.arg.int({ description: 'Rows from the start, 20 when left out, 100 at most.' }),
    after: t.arg.string({ description: 'Go on behind this cursor.' }),
    last: t.arg.int({ description: 'Rows from the end, 100 at most.' }),
    before: t.arg.string({ description: 'Go back before this cursor.' }),
  };
}
