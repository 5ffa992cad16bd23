import type { Operation } from './operation.ts';

/** Sums a currency each, in the form of our aggregates. A sum of the data is a whole number of units. */
const AMOUNTS = `
      WITH key, count(*) AS count, currency, sum(value) AS sum, count(value) AS stated ORDER BY currency
      WITH key, sum(count) AS count,
        [each IN collect({currency: currency, sum: toString(sum / 10000), stated: stated}) WHERE each.stated > 0 | {currency: each.currency, sum: each.sum}] AS amounts`;
const YEAR = `CASE WHEN left(p.announcedOnEarliest, 4) = left(p.announcedOnLatest, 4) THEN left(p.announcedOnEarliest, 4) END`;

/** For all pledges; also what @neo4j/graphql is given as the statement of a field. */
export const SUMS_BY_STATE_AND_YEAR = `
      MATCH (p:Pledge)
      WITH p, COLLECT { MATCH (p)-[:BENEFITS]->(r) WITH DISTINCT r ORDER BY r.id RETURN r.id } AS ids, COLLECT { MATCH (p)-[:BENEFITS]->(r) WITH DISTINCT r ORDER BY r.id RETURN r.name } AS names, ${YEAR} AS year
      WITH {ids: ids, names: names, year: year} AS key, p.amountCurrency AS currency, p.amountValue AS value${AMOUNTS}
      ORDER BY count DESC, size(key.ids) = 0, key.ids, key.year LIMIT 100
      RETURN {
        keys: [{value: reduce(text = null, name IN key.names | coalesce(text + ', ', '') + name), entities: [id IN key.ids | {id: id}]}, {value: key.year, entities: []}],
        aggregate: {count: count, amounts: amounts}
      } AS row`;

/** For the pledges to the state `this`. */
export const SUMS_BY_YEAR = `
      MATCH (this)<-[:BENEFITS]-(p:Pledge)
      WITH DISTINCT p
      WITH {year: ${YEAR}} AS key, p.amountCurrency AS currency, p.amountValue AS value${AMOUNTS}
      ORDER BY key.year
      RETURN {keys: [{value: key.year}], aggregate: {count: count, amounts: amounts}} AS row`;

const AGGREGATE = 'aggregate { count amounts { currency sum } }';

export const Q5: Operation = {
  name: 'Q5',
  title: 'pledges by the states that they benefit and by year, with sums: the 100 largest groups',
  isOne: false,
  draw: () => ({}),
  chancery: `query Q5 {
    answer: pledges {
      groupBy(by: [RECIPIENT, YEAR], orderBy: COUNT, first: 100) {
        keys { value entities { id } } ${AGGREGATE}
      }
    }
  }`,
  neo4jGraphql: `query Q5 {
    answer: sumsByStateAndYear { keys { value entities { id } } ${AGGREGATE} }
  }`,
  cypher: `RETURN COLLECT { ${SUMS_BY_STATE_AND_YEAR} } AS answer`,
};

export const Q5B: Operation = {
  name: 'Q5b',
  title: '20 states, each with the pledges that benefit it by year, with sums',
  isOne: false,
  draw: (random) => ({
    from: `${random.pick('ABCDEFGH'.split(''))}${random.pick('AFKPUZ'.split(''))}`,
  }),
  chancery: `query Q5b($from: String!) {
    answer: states(where: { iso2: { gte: $from } }, orderBy: [{ field: ISO2 }], first: 20) {
      nodes { id pledgesReceived { groupBy(by: [YEAR]) { keys { value } ${AGGREGATE} } } }
    }
  }`,
  neo4jGraphql: `query Q5b($from: String!) {
    answer: states(where: { iso2: { gte: $from } }, sort: [{ iso2: ASC }], limit: 20) {
      id pledgesReceived: pledgesReceivedByYear { keys { value } ${AGGREGATE} }
    }
  }`,
  cypher: `
    MATCH (this:State) WHERE this.iso2 >= $from WITH this ORDER BY this.iso2 LIMIT 20
    WITH {id: this.id, pledgesReceived: COLLECT { ${SUMS_BY_YEAR} }} AS state
    RETURN collect(state) AS answer`,
};
