import { describe, expect, it } from 'vitest';
import type { ReadResult } from '#graph/read-plan.ts';
import type { ReadOptions } from '#graph/store.ts';
import { type LaneRequest, ReadLanes } from '#stores/neo4j/read-lanes.ts';

/** An engine that answers each number with itself, a turn of the event loop later, and notes what it was sent. */
class Engine {
  readonly sent: number[][] = [];
  readonly #lanes = new ReadLanes();
  readonly #milliseconds: number;

  constructor(milliseconds = 1) {
    this.#milliseconds = milliseconds;
  }

  read(number: number, key = 'key', options: Partial<ReadOptions> = {}): Promise<number> {
    const request: LaneRequest = { parameters: [number], options: { timeoutMs: 5000, ...options } };
    const alone = async () => (await this.#run([request]))[0] as ReadResult;
    return this.#lanes
      .read(key, request, alone, (all) => this.#run(all))
      .then(({ count }) => count as number);
  }

  async #run(requests: readonly LaneRequest[]): Promise<readonly ReadResult[]> {
    const numbers = requests.map(({ parameters }) => parameters[0] as number);
    this.sent.push(numbers);
    await new Promise((resolve) => setTimeout(resolve, this.#milliseconds));
    if (numbers.includes(13)) throw new Error(`refused ${numbers.join(' ')}`);
    return numbers.map((count) => ({ rows: [], count, revision: null }));
  }
}

const upTo = (many: number) => Array.from({ length: many }, (_, index) => 100 + index);

describe('reads of one lane', () => {
  it('go together while one of them runs, and each has its own answer', async () => {
    const engine = new Engine();
    expect(await Promise.all(upTo(50).map((number) => engine.read(number)))).toEqual(upTo(50));
    expect(engine.sent).toEqual([[100], upTo(50).slice(1)]);
  });

  it('go at most 64 together, and none is left behind', { timeout: 5000 }, async () => {
    const engine = new Engine();
    expect(await Promise.all(upTo(300).map((number) => engine.read(number)))).toEqual(upTo(300));
    expect(engine.sent.map((numbers) => numbers.length)).toEqual([1, 64, 64, 64, 64, 43]);
  });

  it('do not wait in order to be joined', async () => {
    const engine = new Engine();
    for (const number of [1, 2, 3]) expect(await engine.read(number)).toBe(number);
    expect(engine.sent).toEqual([[1], [2], [3]]);
  });

  it('of another key are not joined', async () => {
    const engine = new Engine();
    const reads = [1, 2, 3, 4].map((number) => engine.read(number, `key ${number % 2}`));
    expect(await Promise.all(reads)).toEqual([1, 2, 3, 4]);
    expect(engine.sent).toEqual([[1], [2], [3], [4]]);
  });

  it('that fail together fail no others', async () => {
    const engine = new Engine();
    const settled = await Promise.allSettled([1, 13, 2].map((number) => engine.read(number)));
    expect(
      settled.map((each) => (each.status === 'fulfilled' ? each.value : String(each.reason))),
    ).toEqual([1, 'Error: refused 13 2', 'Error: refused 13 2']);
    expect(await Promise.all([3, 4].map((number) => engine.read(number)))).toEqual([3, 4]);
  });

  it('go on behind one that fails alone', async () => {
    const engine = new Engine();
    const [refused, ...others] = [13, 1, 2].map((number) => engine.read(number));
    await expect(refused).rejects.toThrow('refused 13');
    expect(await Promise.all(others)).toEqual([1, 2]);
    expect(engine.sent).toEqual([[13], [1, 2]]);
  });

  it('that are dear to the engine go alone, all at once', async () => {
    const engine = new Engine(60);
    await engine.read(1);
    const began = performance.now();
    expect(await Promise.all(upTo(5).map((number) => engine.read(number)))).toEqual(upTo(5));
    expect(engine.sent).toEqual([[1], ...upTo(5).map((number) => [number])]);
    expect(performance.now() - began).toBeLessThan(200);
  });

  it('that wait end at once when nobody waits for them any more, or their time is over', async () => {
    const engine = new Engine(300);
    const leaving = new AbortController();
    const running = engine.read(1);
    const cancelled = engine.read(2, 'key', { signal: leaving.signal });
    const late = engine.read(3, 'key', { timeoutMs: 50 });
    const patient = engine.read(4);
    const began = performance.now();
    leaving.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(late).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(performance.now() - began).toBeLessThan(200);
    expect(await Promise.all([running, patient])).toEqual([1, 4]);
  });

  it('whose signal had fired before are cancelled', async () => {
    const engine = new Engine();
    const running = engine.read(1);
    await expect(engine.read(2, 'key', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(await running).toBe(1);
  });
});
