import { describe, expect, it } from 'vitest';
import type { ReadPlan } from '#graph/read-plan.ts';
import { graphModel } from '#modules/graph-model.ts';
import { compileCypher } from '#stores/neo4j/compile-plan.ts';
import { planOf } from '#tests/support/plan.ts';
import { COMPILED } from '../compiled-operations.ts';

const cypher = (plan: ReadPlan, form: 'single' | 'batch' = 'single') =>
  compileCypher(graphModel, plan, { form });
const compiled = (name: keyof typeof COMPILED) => planOf(COMPILED[name] as string);

/** Breaks a statement where a reader would. */
const lines = (text: string) =>
  text.replaceAll(/ (?=(?:MATCH|WHERE|WITH|ORDER|LIMIT|RETURN|FROM|UNION|CALL|UNWIND) )/g, '\n');

describe('a plan as Cypher', () => {
  it('a node by its id', () => {
    expect(lines(cypher(compiled('a node by its id')))).toMatchInlineSnapshot(`
      "RETURN COLLECT {
      MATCH (n0:State)
      WHERE n0.id IN $p0
      RETURN [n0.id, n0.name, n0.aliases] } AS rows, null AS count, null AS revision"
    `);
  });
  it('many requests at once', () => {
    expect(lines(cypher(compiled('a node by its id'), 'batch'))).toMatchInlineSnapshot(`
      "UNWIND $requests AS request
      RETURN COLLECT {
      MATCH (n0:State)
      WHERE n0.id IN request.p0
      RETURN [n0.id, n0.name, n0.aliases] } AS rows, null AS count, null AS revision"
    `);
  });
  it('a page below a page', () => {
    expect(lines(cypher(compiled('a page below a page')))).toMatchInlineSnapshot(`
      "RETURN COLLECT {
      MATCH (n0:State) USING INDEX n0:State(id)
      WHERE n0.id IS NOT NULL
      WITH n0
      ORDER BY n0.id
      LIMIT $p0
      RETURN [n0.name, [COLLECT {
      MATCH (n0)<-[r2:MADE_BY]-(n1:Pledge)
      WITH n1, r2
      ORDER BY n1.id
      LIMIT $p1
      RETURN [n1.id, n1.amountAsStated, toString(n1.amountValue), n1.amountCurrency, n1.amountQualifier] }, null]] } AS rows, null AS count, null AS revision"
    `);
  });
  it('conditions, order and a cursor', () => {
    expect(lines(cypher(compiled('conditions, order and a cursor')))).toMatchInlineSnapshot(`
      "RETURN COLLECT {
      MATCH (n0:Pledge)
      WHERE (NOT coalesce(n0.nameFold CONTAINS $p0, false) AND n0.type = $p1) AND (($p3 IS NOT NULL AND (n0.announcedOnEarliest IS NULL OR n0.announcedOnEarliest < $p3)) OR ((n0.announcedOnEarliest = $p3 OR (NOT ($p3 IS NOT NULL) AND n0.announcedOnEarliest IS NULL)) AND (($p4 IS NOT NULL AND (n0.announcedOnLatest IS NULL OR n0.announcedOnLatest < $p4)) OR ((n0.announcedOnLatest = $p4 OR (NOT ($p4 IS NOT NULL) AND n0.announcedOnLatest IS NULL)) AND n0.id > $p5))))
      WITH n0
      ORDER BY n0.announcedOnEarliest IS NULL, n0.announcedOnEarliest DESC, n0.announcedOnLatest IS NULL, n0.announcedOnLatest DESC, n0.id
      LIMIT $p2 + 1
      RETURN [n0.name] } AS rows, null AS count, null AS revision"
    `);
  });
  it('a count', () => {
    expect(lines(cypher(compiled('a count')))).toMatchInlineSnapshot(`
      "RETURN [] AS rows, COUNT {
      MATCH (n0:Pledge)
      WHERE n0.announcedOnEarliest >= $p0
      RETURN 1 } AS count, null AS revision"
    `);
  });
  it('the best supported end', () => {
    expect(lines(cypher(compiled('the best supported end')))).toMatchInlineSnapshot(`
      "RETURN COLLECT {
      MATCH (n0:Diplomat)
      WHERE n0.id IN $p0
      RETURN [n0.id, head(COLLECT {
      MATCH (n0)-[r2:ACCREDITED_TO]->(n1)
      WITH n1, r2
      ORDER BY r2.support DESC, r2.dispute, n1.id, r2.propositionId
      LIMIT 1
      RETURN [n1.iso2] })] } AS rows, null AS count, null AS revision"
    `);
  });
  it('relationships both ways', () => {
    expect(lines(cypher(compiled('relationships both ways')))).toMatchInlineSnapshot(`
      "RETURN COLLECT {
      MATCH (n0:Entity)
      WHERE n0.id IN $p0
      RETURN [n0.id, [COLLECT {
      MATCH (n0)-[r2:HOLDS|CITIZEN_OF|MEMBER_OF|HELD_BY|SENT_BY|ACCREDITED_TO|POSTED_AT|BORDERS|PARTY_TO|HAS_MISSION|PART_OF|BASED_IN|OF|MADE_BY|ORIGIN|BENEFITS|INCLUDES|INVOLVES|LOCATED_IN|RESPONDS_TO|CONCERNS]-(n1)
      WHERE type(r2) IN $p1
      WITH n1, r2
      ORDER BY type(r2), n1.id, r2.propositionId
      LIMIT $p2
      RETURN [CASE WHEN startNode(r2) = n0 THEN 'out' ELSE 'in' END, n1.id, r2.support] }, null]] } AS rows, null AS count, null AS revision"
    `);
  });
  it('claims by several ways', () => {
    expect(lines(cypher(compiled('claims by several ways')))).toMatchInlineSnapshot(`
      "RETURN COLLECT {
      MATCH (n0:Entity)
      WHERE n0.id IN $p0
      RETURN [n0.id, [COLLECT {
      CALL (n0) {
      MATCH (n0)<-[:SUBJECT]-()<-[:ON]-(n1:Claim)
      RETURN n1
      UNION
      MATCH (n0)<-[:STATES]-(n1:Claim)
      RETURN n1
      UNION
      MATCH (n0)<-[:OBJECT]-()<-[:ON]-(n1:Claim)
      RETURN n1
      UNION
      MATCH (n0)<-[:SPOKEN_BY]-(n1:Claim)
      RETURN n1 }
      WITH n1
      WITH n1
      ORDER BY n1.id
      LIMIT $p1
      RETURN [n1.quote] }, null]] } AS rows, null AS count, null AS revision"
    `);
  });
  it('some, none, every', () => {
    expect(lines(cypher(compiled('some, none, every')))).toMatchInlineSnapshot(`
      "RETURN COLLECT {
      MATCH (n0:State)
      WHERE (NOT (EXISTS {
      MATCH (n0)-[r2:BORDERS]-(n1)
      WHERE NOT coalesce(n1.name > $p0, false)
      RETURN 1 }) AND EXISTS {
      MATCH (n0)<-[r4:MADE_BY]-(n3:Pledge)
      WHERE NOT (EXISTS {
      MATCH (n3)-[r6:INCLUDES]->(n5)
      WHERE n5.category = $p1
      RETURN 1 })
      RETURN 1 })
      WITH n0
      ORDER BY n0.id
      LIMIT $p2
      RETURN [n0.id] } AS rows, null AS count, null AS revision"
    `);
  });
});
