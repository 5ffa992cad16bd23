import type { Operation } from './operation.ts';
import { Q2 } from './q2.ts';

export const Q3: Operation = {
  name: 'Q3',
  title: 'four levels: a state, 20 pledges, 5 weapons each, 3 pledges of each weapon',
  isOne: true,
  draw: Q2.draw,
  chancery: `query Q3($id: ID!) {
    answer: state(id: $id) {
      id name
      pledgesMade(first: 20, orderBy: [{ field: ID }]) {
        nodes {
          id name stage
          weapons(first: 5, orderBy: [{ field: ID }]) {
            nodes {
              id name category
              pledges(first: 3, orderBy: [{ field: ID }]) { nodes { id name } }
            }
          }
        }
      }
    }
  }`,
  neo4jGraphql: `query Q3($id: ID!) {
    answer: states(where: { id: { eq: $id } }) {
      id name
      pledgesMade(limit: 20, sort: [{ id: ASC }]) {
        id name stage
        weapons(limit: 5, sort: [{ id: ASC }]) {
          id name category
          pledges(limit: 3, sort: [{ id: ASC }]) { id name }
        }
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
          RETURN {
            id: w.id, name: w.name, category: w.category,
            pledges: COLLECT {
              MATCH (w)<-[:INCLUDES]-(o)
              WITH o ORDER BY o.id LIMIT 3
              RETURN {id: o.id, name: o.name}
            }
          }
        }
      }
    }} AS answer`,
};
