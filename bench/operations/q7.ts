import { RELATIONSHIP_RULES } from '../data/relationship-rules.ts';
import { idOf } from '../data/sizes.ts';
import type { Operation } from './operation.ts';
import type { Plain } from './plain-answer.ts';

const TYPES = [...new Set(RELATIONSHIP_RULES.map(({ type }) => type))].join('|');

/** Any of the shortest, whichever the engine finds first. */
export const SHORTEST = `
      MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
      MATCH path = shortestPath((a)-[:${TYPES}*..6]-(b))
      RETURN {length: length(path), nodes: [n IN nodes(path) | {id: n.id, name: n.name}]} AS row`;

export const Q7: Operation = {
  name: 'Q7',
  title: 'the shortest path between two persons, at most 6 hops',
  isOne: true,
  draw: (random, sizes) => {
    const from = random.integer(0, sizes.Person - 1);
    const to = (from + random.integer(1, sizes.Person - 1)) % sizes.Person;
    return { from: idOf('Person', from), to: idOf('Person', to) };
  },
  // Of several that are as short, Chancery answers the best supported, the others the first that they find.
  compared: (answer) => lengthOf(answer),
  chancery: `query Q7($from: ID!, $to: ID!) {
    answer: paths(from: $from, to: $to, maxHops: 6, first: 1) { paths { length nodes { id name } } }
  }`,
  neo4jGraphql: `query Q7($from: ID!, $to: ID!) {
    answer: shortest(from: $from, to: $to) { length nodes { id name } }
  }`,
  cypher: SHORTEST.replace(' AS row', ' AS answer'),
};

function lengthOf(answer: Plain): Plain {
  if (answer === null) return 'none';
  const { paths, length } = answer as { paths?: readonly { length: Plain }[]; length?: Plain };
  return paths === undefined ? (length as Plain) : (paths[0]?.length ?? 'none');
}
