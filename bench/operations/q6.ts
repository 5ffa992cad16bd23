import { RELATIONSHIP_RULES } from '../data/relationship-rules.ts';
import type { Operation } from './operation.ts';
import { Q2 } from './q2.ts';

const TYPES = [...new Set(RELATIONSHIP_RULES.map(({ type }) => type))].join('|');
const WEIGHT = 'CASE WHEN r.support >= 2 THEN r.support ELSE 0 END';

/** What an expert writes for the same fairness: the first of each type and direction, then the second of each. */
export const AROUND = `
      MATCH (s:Entity {id: $id})
      CALL (s) {
        MATCH (s)-[r:${TYPES}]-(o)
        WITH s, o, type(r) AS type, startNode(r) = s AS isOut, ${WEIGHT} AS weight
        ORDER BY weight DESC, o.id
        WITH s, type, isOut, collect({node: o, weight: weight})[0..200] AS first
        UNWIND range(0, size(first) - 1) AS place
        WITH s, first[place].node AS o, min(place * 1000000 - first[place].weight) AS place
        WHERE o <> s WITH o ORDER BY place, o.id LIMIT 199
        RETURN collect(o) AS found
      }
      WITH s, [s] + found AS shown, found
      RETURN {
        nodes: [{node: {id: s.id, name: s.name}, depth: 0}] + COLLECT {
          UNWIND found AS o WITH o ORDER BY o.id RETURN {node: {id: o.id, name: o.name}, depth: 1}
        },
        relationships: COLLECT {
          UNWIND shown AS a MATCH (a)-[r:${TYPES}]->(b) WHERE b IN shown
          WITH a, r, b ORDER BY ${WEIGHT} DESC, a.id, type(r), b.id, r.propositionId LIMIT 800
          RETURN {type: type(r), propositionId: r.propositionId, from: {id: a.id}, to: {id: b.id}}
        }
      } AS row`;

const PARTS = `nodes { node { id name } depth } relationships { type propositionId from { id } to { id } }`;

export const Q6: Operation = {
  name: 'Q6',
  title: 'what is around a state: 200 nodes and the relationships among them',
  isOne: true,
  draw: Q2.draw,
  chancery: `query Q6($id: ID!) { answer: neighborhood(ids: [$id]) { ${PARTS} } }`,
  neo4jGraphql: `query Q6($id: ID!) { answer: around(id: $id) { ${PARTS} } }`,
  cypher: `${AROUND.replace(' AS row', ' AS answer')}`,
};
