import { builder } from '#graphql/builder.ts';
import { objectRef } from '#graphql/type-refs.ts';
import { PAGE } from '#planner/list-arguments.ts';

builder.objectType(objectRef('Meta'), {
  description: 'What this service is, and what it allows.',
  fields: (t) => ({
    engine: t.string({ description: '`sqlite` or `neo4j`.' }),
    engineVersion: t.string({ description: 'Version of the engine.' }),
    version: t.string({ description: 'Version of this service.' }),
    revision: t.int({ description: 'Number of the last committed write.' }),
    limits: t.field({ type: objectRef('Limits'), description: 'What one operation may cost.' }),
  }),
});

builder.objectType(objectRef('Limits'), {
  description: 'What one operation may cost.',
  fields: (t) => ({
    depth: t.int({ description: 'Nested selections; edges, node and nodes do not count.' }),
    complexity: t.int({ description: 'Objects that it may ask for.' }),
    aliases: t.int({ description: 'Aliases in a document.' }),
    directives: t.int({ description: 'Directives in a document.' }),
    tokens: t.int({ description: 'Tokens of a document.' }),
    page: t.int({ description: 'Rows of a page.' }),
    bodyBytes: t.int({ description: 'Bytes of a request body.' }),
    timeoutMs: t.int({ description: 'Milliseconds of a statement.' }),
  }),
});

builder.queryField('meta', (t) =>
  t.field({
    type: objectRef('Meta'),
    description: 'What this service is, and what it allows.',
    resolve: async (_root, _args, { store, limits, version }) => {
      const status = await store.status();
      return {
        engine: status.engine,
        engineVersion: status.version,
        version,
        revision: status.revision,
        limits: { ...limits, page: PAGE.most },
      };
    },
  }),
);
