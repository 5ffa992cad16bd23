import { type GraphQLNamedType, type GraphQLSchema, isAbstractType } from 'graphql';
import { extend, type Selection } from './selection.ts';
import { fieldsOf, fieldType } from './shapes.ts';

/** What a format wants of each entity beside what was asked, where its type has such fields. */
export type Wanted = readonly string[];

const IDENTITY = '_id:id _kind:kind _name:name';

/** Asks for what makes an entity an element, and for what is wanted of it. */
export function askEntity(schema: GraphQLSchema, selection: Selection, wanted: Wanted): void {
  extend(schema, selection, entityText(schema, selection.type, wanted));
}

/** The same of a relationship and both of its ends. */
export function askLink(schema: GraphQLSchema, selection: Selection, wanted: Wanted): void {
  const fields = fieldsOf(selection.type);
  const own = ['type', 'status', 'support', 'dispute', 'validFrom', 'validTo', 'propositionId'];
  const texts = own.filter((name) => name in fields).map((name) => `_${name}:${name}`);
  const end = (name: string) => {
    const type = fieldType(selection.type, name);
    return `_${name}:${name}{${entityText(schema, type, wanted)}}`;
  };
  extend(schema, selection, `_id:id ${texts.join(' ')} ${end('from')} ${end('to')}`);
}

/** An interface is asked for what only some of its types have, too. */
function entityText(schema: GraphQLSchema, type: GraphQLNamedType, wanted: Wanted): string {
  const own = (of: GraphQLNamedType) =>
    wanted.filter((name) => name in fieldsOf(of)).map((name) => textOf(of, name));
  const texts = [IDENTITY, ...own(type)];
  if ('permalink' in fieldsOf(type)) texts.push('_link:permalink');
  if (!isAbstractType(type)) return texts.join(' ');
  const narrower = schema.getPossibleTypes(type).flatMap((each) => {
    const more = wanted.filter((name) => name in fieldsOf(each) && !(name in fieldsOf(type)));
    const inner = more.map((name) => textOf(each, name)).join(' ');
    return inner === '' ? [] : [`... on ${each.name}{${inner}}`];
  });
  return [...texts, ...narrower].join(' ');
}

/** A field that is an object is wanted with its plain values. */
function textOf(type: GraphQLNamedType, name: string): string {
  const of = fieldType(type, name);
  const inner = Object.keys(fieldsOf(of)).join(' ');
  return `_${name}:${name}${inner === '' ? '' : `{${inner}}`}`;
}
