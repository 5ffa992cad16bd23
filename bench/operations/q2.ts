import { idOf } from '#bench/data/sizes.ts';
import type { Operation } from './operation.ts';

/** What Q2 asks of the state, of which Q9 asks the same in an earlier graph. */
export const STATE_FIELD = `state(id: $id) {
      id name
      pledgesMade(first: 20, orderBy: [{ field: ID }]) {
        nodes {
          id name stage
          weapons(first: 5, orderBy: [{ field: ID }]) { nodes { id name category } }
          recipients(first: 3, orderBy: [{ field: ID }]) { nodes { id name } }
        }
      }
    }`;

export const Q2: Operation = {
  name: 'Q2',
  title: 'a state, 20 of its pledges, their weapons and recipients',
  isOne: true,
  draw: (random, sizes) => ({ id: idOf('State', random.integer(0, sizes.State - 1)) }),
  chancery: `query Q2($id: ID!) {
    answer: ${STATE_FIELD}
  }`,
  neo4jGraphql: `query Q2($id: ID!) {
    answer: states(where: { id: { eq: $id } }) {
      id name
      pledgesMade(limit: 20, sort: [{ id: ASC }]) {
        id name stage
        weapons(limit: 5, sort: [{ id: ASC }]) { id name category }
        recipients(limit: 3, sort: [{ id: ASC }]) { id name }
      }
    }
  }`,
  cypher: `
    MATCH (s:State {id: $id})
    RETURN {id: s.id, name: s.name, pledgesMade: COLLECT {
      MATCH (s)<-[:MADE_BY]-(p:Pledge)
      WITH p ORDER BY p.id LIMIT 20
      RETURN {
        id: p.id, name: p.name, stage: p.stage,
        weapons: COLLECT {
          MATCH (p)-[:INCLUDES]->(w)
          WITH w ORDER BY w.id LIMIT 5
          RETURN {id: w.id, name: w.name, category: w.category}
        },
        recipients: COLLECT {
          MATCH (p)-[:BENEFITS]->(b)
          WITH b ORDER BY b.id LIMIT 3
          RETURN {id: b.id, name: b.name}
        }
      }
    }} AS answer`,
};
