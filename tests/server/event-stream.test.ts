import type { ExecutionResult } from 'graphql';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EventStream } from '#server/event-stream.ts';

async function* numbers() {
  for (let number = 1; ; number++) yield { data: { number } };
}

function open(admit = async () => {}) {
  const seen = { hungUp: 0, ended: 0 };
  const stream = new EventStream(numbers(), {
    toResult: (error) => ({ data: null, extensions: { error: String(error) } }),
    masked: (result: ExecutionResult) => result,
    admit,
    hangUp: () => {
      seen.hungUp++;
    },
    onEnd: () => {
      seen.ended++;
    },
  });
  return { stream, seen };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('cuts a client off that takes nothing for half a minute', async () => {
  const { stream, seen } = open();
  await stream.next();
  vi.advanceTimersByTime(29_000);
  await stream.next();
  vi.advanceTimersByTime(29_000);
  expect(seen).toEqual({ hungUp: 0, ended: 0 });
  vi.advanceTimersByTime(1000);
  expect(seen).toEqual({ hungUp: 1, ended: 1 });
});

it('waits for as long as it takes when nothing happens', async () => {
  const never = { next: () => new Promise<never>(() => undefined) };
  const hangUp = vi.fn();
  const rules = { toResult: vi.fn(), masked: vi.fn(), admit: vi.fn(), hangUp, onEnd: vi.fn() };
  const stream = new EventStream(never, rules);
  const next = stream.next();
  vi.advanceTimersByTime(3_600_000);
  expect(hangUp).not.toHaveBeenCalled();
  await stream.return();
  expect(await next).toEqual({ done: true, value: undefined });
});

it('tells why it ends, once, and then is over', async () => {
  const { stream, seen } = open(() => Promise.reject(new Error('no longer')));
  expect((await stream.next()).value).toEqual({
    data: null,
    extensions: { error: 'Error: no longer' },
  });
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  stream.end(new Error('again'));
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  expect(seen).toEqual({ hungUp: 0, ended: 1 });
});
