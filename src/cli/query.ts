import { text } from 'node:stream/consumers';
import { defineCommand } from 'citty';
import type { Access } from '#auth/access.ts';
import { createServer } from '#server/create-server.ts';
import { createLogger } from '#server/logger.ts';
import { GRAPHQL_PATH } from '#server/paths.ts';
import { programVersion } from '#src/program.ts';
import { readRates } from '#src/read-rates.ts';
import { JSON_OPTION, printResult } from './print-result.ts';
import { readText } from './read-text.ts';
import { UsageError } from './usage-error.ts';
import { withStore } from './with-store.ts';

/** Who has the store may read it; writing takes a token here too, so that a revision has an actor. */
const ACCESS: Access = { reads: 'open', jwt: null, rateLimit: 0 };

/**
 * `chancery query`: one operation in process, with the limits of the service and without a port; asked with the token in
 * CHANCERY_TOKEN, if there is one.
 */
export const query = defineCommand({
  meta: { name: 'query', description: 'Run a GraphQL operation. Exit code 1 when it has errors.' },
  args: {
    file: {
      type: 'positional',
      required: false,
      description: 'A file with the document; standard input when left out.',
    },
    variables: { type: 'string', description: 'JSON, or @ and the name of a file with JSON.' },
    operation: { type: 'string', description: 'Which one, when the document has several.' },
    ...JSON_OPTION,
  },
  run: async ({ args }) => {
    const request = {
      query: args.file === undefined ? await text(process.stdin) : await readText(args.file),
      variables: await readVariables(args.variables),
      operationName: args.operation,
    };
    return withStore(async (store, { limits, introspection, token, rates: file }) => {
      await store.ready();
      const logger = createLogger('error');
      const rates = file === null ? null : await readRates(file);
      const options = { store, limits, rates, logger, introspection, version: programVersion() };
      const server = createServer({ ...options, access: ACCESS, graphiql: false });
      const response = await server.fetch(`http://in-process${GRAPHQL_PATH}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== null && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(request),
      });
      const result = (await response.json()) as { readonly errors?: readonly unknown[] };
      printResult(args.json, result, JSON.stringify(result, null, 2));
      return result.errors === undefined ? 0 : 1;
    });
  },
});

async function readVariables(given: string | undefined): Promise<unknown> {
  if (given === undefined) return undefined;
  const json = given.startsWith('@') ? await readText(given.slice(1)) : given;
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new UsageError(`--variables holds no JSON: ${(error as Error).message}.`);
  }
}
