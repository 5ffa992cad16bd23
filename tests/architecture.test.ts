import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { describe, expect, it } from 'vitest';

describe('the architecture', () => {
  it('has dependencies that point one way', async () => {
    const options = await extractDepcruiseOptions('./.dependency-cruiser.mjs');
    const { output } = await cruise(['src'], { ...options, validate: true });
    const { summary, modules } = output as ICruiseResult;
    // A cruise of nothing proves nothing.
    expect(summary.totalCruised).toBeGreaterThan(100);
    expect(modules.some(({ dependencies }) => dependencies.length > 5)).toBe(true);
    const violations = summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`,
    );
    expect(violations).toEqual([]);
  });
});
