import { describe, expect, it } from 'vitest';
import { Durations } from '#stores/sqlite/durations.ts';

const times = (count: number, task: (index: number) => void) => {
  for (let index = 0; index < count; index++) task(index);
};

describe('what statements took', () => {
  it('says of none that it is long before it ran', () => {
    expect(new Durations().isLong('SELECT 1')).toBe(false);
  });

  it('forgives one cold run', () => {
    const durations = new Durations();
    durations.add('SELECT 1', 15);
    expect(durations.isLong('SELECT 1')).toBe(true);
    times(8, () => durations.add('SELECT 1', 0.3));
    expect(durations.isLong('SELECT 1')).toBe(false);
  });

  it('does not take one unlucky run for the rule', () => {
    const durations = new Durations();
    times(10, () => durations.add('SELECT 1', 0.3));
    durations.add('SELECT 1', 6);
    expect(durations.isLong('SELECT 1')).toBe(false);
    times(3, () => durations.add('SELECT 1', 6));
    expect(durations.isLong('SELECT 1')).toBe(true);
  });

  it('forgets the oldest of many', () => {
    const durations = new Durations();
    times(501, (index) => durations.add(`SELECT ${index}`, 9));
    expect(durations.isLong('SELECT 0')).toBe(false);
    expect(durations.isLong('SELECT 500')).toBe(true);
  });
});
