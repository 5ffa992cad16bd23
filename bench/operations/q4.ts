import { kindNamed } from '#bench/data/make-node.ts';
import type { Random } from '#bench/data/random.ts';
import type { Operation } from './operation.ts';

const CHANCERY_NODE = `
  id name stage announcedOn amount { value currency }
  weapons(first: 5, orderBy: [{ field: ID }]) { nodes { id name category } }
  recipients(first: 3, orderBy: [{ field: ID }]) { nodes { id name } }`;
const CHANCERY_ARGUMENTS = `
  where: { stage: { eq: $stage }, type: { eq: $type }, announcedOn: { gte: $day } }
  orderBy: [{ field: ANNOUNCED_ON, direction: DESC }, { field: ID }]
  first: 50`;

/** What Q4 asks for, and Q9 in an earlier graph. */
export const PLEDGES_FIELD = `pledges(${CHANCERY_ARGUMENTS}) { nodes { ${CHANCERY_NODE} } }`;
export const PLEDGES_VARIABLES = '$stage: PledgeStage!, $type: PledgeType!, $day: EDTF!';

const PEER_NODE = `
  id name stage announcedOn amountValue amountCurrency
  weapons(limit: 5, sort: [{ id: ASC }]) { id name category }
  recipients(limit: 3, sort: [{ id: ASC }]) { id name }`;
const PEER_ARGUMENTS = `
  where: { stage: { eq: $stage }, type: { eq: $type }, announcedOnEarliest: { gte: $day } }
  sort: [{ announcedOnEarliest: DESC }, { announcedOnLatest: DESC }, { id: ASC }]`;
const PEER_VARIABLES = '$stage: PledgeStage!, $type: PledgeType!, $day: String!';

/**
 * The hints are what an expert adds after PROFILE. Neo4j takes a range with a parameter for narrow, which this one is
 * not: the page is best read in the order of its answer until 50 are found, the count by the index of the type.
 */
const CYPHER_MATCH = `
      MATCH (p:Pledge) USING INDEX p:Pledge(announcedOnEarliest)
      WHERE p.stage = $stage AND p.type = $type AND p.announcedOnEarliest >= $day`;
const CYPHER_PAGE = `COLLECT { ${CYPHER_MATCH}
      WITH p ORDER BY p.announcedOnEarliest DESC, p.announcedOnLatest DESC, p.id LIMIT 50
      RETURN {
        id: p.id, name: p.name, stage: p.stage, announcedOn: p.announcedOn,
        amountValue: p.amountValue, amountCurrency: p.amountCurrency,
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
    }`;

const { properties } = kindNamed('Pledge');

function drawFilter(random: Random) {
  return {
    stage: random.pick(properties['stage']?.values?.values ?? ['']),
    type: random.pick(properties['type']?.values?.values ?? ['']),
    day: `${random.integer(2014, 2018)}-0${random.integer(1, 9)}-15`,
  };
}

export const Q4: Operation = {
  name: 'Q4',
  title: 'the latest 50 pledges of a stage and type since a day, with two relations',
  isOne: false,
  draw: drawFilter,
  chancery: `query Q4(${PLEDGES_VARIABLES}) { answer: ${PLEDGES_FIELD} }`,
  neo4jGraphql: `query Q4(${PEER_VARIABLES}) {
    answer: pledges(${PEER_ARGUMENTS} limit: 50) { ${PEER_NODE} }
  }`,
  cypher: `RETURN ${CYPHER_PAGE} AS answer`,
};

export const Q4B: Operation = {
  name: 'Q4b',
  title: 'the same with the count of all that match',
  isOne: false,
  draw: drawFilter,
  chancery: `query Q4b(${PLEDGES_VARIABLES}) {
    answer: pledges(${CHANCERY_ARGUMENTS}) { totalCount nodes { ${CHANCERY_NODE} } }
  }`,
  neo4jGraphql: `query Q4b(${PEER_VARIABLES}) {
    answer: pledgesConnection(${PEER_ARGUMENTS} first: 50) { totalCount edges { node { ${PEER_NODE} } } }
  }`,
  cypher: `RETURN {
    totalCount: COUNT {
      MATCH (p:Pledge) USING INDEX p:Pledge(type)
      WHERE p.stage = $stage AND p.type = $type AND p.announcedOnEarliest >= $day
    },
    nodes: ${CYPHER_PAGE}
  } AS answer`,
};
