import { type ArgumentNode, type GraphQLObjectType, type GraphQLSchema, print } from 'graphql';
import { extend, type Selection } from './selection.ts';
import { fieldsOf, isRelationship } from './shapes.ts';

type Row = Readonly<Record<string, unknown>>;
/** The relative URL that shows what a row shows, at the same point of the clocks; null where it has none of its own. */
export type ReadPermalink = (row: Row) => string | null;

/** What a link to something that is no entity shows of it, where it has such fields. */
const SHOWN = ['id', 'title', 'url', 'predicate', 'status', 'question', 'stance', 'quote'];

/** Asks for the permalinks of rows; null: their type has none. `args` pin the graph that they stand in. */
export function askPermalink(
  schema: GraphQLSchema,
  selection: Selection,
  args: readonly ArgumentNode[] | undefined,
): ReadPermalink | null {
  const { type } = selection;
  const fields = fieldsOf(type);
  if ('permalink' in fields) {
    extend(schema, selection, '_permalink:permalink');
    return ({ _permalink: permalink }) => permalink as string;
  }
  if (isRelationship(type)) return ofRelationship(schema, selection, args);
  if ('node' in fields) {
    extend(schema, selection, '_node:node{__typename}');
    const inner = selection.fields.get('_node')?.of;
    const read = inner === null || inner === undefined ? null : askPermalink(schema, inner, args);
    return read === null ? null : ({ _node: node }) => read(node as Row);
  }
  const link = linkTo(schema, type.name, args);
  if (link === null || !('id' in fields)) return null;
  extend(schema, selection, '_id:id');
  return ({ _id: id }) => link(id as string);
}

/** The proposition that it projects; where it has none of its own, the entity at its start. */
function ofRelationship(
  schema: GraphQLSchema,
  selection: Selection,
  args: readonly ArgumentNode[] | undefined,
): ReadPermalink | null {
  const link = linkTo(schema, 'Proposition', args);
  extend(schema, selection, '_proposition:proposition{id}_start:from{permalink}');
  return ({ _proposition: proposition, _start: start }) => {
    if (proposition === null || link === null) return (start as Row)['permalink'] as string;
    return link((proposition as Row)['id'] as string);
  };
}

/** Null: the graph has no field that looks such a thing up by its id. */
function linkTo(
  schema: GraphQLSchema,
  name: string,
  args: readonly ArgumentNode[] | undefined,
): ((id: string) => string) | null {
  const field = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const graph = schema.getType('Graph') as GraphQLObjectType;
  const type = schema.getType(name);
  if (args === undefined || type === undefined || !(field in graph.getFields())) return null;
  const shown = SHOWN.filter((each) => each in fieldsOf(type)).join(' ');
  const pinned = args.map((each) => print(each)).join(',');
  return (id) => {
    const query = `{asOf(${pinned}){${field}(id:${JSON.stringify(id)}){${shown}}}}`;
    return `/graphql?${new URLSearchParams({ query })}`;
  };
}
