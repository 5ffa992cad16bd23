import fc from 'fast-check';
import {
  type ExecutionResult,
  execute,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '#auth/caller.ts';
import type { GraphStore } from '#graph/store.ts';
import { type Context, DEFAULT_LIMITS } from '#graphql/context.ts';
import { executeOperation } from '#graphql/execute-operation.ts';
import { readerOf } from '#graphql/operation-reader.ts';
import { schema } from '#modules/schema.ts';
import { OPERATIONS } from '#tests/contract/operations.ts';
import { anyOperation } from '#tests/support/random-operation.ts';
import { SERVICE } from '#tests/support/service.ts';
import { openTestStore, type TestStore } from '#tests/support/stores.ts';
import { WORLD } from '#tests/support/world.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Operations that are refused, in whole or in part. */
const REFUSED: readonly string[] = [
  '{ state(id: "state:aa") { name } pledges(first: 101) { totalCount } }',
  '{ state { name } weapon(id: "weapon:arrow") { name } }',
  '{ a: state { name } b: weapon(id: "weapon:arrow") { name } c: state(id: "\\u0000") { id } }',
];

describe('what a plan shapes is what graphql-js makes of the same plan, byte for byte', () => {
  let opened: TestStore;

  beforeAll(async () => {
    opened = await openTestStore('sqlite');
    await opened.store.write(WORLD);
  });
  afterAll(() => opened.close());

  const operations: readonly (readonly [string, string, Variables?])[] = [
    ...OPERATIONS,
    ...REFUSED.map((operation) => [operation, operation] as const),
  ];
  for (const [name, operation, variables = {}] of operations) {
    it(name, async () => {
      await expectSame(operation, variables);
    });
  }

  it('any other operation', () =>
    fc.assert(
      fc.asyncProperty(anyOperation, (operation) => expectSame(operation)),
      { numRuns: 300 },
    ));

  async function expectSame(operation: string, variables: Variables = {}): Promise<void> {
    const planned = await executeOperation({
      schema,
      document: parse(operation),
      variableValues: variables,
      contextValue: contextOf(opened.store),
    });
    const resolved = await executeWithGraphqlJs(opened.store, operation, variables);
    expect(JSON.stringify(planned, null, 1)).toBe(JSON.stringify(resolved, null, 1));
  }
});

const contextOf = (store: GraphStore): Context => ({
  caller: ANONYMOUS,
  store,
  ...SERVICE,
  limits: { ...DEFAULT_LIMITS, complexity: Number.POSITIVE_INFINITY },
});

/** Every field goes through its resolver, as in an operation that has a field without a plan. */
async function executeWithGraphqlJs(
  store: GraphStore,
  text: string,
  variables: Variables,
): Promise<ExecutionResult> {
  const document = parse(text);
  const operation = getOperationAST(document) as OperationDefinitionNode;
  const fragments = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const request = { schema, operation, fragments, variables: coerced as Variables };
  const { reader } = readerOf(request, contextOf(store));
  const contextValue = { ...contextOf(store), reader };
  return execute({ schema, document, variableValues: variables, contextValue });
}
