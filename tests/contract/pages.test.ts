import fc from 'fast-check';
import type { GraphQLEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredValue } from '#graph/encode.ts';
import { schema } from '#modules/schema.ts';
import { askAll, dataOf, openWorlds, type World } from '#tests/support/ask.ts';
import { WORLD } from '#tests/support/world.ts';
import { MANY_PLEDGES, MANY_ROWS } from './many-rows.ts';

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

type Variables = Readonly<Record<string, unknown>>;

const ARGUMENTS =
  'where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before';
const SELECTED = `{
  totalCount nodes { id } edges { cursor }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
}`;

/** A connection as an operation, by where it stands and the types of its arguments. */
const connection = (type: string, where: string, open: string, close: string) =>
  `query($where: ${where}, $orderBy: [${type}Order!], $first: Int, $after: String, $last: Int, $before: String) {
    ${open}(${ARGUMENTS}) ${SELECTED} ${close}
  }`;

const PLEDGES = connection('Pledge', 'PledgeWhere', 'page: pledges', '');
const MADE = connection('Pledge', 'PledgeWhere', 'state(id: "state:aa") { page: pledgesMade', '}');
const RELATIONSHIPS = connection(
  'Relationship',
  'EntityRelationshipWhere',
  'entity(id: "state:aa") { page: relationships',
  '}',
);
const CLAIMS = connection(
  'Claim',
  'EntityClaimWhere',
  'entity(id: "diplomat:aa-bb") { page: claims',
  '}',
);

describe('pages', () => {
  let worlds: readonly World[] = [];

  beforeAll(async () => {
    worlds = await openWorlds();
    for (const { store } of worlds) await store.write(MANY_ROWS);
  });
  afterAll(async () => {
    for (const { close } of worlds) await close();
  });

  async function page(operation: string, variables: Variables): Promise<Page> {
    const data = dataOf(await askAll(worlds, operation, variables));
    const [root] = Object.values(data) as [Page | { readonly page: Page }];
    return 'page' in root ? root.page : root;
  }

  /** Ids of all rows, walked from one end to the other; every flag and cursor is held against the list. */
  async function walk(operation: string, list: Variables, from: End, size: number) {
    const ids: string[] = [];
    let cursor: string | null = null;
    for (;;) {
      const answer: Page = await page(operation, { ...list, ...place(from, size, cursor) });
      const seen = seenFrom(from, answer);
      expect(seen.hasLess).toBe(ids.length > 0);
      ids.push(...seen.ids);
      expect(seen.hasMore).toBe(ids.length < answer.totalCount);
      expect(answer.pageInfo.startCursor).toBe(answer.edges[0]?.cursor ?? null);
      expect(answer.pageInfo.endCursor).toBe(answer.edges.at(-1)?.cursor ?? null);
      if (!seen.hasMore) return ids;
      cursor = seen.cursor;
    }
  }

  async function expectPagesToBeTheList(
    operation: string,
    list: Variables,
    size: number,
  ): Promise<void> {
    const whole = (await page(operation, { ...list, first: 100 })).nodes.map(({ id }) => id);
    expect(new Set(whole).size).toBe(whole.length);
    expect(await walk(operation, list, 'start', size)).toEqual(whole);
    expect(await walk(operation, list, 'end', size)).toEqual(whole.toReversed());
  }

  it(
    'pledges on pages, from either end, are the whole list in its order',
    { timeout: 120_000 },
    () =>
      fc.assert(
        fc.asyncProperty(
          orderBy('Pledge'),
          WHERE,
          fc.integer({ min: 3, max: 9 }),
          (order, where, size) => expectPagesToBeTheList(PLEDGES, { orderBy: order, where }, size),
        ),
        { numRuns: 6 },
      ),
  );

  it('the order is that of the stored values: by code point, nulls last, the id at the end', () =>
    fc.assert(
      fc.asyncProperty(orderBy('Pledge'), async (order) => {
        const { nodes } = await page(PLEDGES, { orderBy: order, first: 100 });
        expect(nodes.map(({ id }) => id)).toEqual(sorted(order));
      }),
      { numRuns: 20 },
    ));

  it('a name above the plane comes behind one of full width, on pages too', () =>
    expectPagesToBeTheList(PLEDGES, { orderBy: [{ field: 'NAME' }] }, 1));

  it('pledges of a state on pages are the whole list', () =>
    fc.assert(
      fc.asyncProperty(
        orderBy('Pledge'),
        WHERE,
        fc.integer({ min: 2, max: 9 }),
        (order, where, size) => expectPagesToBeTheList(MADE, { orderBy: order, where }, size),
      ),
      { numRuns: 3 },
    ));

  it('relationships of any type on pages are the whole list', () =>
    fc.assert(
      fc.asyncProperty(orderBy('Relationship'), fc.integer({ min: 3, max: 12 }), (order, size) =>
        expectPagesToBeTheList(RELATIONSHIPS, { orderBy: order }, size),
      ),
      { numRuns: 3 },
    ));

  it('claims about an entity on pages are the whole list', () =>
    fc.assert(
      fc.asyncProperty(
        orderBy('Claim'),
        fc.constantFrom(null, { role: ['SUBJECT', 'SPEAKER'] }, { stance: { eq: 'SUPPORTS' } }),
        fc.integer({ min: 1, max: 5 }),
        (order, where, size) => expectPagesToBeTheList(CLAIMS, { orderBy: order, where }, size),
      ),
      { numRuns: 3 },
    ));
});

