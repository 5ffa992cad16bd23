import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW } from '#planner/clock.ts';
import { fieldOf, planner, planOf } from '#tests/support/plan.ts';

const OPERATION = `query($id: ID!, $where: PledgeWhere, $first: Int) {
  state(id: $id) { pledgesMade(where: $where, first: $first) { nodes { id } } }
}`;

/** Values that can be told from anything a plan may hold. */
const text = fc.stringMatching(/^[a-z' "\\$`]{3,12}$/).map((value) => `~${value}~`);
const number = fc.integer({ min: 1_000_000, max: 2_000_000_000 });
const date = fc.constantFrom('1987-03-14', '1988-11', '1989-01-02/1989-05-06');
const amount = fc.constantFrom('7654321', '0.1234', '99999.5');

const WHERE = fc.record(
  {
    id: fc.record({ in: fc.array(text, { maxLength: 3 }) }),
    name: fc.record({ eq: text, contains: text, startsWithFold: text }, { requiredKeys: [] }),
    announcedOn: fc.record({ eq: date, gte: date }, { requiredKeys: [] }),
    amount: fc.record({ currency: text, gte: amount }),
    donors: fc.record({ some: fc.record({ name: fc.record({ gt: text }) }) }),
    or: fc.array(fc.record({ name: fc.record({ in: fc.array(text, { maxLength: 3 }) }) }), {
      maxLength: 2,
    }),
  },
  { requiredKeys: [] },
);

/** Every value of a request, down to the leaves. */
function leavesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(leavesOf)
    : [value];
}

const inDocument = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(inDocument).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, member]) => `${key}: ${inDocument(member)}`)
    .join(', ')}}`;
};

describe('a plan holds no value of a request', () => {
  const holdsNone = (plan: unknown, values: readonly unknown[]) => {
    const json = JSON.stringify(plan);
    for (const value of values)
      expect(json).not.toContain(JSON.stringify(value).replaceAll('"', ''));
  };

  it('given in variables', () => {
    const planned = planner(OPERATION);
    fc.assert(
      fc.property(text, WHERE, number, (id, where, first) => {
        const field = fieldOf(planned({ id, where, first }), 'state');
        holdsNone(field.plan, leavesOf([id, where, first]));
      }),
    );
  });

  it('written in the document', () => {
    fc.assert(
      fc.property(text, WHERE, number, (id, where, first) => {
        const plan = planOf(`{
          state(id: ${JSON.stringify(id)}) {
            pledgesMade(where: ${inDocument(where)}, first: ${first}) { nodes { id } }
          }
        }`);
        holdsNone(plan, leavesOf([id, where, first]));
      }),
    );
  });

  it('literals and variables of the same shape have the same plan', () => {
    fc.assert(
      fc.property(text, WHERE, (id, where) => {
        const given = fieldOf(planner(OPERATION)({ id, where, first: 3 }), 'state').plan;
        const written = planOf(`{
          state(id: ${JSON.stringify(id)}) { pledgesMade(where: ${inDocument(where)}, first: 3) { nodes { id } } }
        }`);
        expect(written).toEqual(given);
      }),
    );
  });

  it('the values are bound beside it, and the plan says which is which', () => {
    const where = { name: { eq: 'a' }, amount: { currency: 'GBP', gte: '0.5' } };
    const variables = { id: 'state:aa', where, first: 3 };
    const { plan, bind } = fieldOf(planner(OPERATION)(variables), 'state');
    const bound = bind(variables, NOW);
    expect(bound).toContainEqual(['state:aa']);
    const referred = [...JSON.stringify(plan).matchAll(/"(?:parameter|limit)":(\d+)/g)];
    const values = referred.map(([, index]) => bound[Number(index)]);
    expect(values).toEqual(expect.arrayContaining([['state:aa'], 'a', 'GBP', 5000n, 3]));
    expect(new Set(values).size).toBe(bound.length);
  });
});
