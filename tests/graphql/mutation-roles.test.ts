import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '#modules/schema.ts';
import { type Matrix, matrixOf } from '#tests/support/mutation-matrix.ts';
import { schemaOfRoles } from '#tests/support/role-schema.ts';
import { openTestStore, type TestStore } from '#tests/support/stores.ts';

/** Taking words out of history is not undone: it takes more than writing. */
const TAKES_ADMIN: ReadonlySet<string> = new Set(['redact']);

/** What must become of each mutation for nobody, a reader, an editor and an admin. */
function expectedOf(names: readonly string[]): Matrix {
  const row = (name: string) =>
    TAKES_ADMIN.has(name)
      ? (['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'runs'] as const)
      : (['UNAUTHENTICATED', 'FORBIDDEN', 'runs', 'runs'] as const);
  return Object.fromEntries(names.map((name) => [name, row(name)]));
}

describe('who may run a mutation', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore('sqlite');
  });
  afterAll(() => opened.close());

  test('every mutation runs for those who may write, redaction for an admin, and for nobody else', async () => {
    const names = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(await matrixOf(schema, opened.store)).toEqual(expectedOf(names));
  });

  test('the matrix of a schema whose mutations name two roles tells them apart', async () => {
    expect(await matrixOf(schemaOfRoles(), opened.store)).toEqual({
      write: ['UNAUTHENTICATED', 'FORBIDDEN', 'runs', 'runs'],
      erase: ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'runs'],
    });
  });

  test('the matrix of a schema that guards nothing is another', async () => {
    const open = schemaOfRoles({}, { disableScopeAuth: true });
    const matrix = await matrixOf(open, opened.store);
    expect(matrix).toEqual({ write: Array(4).fill('runs'), erase: Array(4).fill('runs') });
    expect(matrix).not.toEqual(expectedOf(Object.keys(matrix)));
  });
});

describe('a mutation that does not say who may run it', () => {
  test.each([
    ['says nothing', {}],
    ['takes no role', { authScopes: {} }],
    ['takes the role of a reader', { authScopes: { reader: true } }],
    ['takes one role or another', { authScopes: { editor: true, admin: true } }],
    ['takes the lack of a role', { authScopes: { editor: false } }],
    ['decides by a function', { authScopes: () => true }],
  ])('and %s keeps the schema from being built', (_what, write) => {
    expect(() => schemaOfRoles({ write })).toThrow(
      'Mutation.write does not say who may run it: authScopes: { editor: true } or { admin: true }.',
    );
  });
});