type End = 'start' | 'end';

const place = (from: End, size: number, cursor: string | null): Variables =>
  from === 'start' ? { first: size, after: cursor } : { last: size, before: cursor };

/** A page as someone sees it who walks from this end. */
function seenFrom(from: End, { nodes, pageInfo }: Page) {
  const ids = nodes.map(({ id }) => id);
  const { hasPreviousPage, hasNextPage, startCursor, endCursor } = pageInfo;
  return from === 'start'
    ? { ids, hasLess: hasPreviousPage, hasMore: hasNextPage, cursor: endCursor }
    : {
        ids: ids.toReversed(),
        hasLess: hasNextPage,
        hasMore: hasPreviousPage,
        cursor: startCursor,
      };
}

interface Order {
  readonly field: string;
  readonly direction?: 'ASC' | 'DESC';
}

/** Up to three keys of a type, with or without a direction, perhaps one twice. */
function orderBy(type: string): fc.Arbitrary<readonly Order[]> {
  const fields = (schema.getType(`${type}OrderField`) as GraphQLEnumType).getValues();
  return fc.array(
    fc.record(
      {
        field: fc.constantFrom(...fields.map(({ name }) => name)),
        direction: fc.constantFrom('ASC' as const, 'DESC' as const),
      },
      { requiredKeys: ['field'] },
    ),
    { maxLength: 3 },
  );
}

const WHERE: fc.Arbitrary<unknown> = fc.constantFrom(
  null,
  {},
  { type: { in: ['MILITARY', 'OTHER'] } },
  { announcedOn: { isNull: false } },
  { amount: { currency: 'EUR', gte: '0' } },
  { not: { name: { containsFold: 'pledge' } } },
  { or: [{ announcedOn: { isNull: true } }, { donors: { some: { name: { eq: 'Bohemia' } } } }] },
);

/** What the values are stored under that a key goes by. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  ID: ['id'],
  NAME: ['name'],
  EXISTENCE: ['existence'],
  TYPE: ['type'],
  STAGE: ['stage'],
  AMOUNT: ['amountCurrency', 'amountValue'],
  ANNOUNCED_ON: ['announcedOnEarliest', 'announcedOnLatest'],
};

function sorted(order: readonly Order[]): readonly string[] {
  const pledges = [...WORLD.nodes, ...MANY_PLEDGES].filter(({ kind }) => kind === 'Pledge');
  const keys = [...order, { field: 'ID' } as Order];
  const rows = pledges.map(({ id, properties }) => ({ ...properties, id }) as Row);
  return rows.sort((a, b) => compareBy(keys, a, b)).map(({ id }) => id as string);
}

type Row = Readonly<Record<string, StoredValue>>;

function compareBy(keys: readonly Order[], a: Row, b: Row): number {
  for (const { field, direction } of keys) {
    for (const column of COLUMNS[field] ?? []) {
      const compared = compare(a[column], b[column], direction === 'DESC' ? -1 : 1);
      if (compared !== 0) return compared;
    }
  }
  return 0;
}

function compare(a: StoredValue | undefined, b: StoredValue | undefined, sign: number): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  if (typeof a === 'bigint') return sign * (a < (b as bigint) ? -1 : 1);
  // UTF-8 has the order of code points; a string of JavaScript has not.
  return sign * Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}
