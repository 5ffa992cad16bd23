import type { ExecutionResult } from 'graphql';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store.ts';
import { DEFAULT_LIMITS } from '#graphql/context.ts';
import { ask, dataOf, refusalOf } from '#tests/support/ask.ts';
import { entity, relationship } from '#tests/support/rows.ts';
import { describeEachStore, neo4jAddress, type TestStore } from '#tests/support/stores.ts';

const STATES = 3000;
const NEIGHBOURS = 10;

const id = (index: number) => `state:x-${index % STATES}`;
const indexes = Array.from({ length: STATES }, (_, index) => index);

/** Every state borders ten others, so that the way over four borders has 30 million ends. */
const CROWD = {
  actor: 'test',
  message: 'a crowd',
  at: '2024-10-04T00:00:00.000Z',
  nodes: indexes.map((index) => entity(id(index), `State ${index}`)),
  relationships: indexes.flatMap((index) =>
    Array.from({ length: NEIGHBOURS }, (_, step) =>
      relationship(id(index), 'BORDERS', id(index * 7 + step * 13 + 1)),
    ),
  ),
};

/** No index helps, and nothing is found before every end was looked at. */
const HEAVY = `query($text: String!) {
  states(where: {borders: {some: {borders: {some: {borders: {some: {borders: {some: {name: {contains: $text}}}}}}}}}}) {
    totalCount
  }
}`;
const POINT = '{ state(id: "state:x-1") { name } }';

describeEachStore('a statement that takes too long', (open, engine) => {
  let opened: TestStore;
  let store: GraphStore;
  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
    await store.write(CROWD);
    // The first time is the dearest: the statement is planned, and a thread is started.
    await heavy({ timeoutMs: 100 });
  });
  afterAll(() => opened.close());

  const heavy = (
    options: { readonly timeoutMs?: number; readonly signal?: AbortSignal },
    text = '~',
  ): Promise<ExecutionResult> => {
    const { timeoutMs = 20_000, ...rest } = options;
    return ask(store, HEAVY, { text }, { limits: { ...DEFAULT_LIMITS, timeoutMs }, ...rest });
  };
  const point = async () => expect(await timed(() => ask(store, POINT))).toBeLessThan(500);

  it('ends with TIMEOUT, and the store answers the next read at once', async () => {
    let answer: ExecutionResult = {};
    // Neo4j looks at its clock every two seconds.
    expect(await timed(async () => (answer = await heavy({ timeoutMs: 500 })))).toBeLessThan(3500);
    expect(refusalOf(answer)).toBe(
      'TIMEOUT: The operation took longer than 500 ms and was ended. Ask for less.',
    );
    await point();
  });

  it('ends with CANCELLED within a second when its client goes away', async () => {
    const client = new AbortController();
    const answer = heavy({ signal: client.signal });
    await pause(300);
    client.abort();
    expect(await timed(() => answer)).toBeLessThan(1000);
    expect(refusalOf(await answer)).toBe(
      'CANCELLED: The client went away; the operation was ended.',
    );
    await point();
  });

  it('is not begun for a client that has gone', async () => {
    let answer: ExecutionResult = {};
    const gone = { signal: AbortSignal.abort() };
    expect(await timed(async () => (answer = await heavy(gone)))).toBeLessThan(100);
    expect(refusalOf(answer)).toMatch('CANCELLED');
    expect(refusalOf(await ask(store, POINT, {}, gone))).toMatch('CANCELLED');
  });

  it('leaves the event loop free, and other reads are answered meanwhile', async () => {
    const client = new AbortController();
    const answer = heavy({ signal: client.signal });
    const gaps = await gapsDuring(async () => {
      await pause(200);
      await point();
      await pause(500);
    });
    client.abort();
    await answer;
    expect(Math.max(...gaps)).toBeLessThan(100);
  });

  it('and more of them than there are threads all end in time', async () => {
    const answers = Array.from({ length: 6 }, () => heavy({ timeoutMs: 700 }));
    expect(await timed(() => Promise.all(answers))).toBeLessThan(3500);
    for (const answer of answers) expect(refusalOf(await answer)).toMatch('TIMEOUT');
    await point();
  });

  it('and is cancelled while it waits for its turn ends, too', async () => {
    const running = new AbortController();
    const waiting = new AbortController();
    const ahead = Array.from({ length: 4 }, () => heavy({ signal: running.signal }));
    const behind = heavy({ signal: waiting.signal });
    await pause(200);
    waiting.abort();
    expect(await timed(() => behind)).toBeLessThan(1000);
    expect(refusalOf(await behind)).toMatch('CANCELLED');
    running.abort();
    expect(await timed(() => Promise.all(ahead))).toBeLessThan(1000);
  });

  it('is ended in the engine: nothing of it runs on', async () => {
    const client = new AbortController();
    const answers = Array.from({ length: 4 }, () => heavy({ signal: client.signal }));
    await pause(300);
    client.abort();
    await Promise.all(answers);
    await pause(500);
    if (engine === 'neo4j') expect(await runningStatements()).toEqual([]);
    // The same statement, found at the first end: it takes a thread that is free.
    const { states } = dataOf(await heavy({ timeoutMs: 3000 }, '')) as { states: unknown };
    expect(states).toEqual({ totalCount: STATES });
  });
});

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** How long the event loop was kept from a timer of five milliseconds, each time. */
async function gapsDuring(work: () => Promise<void>): Promise<readonly number[]> {
  const gaps: number[] = [];
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
  }, 5);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return gaps;
}

async function runningStatements(): Promise<readonly unknown[]> {
  const driver = neo4j.driver(neo4jAddress().uri);
  try {
    const { records } = await driver.executeQuery(
      "SHOW TRANSACTIONS YIELD currentQuery, status WHERE NOT currentQuery STARTS WITH 'SHOW'",
    );
    return records.map((record) => record.toObject());
  } finally {
    await driver.close();
  }
}
