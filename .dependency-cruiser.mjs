/** `from` may import itself and `allowed`, and nothing else under src/. */
const mayImport = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: [from, ...allowed] },
});

/** Only `from` may import `to`. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: from },
  to: { path: to },
});

const errors = '^src/errors[.]ts$';
const graph = '^src/graph/';
const auth = '^src/auth/';
const planner = '^src/planner/';
const graphql = '^src/graphql/';
const exporting = '^src/export/';
const evidence = '^src/evidence/';
const model = '^src/modules/[^/]+/model[.]ts$';
const graphModel = '^src/modules/(graph-model|list)[.]ts$';
const ingest = '^src/ingest/';
/** Modules that write, or say what was written. */
const writing = '^src/modules/(change|mutation)/';
const sentence = '^src/modules/proposition/sentence[.]ts$';

// biome-ignore lint/style/noDefaultExport: dependency-cruiser reads its rules from it.
export default {
  forbidden: [
    mayImport(
      'errors-is-a-leaf',
      errors,
      [],
      'Every layer throws AppError, so it stands on nothing.',
    ),
    mayImport(
      'graph-is-a-leaf',
      graph,
      [errors],
      'The port is plain data: move what needs more into the layer that has it.',
    ),
    mayImport(
      'stores-implement-the-port',
      '^src/stores/',
      [graph, errors],
      'A store knows plans, not the API: put what it needs into the plan.',
    ),
    mayImport('auth-knows-the-port', auth, [graph, errors], 'Who asks has no API in it.'),
    mayImport(
      'dump-knows-the-port',
      '^src/dump/',
      ['^src/evidence/canonical-json[.]ts$', graph, errors],
      'The rows of a dump are those of the port, whatever they say.',
    ),
    mayImport('planner-knows-the-port', planner, [graph, errors], 'A plan has no engine in it.'),
    mayImport(
      'graphql-knows-models',
      graphql,
      [planner, auth, graph, errors, model],
      'The builder knows no module: a module calls it.',
    ),
    {
      ...mayImport(
        'modules-use-the-builder',
        '^src/modules/',
        [graphql, planner, graph, errors],
        'The domain stands on the builder.',
      ),
      from: { path: '^src/modules/', pathNot: writing },
    },
    mayImport(
      'writing-records-evidence',
      writing,
      ['^src/modules/', evidence, ingest, graphql, planner, auth, graph, errors],
      'What writes hands records to the one path of all writing.',
    ),
    mayImport(
      'evidence-uses-models',
      evidence,
      [graph, errors, model, graphModel, sentence],
      'What claims come to has no API and no engine in it.',
    ),
    mayImport(
      'ingest-uses-models',
      '^src/ingest/',
      [evidence, graph, errors, model, graphModel],
      'An importer makes write plans; the store is given to it.',
    ),
    mayImport(
      'export-runs-operations',
      exporting,
      [graphql, planner, graph, errors],
      'A file is made of answers: it is given a schema and what runs a page.',
    ),
    mayImport(
      'server-serves-the-schema',
      '^src/server/',
      ['^src/modules/schema[.]ts$', exporting, graphql, planner, auth, graph, errors],
      'The server is given a store and a schema.',
    ),
    mayImport('web-knows-only-the-api', '^src/web/', [], 'The explorer knows only the SDL.'),
    {
      name: 'stores-stay-apart',
      comment: 'What two stores share belongs into the port.',
      severity: 'error',
      from: { path: '^src/stores/([^/]+)/' },
      to: { path: '^src/stores/', pathNot: '^src/stores/$1/' },
    },
    {
      name: 'modules-stay-apart',
      comment: 'Types name each other by string; only a model may be imported.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: {
        path: '^src/modules/[^/]+/',
        pathNot: ['^src/modules/$1/', model, sentence, '^src/modules/change/[^/]+(?<!type)[.]ts$'],
      },
    },
    {
      name: 'models-know-no-api',
      comment: 'A model is read by importers and stores, which know no GraphQL.',
      severity: 'error',
      from: { path: model },
      to: { path: '^src/', pathNot: [graph, model] },
    },
    only(
      'one-composition-root',
      '^src/(open-store[.]ts|stores/)',
      '^src/stores/',
      'Only open-store.ts knows which stores exist.',
    ),
    only(
      'bolt-only-in-its-adapter',
      '^src/stores/neo4j/',
      'node_modules/neo4j-driver',
      'Everything else speaks plans.',
    ),
    only(
      'sqlite-only-in-its-adapter',
      '^src/stores/sqlite/',
      'node_modules/better-sqlite3',
      'Everything else speaks plans.',
    ),
    {
      name: 'graphql-only-at-the-edge',
      comment: 'The planner reads graphql for the selection set only; below it there is none.',
      severity: 'error',
      from: { path: ['^src/graph/', '^src/stores/', '^src/ingest/', evidence, model] },
      to: { path: 'node_modules/(graphql|graphql-yoga|@pothos)/' },
    },
    {
      name: 'no-circular',
      comment: 'Give one of them what it needs.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing imports it: remove it, or the import is missing.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['[.]d[.]ts$', '^src/cli/main[.]ts$', '^src/stores/sqlite/reader-thread[.]ts$'],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
