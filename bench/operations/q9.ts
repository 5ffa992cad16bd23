import type { Operation } from './operation.ts';
import { Q2, STATE_FIELD } from './q2.ts';
import { PLEDGES_FIELD, PLEDGES_VARIABLES, Q4 } from './q4.ts';

/** Behind the load, before the changes of `data/history.ts`. */
const RECORDED = 'knownAt: "2024-10-01T00:00:00Z"';
/** Before what `data/history.ts` says was published late. */
const PUBLISHED = 'knownBasis: PUBLISHED, knownAt: "2025-06-01T00:00:00Z"';

/** An operation of the present asked in an earlier graph, which only Chancery keeps. */
function asOf(
  { draw }: Operation,
  name: string,
  title: string,
  text: { readonly variables: string; readonly clocks: string; readonly field: string },
): Operation {
  const { variables, clocks, field } = text;
  return {
    name,
    title,
    isOne: false,
    draw,
    chancery: `query ${name}(${variables}) { answer: asOf(${clocks}) { answer: ${field} } }`,
    neo4jGraphql: null,
    cypher: null,
  };
}

const page = { variables: PLEDGES_VARIABLES, field: PLEDGES_FIELD };
const expansion = { variables: '$id: ID!', field: STATE_FIELD };

export const Q9 = asOf(Q4, 'Q9', 'Q4 as recorded before the last revision', {
  ...page,
  clocks: RECORDED,
});

export const Q9B = asOf(Q2, 'Q9b', 'Q2 as recorded before the last revision', {
  ...expansion,
  clocks: RECORDED,
});

export const Q9C = asOf(Q4, 'Q9c', 'Q4 as published by a day', { ...page, clocks: PUBLISHED });

export const Q9D = asOf(Q2, 'Q9d', 'Q2 as published by a day', { ...expansion, clocks: PUBLISHED });
