import { idOf } from '#bench/data/sizes.ts';
import type { Operation } from './operation.ts';

const FIELDS = 'id name type stage announcedOn';

export const Q1: Operation = {
  name: 'Q1',
  title: 'a pledge by its id, 5 properties',
  isOne: true,
  draw: (random, sizes) => ({ id: idOf('Pledge', random.integer(0, sizes.Pledge - 1)) }),
  chancery: `query Q1($id: ID!) { answer: pledge(id: $id) { ${FIELDS} } }`,
  neo4jGraphql: `query Q1($id: ID!) { answer: pledges(where: { id: { eq: $id } }) { ${FIELDS} } }`,
  cypher: `
    MATCH (p:Pledge {id: $id})
    RETURN {id: p.id, name: p.name, type: p.type, stage: p.stage, announcedOn: p.announcedOn} AS answer`,
};
