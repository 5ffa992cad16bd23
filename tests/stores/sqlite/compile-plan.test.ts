import { describe, expect, it } from 'vitest';
import type { ReadPlan } from '#graph/read-plan.ts';
import { graphModel } from '#modules/graph-model.ts';
import { compileSql } from '#stores/sqlite/compile-plan.ts';
import { planOf } from '#tests/support/plan.ts';
import { COMPILED } from '../compiled-operations.ts';

const sql = (plan: ReadPlan) => compileSql(graphModel, plan);
const compiled = (name: keyof typeof COMPILED) => planOf(COMPILED[name] as string);

/** Breaks a statement where a reader would. */
const lines = (text: string) =>
  text.replaceAll(/ (?=(?:MATCH|WHERE|WITH|ORDER|LIMIT|RETURN|FROM|UNION|CALL|UNWIND) )/g, '\n');

describe('a plan as SQL', () => {
  it('a node by its id', () => {
    expect(lines(sql(compiled('a node by its id')))).toMatchInlineSnapshot(`
      "SELECT (SELECT json_group_array(json_array(n0.id, json_extract(n0.properties, '$.name'), (n0.properties -> '$.aliases')))
      FROM node n0
      WHERE n0.id IN (SELECT value
      FROM json_each(@p0)) AND n0.kind = 'State') AS rows, NULL AS count, NULL AS revision"
    `);
  });
  it('a page below a page', () => {
    expect(lines(sql(compiled('a page below a page')))).toMatchInlineSnapshot(`
      "SELECT (SELECT json_group_array(json_array(json_extract(x2.properties, '$.name'), json_array((SELECT json_group_array(json_array(k5.id, json_extract(x6.properties, '$.amountAsStated'), CAST(json_extract(x6.properties, '$.amountValue') AS TEXT), json_extract(x6.properties, '$.amountCurrency'), json_extract(x6.properties, '$.amountQualifier')))
      FROM (SELECT r3.source AS id
      FROM relationship r3
      WHERE r3.target = k1.id AND r3.type IN ('MADE_BY') AND r3.source >= 'pledge:' AND r3.source < 'pledge;' AND alive()
      ORDER BY r3.source
      LIMIT @p1 + 0) k5 CROSS JOIN node x6 ON x6.id = k5.id), NULL)))
      FROM (SELECT n0.id AS id
      FROM node n0
      WHERE n0.kind = 'State' AND n0.id >= 'state:' AND n0.id < 'state;' AND alive()
      ORDER BY n0.id
      LIMIT @p0 + 0) k1 CROSS JOIN node x2 ON x2.id = k1.id) AS rows, NULL AS count, NULL AS revision"
    `);
  });
  it('a cursor in the order of ids is where the index is entered, from either end', () => {
    const after = sql(
      planOf('query ($c: String) { claims(after: $c) { nodes { id } } }', { c: 'x' }),
    );
    expect(after).toContain("+n0.id >= 'claim:' AND n0.id < 'claim;' AND alive() AND n0.id > @p1");
    const before = sql(
      planOf('query ($c: String) { claims(before: $c) { nodes { id } } }', { c: 'x' }),
    );
    expect(before).toContain("n0.id >= 'claim:' AND +n0.id < 'claim;' AND alive() AND n0.id < @p1");
  });
  it('conditions, order and a cursor', () => {
    expect(lines(sql(compiled('conditions, order and a cursor')))).toMatchInlineSnapshot(`
      "SELECT (SELECT json_group_array(json_array(json_extract(x2.properties, '$.name')))
      FROM (SELECT n0.id AS id
      FROM node n0
      WHERE n0.kind = 'Pledge' AND alive() AND ((NOT ifnull((instr(json_extract(n0.properties, '$.nameFold'), @p0) > 0), 0) AND (json_extract(n0.properties, '$.type') = @p1))) AND ((@p3 IS NOT NULL AND (json_extract(n0.properties, '$.announcedOnEarliest') IS NULL OR json_extract(n0.properties, '$.announcedOnEarliest') < @p3)) OR ((json_extract(n0.properties, '$.announcedOnEarliest') = @p3 OR (NOT (@p3 IS NOT NULL) AND json_extract(n0.properties, '$.announcedOnEarliest') IS NULL)) AND ((@p4 IS NOT NULL AND (json_extract(n0.properties, '$.announcedOnLatest') IS NULL OR json_extract(n0.properties, '$.announcedOnLatest') < @p4)) OR ((json_extract(n0.properties, '$.announcedOnLatest') = @p4 OR (NOT (@p4 IS NOT NULL) AND json_extract(n0.properties, '$.announcedOnLatest') IS NULL)) AND n0.id > @p5))))
      ORDER BY json_extract(n0.properties, '$.announcedOnEarliest') DESC NULLS LAST, json_extract(n0.properties, '$.announcedOnLatest') DESC NULLS LAST, n0.id
      LIMIT @p2 + 1) k1 CROSS JOIN node x2 ON x2.id = k1.id) AS rows, NULL AS count, NULL AS revision"
    `);
  });
  it('a count', () => {
    expect(lines(sql(compiled('a count')))).toMatchInlineSnapshot(`
      "SELECT json('[]') AS rows, (SELECT count(*)
      FROM node n0
      WHERE n0.kind = 'Pledge' AND n0.id >= 'pledge:' AND n0.id < 'pledge;' AND alive() AND ((json_extract(n0.properties, '$.announcedOnEarliest') >= @p0))) AS count, NULL AS revision"
    `);
  });
  it('the best supported end', () => {
    expect(lines(sql(compiled('the best supported end')))).toMatchInlineSnapshot(`
      "SELECT (SELECT json_group_array(json_array(n0.id, (SELECT json_array(json_extract(x4.properties, '$.iso2'))
      FROM (SELECT r1.target AS id
      FROM relationship r1
      WHERE r1.source = n0.id AND r1.type IN ('ACCREDITED_TO') AND r1.target >= 'state:' AND r1.target < 'state;' AND alive()
      ORDER BY json_extract(r1.details, '$.support') DESC, json_extract(r1.details, '$.dispute'), r1.target, r1.propositionId
      LIMIT 1) k3 CROSS JOIN node x4 ON x4.id = k3.id)))
      FROM node n0
      WHERE n0.id IN (SELECT value
      FROM json_each(@p0)) AND n0.kind = 'Diplomat') AS rows, NULL AS count, NULL AS revision"
    `);
  });
  it('relationships both ways', () => {
    expect(lines(sql(compiled('relationships both ways')))).toMatchInlineSnapshot(`
      "SELECT (SELECT json_group_array(json_array(n0.id, json_array((SELECT json_group_array(json_array(k3.direction, k3.id, json_extract(k3.details, '$.support')))
      FROM (SELECT r1.other AS id, r1.type AS type, r1.source AS source, r1.target AS target, r1.propositionId AS propositionId, r1.details AS details, r1.direction AS direction
      FROM (SELECT source, type, target, propositionId, details, knownFrom, target AS other, 'out' AS direction
      FROM relationship v
      WHERE source = n0.id
      UNION ALL SELECT source, type, target, propositionId, details, knownFrom, source AS other, 'in' AS direction
      FROM relationship v
      WHERE target = n0.id AND source <> target) r1
      WHERE r1.type IN ('HOLDS', 'CITIZEN_OF', 'MEMBER_OF', 'HELD_BY', 'SENT_BY', 'ACCREDITED_TO', 'POSTED_AT', 'BORDERS', 'PARTY_TO', 'HAS_MISSION', 'PART_OF', 'BASED_IN', 'OF', 'MADE_BY', 'ORIGIN', 'BENEFITS', 'INCLUDES', 'INVOLVES', 'LOCATED_IN', 'RESPONDS_TO', 'CONCERNS') AND alive() AND (r1.type IN (SELECT value
      FROM json_each(@p1)))
      ORDER BY r1.type, r1.other, r1.propositionId
      LIMIT @p2 + 0) k3), NULL)))
      FROM node n0
      WHERE n0.id IN (SELECT value
      FROM json_each(@p0)) AND n0.kind IN ('Person', 'Diplomat', 'State', 'Organization', 'Position', 'Weapon', 'Pledge', 'Event', 'Treaty', 'Thing')) AS rows, NULL AS count, NULL AS revision"
    `);
  });
  it('claims by several ways', () => {
    expect(lines(sql(compiled('claims by several ways')))).toMatchInlineSnapshot(`
      "SELECT (SELECT json_group_array(json_array(n0.id, json_array((SELECT json_group_array(json_array(json_extract(x10.properties, '$.quote')))
      FROM (SELECT i1.id AS id
      FROM (SELECT DISTINCT r3.source AS id
      FROM relationship r2 CROSS JOIN relationship r3
      WHERE r2.target = n0.id AND r2.type IN ('SUBJECT') AND r3.target = r2.source AND r3.type IN ('ON')
      UNION SELECT DISTINCT r4.source AS id
      FROM relationship r4
      WHERE r4.target = n0.id AND r4.type IN ('STATES')
      UNION SELECT DISTINCT r6.source AS id
      FROM relationship r5 CROSS JOIN relationship r6
      WHERE r5.target = n0.id AND r5.type IN ('OBJECT') AND r6.target = r5.source AND r6.type IN ('ON')
      UNION SELECT DISTINCT r7.source AS id
      FROM relationship r7
      WHERE r7.target = n0.id AND r7.type IN ('SPOKEN_BY')) i1
      WHERE i1.id >= 'claim:' AND i1.id < 'claim;' AND alive()
      ORDER BY i1.id
      LIMIT @p1 + 0) k9 CROSS JOIN node x10 ON x10.id = k9.id), NULL)))
      FROM node n0
      WHERE n0.id IN (SELECT value
      FROM json_each(@p0)) AND n0.kind IN ('Person', 'Diplomat', 'State', 'Organization', 'Position', 'Weapon', 'Pledge', 'Event', 'Treaty', 'Thing')) AS rows, NULL AS count, NULL AS revision"
    `);
  });
  it('some, none, every', () => {
    expect(lines(sql(compiled('some, none, every')))).toMatchInlineSnapshot(`
      "SELECT (SELECT json_group_array(json_array(k7.id))
      FROM (SELECT n0.id AS id
      FROM node n0
      WHERE n0.kind = 'State' AND n0.id >= 'state:' AND n0.id < 'state;' AND alive() AND (((NOT (EXISTS (SELECT 1
      FROM (SELECT source, type, target, propositionId, details, knownFrom, target AS other, 'out' AS direction
      FROM relationship v
      WHERE source = n0.id
      UNION ALL SELECT source, type, target, propositionId, details, knownFrom, source AS other, 'in' AS direction
      FROM relationship v
      WHERE target = n0.id AND source <> target) r1 CROSS JOIN node n2
      WHERE r1.type IN ('BORDERS') AND r1.other >= 'state:' AND r1.other < 'state;' AND n2.id = r1.other AND alive() AND NOT ifnull((json_extract(n2.properties, '$.name') > @p0), 0)))) AND (EXISTS (SELECT 1
      FROM relationship r3
      WHERE r3.target = n0.id AND r3.type IN ('MADE_BY') AND r3.source >= 'pledge:' AND r3.source < 'pledge;' AND alive() AND (NOT (EXISTS (SELECT 1
      FROM relationship r5 CROSS JOIN node n6
      WHERE r5.source = r3.source AND r5.type IN ('INCLUDES') AND r5.target >= 'weapon:' AND r5.target < 'weapon;' AND n6.id = r5.target AND alive() AND (json_extract(n6.properties, '$.category') = @p1))))))))
      ORDER BY n0.id
      LIMIT @p2 + 0) k7) AS rows, NULL AS count, NULL AS revision"
    `);
  });
});
