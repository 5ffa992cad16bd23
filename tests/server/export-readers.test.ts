import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pythonReaders, runPython } from '#tests/support/python.ts';
import { entity, link } from '#tests/support/rows.ts';
import { type Serving, serveWorld } from './serving.ts';

/** Every kind of entity and every type of relationship that the invented world has. */
const EVERYTHING = `{ entities { nodes {
  id aliases description
  ... on Pledge { amount { value currency } purposes }
  ... on Diplomat { headcount }
  relationships(first: 100) { nodes { type validFrom units from { id } to { id } } }
} } }`;

const FTM = `
import json, sys
from followthemoney import model
from followthemoney.exc import InvalidData
from followthemoney.proxy import EntityProxy
entities = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
schemata = {}
for data in entities:
    schema = model.get(data["schema"])
    assert schema is not None and not schema.abstract, data
    try:
        schema.validate(data)
    except InvalidData as error:
        raise Exception(data, error.errors)
    missing = [name for name in schema.required if not data["properties"].get(name)]
    unknown = [name for name in data["properties"] if name not in schema.properties]
    assert not missing and not unknown, (data, missing, unknown)
    cleaned = EntityProxy(schema, data, cleaned=False).to_dict()["properties"]
    for name, values in data["properties"].items():
        assert len(cleaned.get(name, [])) == len(set(values)), (data, name)
    schemata[data["schema"]] = schemata.get(data["schema"], 0) + 1
by_id = {data["id"]: model.get(data["schema"]) for data in entities}
for data in entities:
    schema = model.get(data["schema"])
    for name, values in data["properties"].items():
        prop = schema.get(name)
        if prop.type.name != "entity": continue
        for value in values:
            assert by_id[value].is_a(prop.range), (data, name)
print(json.dumps({"ids": len(by_id), "entities": len(entities), "schemata": schemata}))
`;

const GRAPH = (read: string) => `
import json, sys, networkx
graph = networkx.${read}(sys.argv[1])
print(json.dumps({
    "directed": graph.is_directed(),
    "nodes": graph.number_of_nodes(),
    "edges": graph.number_of_edges(),
    "strange": graph.nodes["state:strange"]["name"],
    "headcount": graph.nodes["diplomat:aa-bb"]["headcount"],
    "support": sorted({data["support"] for _, _, data in graph.edges(data=True)}),
    "quotes": sorted({data["quote"] for _, _, data in graph.edges(data=True) if data.get("quote")}),
}))
`;

const readers = await pythonReaders();
if ('why' in readers) console.warn(`Files are not read by others here. ${readers.why}`);

describe.skipIf('why' in readers)('files as others read them', () => {
  const python = 'python' in readers ? readers.python : '';
  const directory = mkdtempSync(join(tmpdir(), 'chancery-files-'));
  let serving: Serving;
  beforeAll(async () => {
    serving = await serveWorld();
    const source = { title: 'On the web', url: 'https://www.example.org/a?b=c&d', sha256: 'bb' };
    const strange = '<Strange> & "quoted" \u0007 \u{1F600}';
    await serving.store.write({
      actor: 'test',
      message: 'what is hard to write',
      at: '2024-10-02T00:00:00.000Z',
      nodes: [
        entity('state:strange', strange, { iso2: 'UA', externalIds: ['wikidata:Q212'] }),
        entity('organization:works', 'Works', { type: 'COMPANY' }),
        entity('weapon:boat', 'Boat', { category: 'SHIP', specificity: 'MODEL' }),
        { kind: 'Source', id: 'source:web', properties: source },
      ],
      relationships: [link('claim:pledge', 'IN', 'source:web')],
    });
  });
  afterAll(async () => {
    await serving.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const fileOf = async (format: string) => {
    const asked = new URLSearchParams({ query: EVERYTHING, format });
    const response = await serving.send('port', `/export?${asked}`);
    expect(response.status).toBe(200);
    const file = join(directory, `file.${format}`);
    writeFileSync(file, await response.text());
    return file;
  };

  test('FollowTheMoney finds them valid, every end of a link in them', async () => {
    const read = await runPython(python, FTM, await fileOf('ftm'));
    expect(read).toMatchObject({
      schemata: {
        Person: 3,
        LegalEntity: 1,
        PublicBody: 6,
        Organization: 1,
        Company: 1,
        Vehicle: 1,
        Vessel: 1,
        Position: 1,
        Project: 8,
        Event: 2,
        Contract: 2,
        Occupancy: 3,
        Membership: 2,
        UnknownLink: expect.any(Number),
      },
    });
    const { ids, entities } = read as { readonly ids: number; readonly entities: number };
    expect(ids).toBe(entities);
  });

  test.each([
    ['graphml', 'read_graphml'],
    ['gexf', 'read_gexf'],
  ])('networkx reads %s', async (format, read) => {
    const graph = await runPython(python, GRAPH(read), await fileOf(format));
    expect(graph).toEqual({
      directed: true,
      nodes: 29,
      edges: expect.any(Number),
      strange: '<Strange> & "quoted"  \u{1F600}',
      headcount: 2,
      support: [1, 2, 3],
      quotes: ['Arden gives £100.'],
    });
  });
});
