import { type FieldNode, isObjectType } from 'graphql';
import { prefixOf } from '#graph/node-kind.ts';
import type { Document, SelectedField } from './collect-fields.ts';
import { type CitedRows, typePlanOf } from './field-plan.ts';

type Where = Readonly<Record<string, unknown>>;

/** Arguments of a connection that choose its rows; the others put them in order, and cut them off. */
const CHOOSING = ['where', 'relationship', 'role'];

/** A connection without its order and its page. */
export function onlyChoosing({ field, nodes }: SelectedField): SelectedField {
  const [node] = nodes as readonly [FieldNode];
  const choosing = node.arguments?.filter(({ name }) => CHOOSING.includes(name.value)) ?? [];
  const args = field.args.filter(({ name }) => CHOOSING.includes(name));
  return { field: { ...field, args }, nodes: [{ ...node, arguments: choosing }] };
}

/** What was asked for, and other conditions. They stand beside it, since some of it is understood only at the top. */
export function citedWhere(asked: Where, others: readonly Where[]): Where {
  if (others.length === 0) return asked;
  const [only, another] = others as readonly [Where, Where?];
  if (Object.keys(asked).length === 0 && another === undefined) return only;
  const before = (asked['and'] ?? []) as readonly Where[];
  return { ...asked, and: [...before, ...others] };
}

/** Where the rows stand: on the connection of a node of the type that its id tells of, or at the root. */
export function rowsOf(
  { schema }: Document,
  { field }: SelectedField,
  args: Where,
  parent: string | null,
): CitedRows {
  if (parent === null) return { field, args, parent };
  const type = Object.values(schema.getTypeMap()).find(
    (each) => isObjectType(each) && typePlanOf(each)?.prefix === prefixOf(parent),
  );
  if (type === undefined) throw new Error(`No type shows "${parent}".`);
  return { field, args, parent: { type: type.name, id: parent } };
}
