import neo4j from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { columnsOf, type Property } from '#graph/property.ts';
import { graphModel } from '#modules/graph-model.ts';
import { connect } from '#stores/sqlite/connect.ts';
import { isAvailable, neo4jAddress, openTestStore } from '#tests/support/stores.ts';

/** Columns by which rows are found or ordered; lists and booleans are looked through. */
function indexedColumns(name: string, property: Property): readonly string[] {
  if (!property.filter) return [];
  const columns = columnsOf(name, property).map((column) => column.name);
  switch (property.type) {
    case 'texts':
    case 'enums':
    case 'boolean':
    case 'json':
      return [];
    case 'edtf':
      return columns.filter((column) => column !== name);
    case 'money':
      return [`${name}Currency`];
    default:
      return columns;
  }
}

const EXPECTED = [...graphModel.kinds.values()].flatMap((kind) =>
  Object.entries(kind.properties).flatMap(([name, property]) =>
    indexedColumns(name, property).map((column) => `${kind.name}.${column}`),
  ),
);

describe('every property that can be filtered has an index', () => {
  it('in SQLite', async () => {
    const { store, close } = await openTestStore('sqlite');
    const database = connect((await store.status()).address, 'read');
    const texts = database
      .prepare("SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
      .pluck()
      .all() as readonly string[];
    database.close();
    await close();
    const indexed = texts.map((text) => {
      const column = /ON node \(\s*json_extract\(properties, '\$\.(\w+)'\)/.exec(text)?.[1];
      return `${/WHERE kind = '(\w+)'/.exec(text)?.[1]}.${column}`;
    });
    expect(EXPECTED.filter((each) => !indexed.includes(each))).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it.skipIf(!isAvailable('neo4j'))('in Neo4j, with what the Community edition has', async () => {
    const { close } = await openTestStore('neo4j');
    await close();
    const driver = neo4j.driver(neo4jAddress().uri);
    const rows = async (text: string) =>
      (await driver.executeQuery(text)).records.map((record) => record.toObject());
    const indexes = await rows(
      "SHOW INDEXES YIELD labelsOrTypes, properties, type, state WHERE type = 'RANGE'",
    );
    const constraints = await rows('SHOW CONSTRAINTS YIELD type');
    const [server] = await rows('CALL dbms.components() YIELD edition RETURN edition');
    await driver.close();

    const indexed = indexes.flatMap(({ labelsOrTypes, properties }) =>
      (labelsOrTypes as string[]).map((label) => `${label}.${(properties as string[])[0]}`),
    );
    expect(EXPECTED.filter((each) => !indexed.includes(each))).toEqual([]);
    expect(new Set(indexes.map(({ state }) => state))).toEqual(new Set(['ONLINE']));
    expect(constraints.filter(({ type }) => !String(type).includes('UNIQUENESS'))).toEqual([]);
    expect(server?.['edition']).toBe('community');
  });
});
