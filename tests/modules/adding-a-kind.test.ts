import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ENGINES,
  type Engine,
  isAvailable,
  neo4jAddress,
  openTestStore,
} from '#tests/support/stores.ts';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url).pathname;

const MODEL = `import type { GraphPart } from '#graph/graph-part.ts';
import { integer } from '#graph/property.ts';
import { defineRelationshipType } from '#graph/relationship-type.ts';
import { defineEntityKind } from '#modules/entity/model.ts';

export const model: GraphPart = {
  kind: defineEntityKind({
    name: 'Ship',
    plural: 'ships',
    prefix: 'ship',
    description: 'A vessel.',
    properties: { tons: integer({ required: true }) },
  }),
  relationshipTypes: [
    defineRelationshipType({ name: 'SAILS_UNDER', between: [['Ship', 'State']], sentence: '{from} sails under the flag of {to}' }),
  ],
};
`;

const TYPE = `import { declareKindType } from '#graphql/kind-type.ts';
import { addRelationshipFields, many, one } from '#graphql/relationship-field.ts';
import { model } from './model.ts';

declareKindType(model.kind, {
  properties: { tons: 'What it displaces.' },
  relationships: { flag: one('SAILS_UNDER', 'out', { to: 'State', description: 'Its flag.' }) },
});
addRelationshipFields('State', { fleet: many('SAILS_UNDER', 'in', { to: 'Ship', description: 'Ships under its flag.' }) });
`;

const LINE =
  "  { model: () => import('./ship/model.ts'), type: () => import('./ship/type.ts') },\n";

const SQL = `CREATE INDEX shipTons ON node (json_extract(properties, '$.tons'), id) WHERE kind = 'Ship';\n`;
const CYPHER = `CREATE CONSTRAINT shipId IF NOT EXISTS FOR (n:Ship) REQUIRE n.id IS UNIQUE;
CREATE RANGE INDEX shipTons IF NOT EXISTS FOR (n:Ship) ON (n.tons);\n`;

const SCRIPT = `import { openTestStore } from './open.ts';
import { executeOn } from '#tests/support/execute.ts';
import { entity, relationship } from '#tests/support/rows.ts';

const { store, close } = await openTestStore(process.argv[2]);
await store.migrate();
await store.write({
  actor: 'test', message: 'ships', at: '2024-10-01T00:00:00.000Z',
  nodes: [entity('state:aa', 'Arden'), entity('ship:a', 'A', { tons: 7 }), entity('ship:b', 'B', { tons: 9 })],
  relationships: [relationship('ship:a', 'SAILS_UNDER', 'state:aa'), relationship('ship:b', 'SAILS_UNDER', 'state:aa')],
});
const answer = await executeOn(store, \`{
  ship(id: "ship:a") { __typename kind name tons flag { name } relationships { nodes { type } } }
  ships(where: {tons: {gt: 7}, flag: {name: {eq: "Arden"}}}) { totalCount nodes { id } }
  state(id: "state:aa") { fleet(orderBy: [{field: TONS, direction: DESC}]) { edges { node { id } relationship { status } } } relationshipCounts { type kind count } }
}\`);
console.log(JSON.stringify(answer));
await close();
`;

const OPEN = `import { Neo4jStore } from '#stores/neo4j/neo4j-store.ts';
import { SqliteStore } from '#stores/sqlite/sqlite-store.ts';
import { readMigrations } from '#graph/migrations.ts';
import { graphModel } from '#modules/graph-model.ts';

export async function openTestStore(address: string | undefined) {
  const [engine, place] = address?.startsWith('bolt') ? ['neo4j', address] : ['sqlite', './data'];
  const migrations = readMigrations(new URL('./schema/' + engine + '/', import.meta.url));
  const store = engine === 'neo4j'
    ? new Neo4jStore(graphModel, migrations, { uri: String(place), username: '', password: '', database: 'neo4j' })
    : new SqliteStore(graphModel, migrations, String(place));
  return { store, close: () => store.close() };
}
`;

describe('adding a kind of entity', () => {
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'chancery-kind-'));
    for (const name of ['src', 'schema', 'tests/support', 'package.json', 'tsconfig.json']) {
      cpSync(join(root, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    mkdirSync(join(copy, 'src/modules/ship'));
    writeFileSync(join(copy, 'src/modules/ship/model.ts'), MODEL);
    writeFileSync(join(copy, 'src/modules/ship/type.ts'), TYPE);
    const list = join(copy, 'src/modules/list.ts');
    writeFileSync(list, readFileSync(list, 'utf8').replace('] as const', `${LINE}] as const`));
    writeFileSync(join(copy, 'schema/sqlite/9999-ships.sql'), SQL);
    writeFileSync(join(copy, 'schema/neo4j/9999-ships.cypher'), CYPHER);
    writeFileSync(join(copy, 'open.ts'), OPEN);
    writeFileSync(join(copy, 'ask.ts'), SCRIPT);
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  for (const engine of ENGINES) {
    it.skipIf(!isAvailable(engine))(
      `${engine}: takes a folder, a line in the list and a migration`,
      async () => {
        const answer = await askWithShips(copy, engine);
        expect(answer).toEqual({
          ship: {
            __typename: 'Ship',
            kind: 'Ship',
            name: 'A',
            tons: 7,
            flag: { name: 'Arden' },
            relationships: { nodes: [{ type: 'SAILS_UNDER' }] },
          },
          ships: { totalCount: 1, nodes: [{ id: 'ship:b' }] },
          state: {
            fleet: {
              edges: [
                { node: { id: 'ship:b' }, relationship: { status: 'UNCONTESTED' } },
                { node: { id: 'ship:a' }, relationship: { status: 'UNCONTESTED' } },
              ],
            },
            relationshipCounts: [{ type: 'SAILS_UNDER', kind: 'Ship', count: 2 }],
          },
        });
      },
    );
  }
});

async function askWithShips(copy: string, engine: Engine): Promise<unknown> {
  if (engine === 'neo4j') await (await openTestStore('neo4j')).close();
  try {
    const place = engine === 'neo4j' ? neo4jAddress().uri : 'sqlite';
    const { stdout } = await run(process.execPath, ['--import', 'tsx', 'ask.ts', place], {
      cwd: copy,
    });
    return (JSON.parse(stdout) as { data: unknown }).data;
  } finally {
    if (engine === 'neo4j') await forgetShips();
  }
}

/** Other tests share the database and know nothing of ships. */
async function forgetShips(): Promise<void> {
  const driver = neo4j.driver(neo4jAddress().uri);
  for (const text of [
    'DROP CONSTRAINT shipId IF EXISTS',
    'DROP INDEX shipTons IF EXISTS',
    'MATCH (m:Migration {number: 9999}) DELETE m',
    'MATCH (n:Ship) DETACH DELETE n',
  ]) {
    await driver.executeQuery(text);
  }
  await driver.close();
}
