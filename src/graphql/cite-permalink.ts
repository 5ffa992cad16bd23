import type { Clock } from '#planner/clock.ts';
import type { CitedRows } from '#planner/field-plan.ts';
import { pinnedGraph } from './pinned-graph.ts';

/** What a link shows of rows, by their type; else their id and name. */
const SHOWN: Readonly<Record<string, string>> = {
  Claim: 'id stance quote',
  Relationship: 'id type status from{id name}to{id name}',
};
const SHOWN_ENTITY = 'id name';

/** A relative URL that shows rows of a connection, as they were known and held at a point of the clocks. */
export function citePermalink(
  node: string,
  { field, args, parent }: CitedRows,
  pinned: Clock,
): string {
  const given = field.args.filter(({ name }) => (args[name] ?? null) !== null);
  const asked = [...given.map(({ name }) => `${name}:$${name}`), 'first:100'];
  const rows = `${field.name}(${asked}){totalCount nodes{${SHOWN[node] ?? SHOWN_ENTITY}}}`;
  const declared = given.map(({ name, type }) => `$${name}:${type}`);
  const query = `${declared.length === 0 ? '' : `query(${declared})`}{${pinnedGraph(pinned)}{${hangingOff(parent, rows)}}}`;
  const variables = Object.fromEntries(given.map(({ name }) => [name, args[name]]));
  return `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`;
}

/** The field that finds a node is named for its type. */
function hangingOff(parent: CitedRows['parent'], rows: string): string {
  if (parent === null) return rows;
  const { type, id } = parent;
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}(id:${JSON.stringify(id)}){${rows}}`;
}
