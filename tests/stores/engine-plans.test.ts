import type { Database } from 'better-sqlite3';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadPlan } from '#graph/read-plan.ts';
import { graphModel } from '#modules/graph-model.ts';
import { compileCypher } from '#stores/neo4j/compile-plan.ts';
import { compileSql } from '#stores/sqlite/compile-plan.ts';
import { connect } from '#stores/sqlite/connect.ts';
import { Deadline } from '#stores/sqlite/deadline.ts';
import { OPERATIONS } from '#tests/contract/operations.ts';
import { planOf, plansOf } from '#tests/support/plan.ts';
import { isAvailable, neo4jAddress, openTestStore, type TestStore } from '#tests/support/stores.ts';
import { COMPILED } from './compiled-operations.ts';

const compiled = Object.entries(COMPILED).map(([name, text]) => [name, planOf(text)] as const);
/** Every plan of the contract, with the name of its operation. */
const all = OPERATIONS.flatMap(([name, text, variables]) =>
  plansOf(text, variables).map((plan) => [name, plan] as const),
);

describe('no value of a request stands in a statement', () => {
  // What the operations are asked with, and names of nothing else.
  const values = [
    'state:aa',
    'MILITARY',
    'rain',
    'CURSOR',
    '2024',
    'diplomat:aa-bb',
    'TANK',
    '"Bo"',
    "'Bo'",
  ];
  for (const [name, plan] of compiled) {
    it(name, () => {
      const texts = [
        compileCypher(graphModel, plan, { form: 'single' }),
        compileCypher(graphModel, plan, { form: 'batch' }),
        compileSql(graphModel, plan),
      ];
      for (const text of texts) for (const value of values) expect(text).not.toContain(value);
    });
  }
});

describe('SQLite', () => {
  let opened: TestStore;
  let database: Database;

  beforeAll(async () => {
    opened = await openTestStore('sqlite');
    database = connect((await opened.store.status()).address, 'read');
    new Deadline(database);
  });
  afterAll(async () => {
    database.close();
    await opened.close();
  });

  /** Tables that are read from end to end; an index of one kind alone is no whole table. */
  function scansOf(plan: ReadPlan): readonly string[] {
    const text = compileSql(graphModel, plan);
    const named = [...text.matchAll(/\b(node|relationship) ([a-z]\d+)\b/g)];
    const tables = new Set(['node', 'relationship', ...named.map(([, , alias]) => alias)]);
    const parameters = Object.fromEntries(
      [...text.matchAll(/@(p\d+)/g)].map(([, key]) => [key, null]),
    );
    return (database.prepare(`EXPLAIN QUERY PLAN ${text}`).all(parameters) as Step[])
      .map(({ detail }) => detail)
      .filter((detail) => tables.has(/^SCAN (\w+)/.exec(detail)?.[1] ?? ''))
      .filter((detail) => !/^SCAN n\d+ USING (COVERING )?INDEX (?!node)/.test(detail));
  }

  it('finds the rows of every plan by an index', () => {
    for (const [name, plan] of [...compiled, ...all])
      expect([name, ...scansOf(plan)]).toEqual([name]);
  });

  it('plans no statement anew for the number of rows that it is asked for', () => {
    const bare = all.map(([name, plan]) => [
      name,
      ...(compileSql(graphModel, plan).match(/LIMIT @p\d+\b(?! \+)/g) ?? []),
    ]);
    expect(bare.filter(([, ...limits]) => limits.length > 0)).toEqual([]);
    expect(all.some(([, plan]) => compileSql(graphModel, plan).includes('LIMIT @p'))).toBe(true);
  });

  // Each time that a level is named is a copy of all levels before it.
  it('names each level of a neighborhood twice', () => {
    const text = compileSql(
      graphModel,
      planOf('{ neighborhood(ids: ["state:aa"], depth: 3) { nodes { node { id } } } }'),
    );
    for (const level of ['some1', 'shown1', 'shown2'])
      expect([level, text.split(`FROM ${level}`).length - 1]).toEqual([level, 2]);
  });
});

interface Step {
  readonly detail: string;
}

describe.skipIf(!isAvailable('neo4j'))('Neo4j', () => {
  let opened: TestStore;
  let driver: Driver;

  beforeAll(async () => {
    opened = await openTestStore('neo4j');
    driver = neo4j.driver(neo4jAddress().uri);
  });
  afterAll(async () => {
    await driver.close();
    await opened.close();
  });

  async function explained(text: string) {
    const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, parametersOf(text));
    const dear = operatorsOf(summary.plan as Operator).filter((operator) => DEAR.test(operator));
    return [...dear, ...warningsOf(summary.gqlStatusObjects as readonly Status[])];
  }

  it('plans every statement without warnings', { timeout: 120_000 }, async () => {
    for (const [name, plan] of [...compiled, ...all])
      expect([
        name,
        ...(await explained(compileCypher(graphModel, plan, { form: 'single' }))),
      ]).toEqual([name]);
  });

  it('plans statements for many requests without warnings', { timeout: 120_000 }, async () => {
    for (const [name, plan] of compiled)
      expect([
        name,
        ...(await explained(compileCypher(graphModel, plan, { form: 'batch' }))),
      ]).toEqual([name]);
  });
});

/** Whole graphs, and every node with every other. */
const DEAR = /AllNodesScan|AllRelationshipsScan|CartesianProduct/;

/** Values of the types that a statement wants. */
function parametersOf(text: string): Readonly<Record<string, unknown>> {
  const keys = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, key]) => key as string);
  const values = (pattern: RegExp, value: unknown) =>
    Object.fromEntries(keys(pattern).map((key) => [key, value]));
  return {
    ...values(/\$(\w+)/g, 'a'),
    ...values(/(?:IN|UNWIND) \$(\w+)/g, []),
    ...values(/(?:LIMIT |\[0\.\.)\$(\w+)/g, neo4j.int(1)),
  };
}

interface Operator {
  readonly operatorType: string;
  readonly children: readonly Operator[];
}

function operatorsOf({ operatorType, children }: Operator): readonly string[] {
  return [operatorType, ...children.flatMap(operatorsOf)];
}

interface Status {
  readonly severity: string;
  readonly statusDescription: string;
  readonly classification?: string;
}

/** What the server warns of; that a graph has nothing of a type yet is no fault of the statement. */
function warningsOf(statuses: readonly Status[]): readonly string[] {
  return statuses
    .filter(({ severity }) => severity === 'WARNING')
    .map(({ statusDescription }) => statusDescription)
    .filter((description) => !description.includes('does not exist in database'));
}
