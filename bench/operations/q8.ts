import { makeWords } from '../data/make-value.ts';
import type { Operation } from './operation.ts';

/** The index that the peers search; Chancery has its own. */
export const NAMES_INDEX = 'peerNames';

export const FOUND = `
      CALL db.index.fulltext.queryNodes('${NAMES_INDEX}', $text, {limit: 20}) YIELD node
      RETURN {id: node.id, name: node.name} AS row`;

export const Q8: Operation = {
  name: 'Q8',
  title: 'the first 20 entities that a word finds',
  isOne: false,
  draw: (random) => ({ text: makeWords(random, 1) }),
  // Each ranks in its own way, and Chancery also finds what is spelled a little differently.
  compared: (answer) => Array.isArray(answer),
  chancery: `query Q8($text: String!) {
    answer: search(text: $text, first: 20) { nodes { ... on Entity { id name } } }
  }`,
  neo4jGraphql: `query Q8($text: String!) { answer: found(text: $text) { id name } }`,
  cypher: `RETURN COLLECT { ${FOUND} } AS answer`,
};
