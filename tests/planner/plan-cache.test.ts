import { describe, expect, it } from 'vitest';
import { fieldOf, outline, planner } from '#tests/support/plan.ts';

const plan = planner(`query(
  $id: ID, $where: PledgeWhere, $by: [PledgeOrder!], $first: Int, $after: String,
  $type: PledgeType, $yes: Boolean = true, $in: [String!]
) {
  state(id: $id) { name @include(if: $yes) }
  pledges(where: $where, orderBy: $by, first: $first, after: $after) { nodes { id } }
  one: pledges(where: {type: {eq: $type}, name: {in: $in}}) { totalCount }
}`);

describe('a plan is remembered by the shape of the variables', () => {
  const given = {
    id: 'state:aa',
    where: { name: { eq: 'a' }, or: [{ announcedOn: { gte: '2024' } }] },
    by: [{ field: 'NAME' }],
    first: 1,
    type: 'MIXED',
    in: ['a'],
  };
  const known = plan(given);

  it('other values have the same plan', () => {
    for (const other of [
      { ...given },
      { ...given, id: 'state:bb' },
      { ...given, id: '' },
      { ...given, where: { name: { eq: '' }, or: [{ announcedOn: { gte: '1999-01-01' } }] } },
      { ...given, first: 100 },
      { ...given, first: 101 },
      { ...given, in: [] },
      { ...given, in: ['a', 'b'] },
      { ...given, in: 'a' },
      { ...given, yes: true },
    ])
      expect(plan(other)).toBe(known);
  });

  it('another key, null, number of members, enum or boolean is another plan', () => {
    const { id: _, ...withoutId } = given;
    const others = [
      withoutId,
      { ...given, id: null },
      { ...given, where: {} },
      { ...given, where: { name: { ne: 'a' }, or: [{ announcedOn: { gte: '2024' } }] } },
      { ...given, where: { name: { eq: 'a' }, or: [] } },
      { ...given, where: { name: { eq: 'a' }, or: [{}, {}] } },
      { ...given, where: { name: { isNull: true } } },
      { ...given, where: { name: { isNull: false } } },
      { ...given, by: [{ field: 'TYPE' }] },
      { ...given, by: [{ field: 'NAME', direction: 'DESC' }] },
      { ...given, by: [] },
      { ...given, after: 'x' },
      { ...given, yes: false },
      { ...given, in: null },
    ].map((variables) => plan(variables));
    expect(new Set([known, ...others]).size).toBe(others.length + 1);
  });

  it('the order of the keys of an object is no part of the shape', () => {
    const turned = { or: given.where.or, name: given.where.name };
    expect(plan({ ...given, where: turned })).toBe(known);
  });

  it('a plan that was remembered is that of its shape, whatever was planned in between', () => {
    const shown = (variables: Record<string, unknown>) =>
      outline(fieldOf(plan(variables), 'state').plan);
    expect(shown({ ...given, yes: false })).not.toContain('name');
    expect(shown(given)).toContain('name');
  });

  it('texts that look like shapes are values all the same', () => {
    for (const text of ['0', '1', '{name:1}', 'x;id:0', '[]', 'MIXED', 'true'])
      expect(plan({ ...given, id: text, in: [text, text] })).toBe(known);
  });

  it('a hundred shapes and more are planned anew, and stay right', () => {
    const many = Array.from({ length: 150 }, (_, index) => ({
      ...given,
      where: { or: Array(index % 90).fill({ name: { eq: 'a' } }) },
      yes: index % 2 === 0,
    }));
    for (const variables of many) {
      const { start: list } = fieldOf(plan(variables), 'pledges').plan;
      const where = list.kind === 'list' ? JSON.stringify(list.list.where) : '';
      expect(where.split('"compare"').length - 1).toBe(variables.where.or.length);
    }
  });
});

describe('a number that decides the plan', () => {
  const around = planner(`query($id: ID!, $depth: Int!, $most: Int) {
    neighborhood(ids: [$id], depth: $depth, maxNodes: $most) { ...Nodes }
    again: asOf { neighborhood(ids: [$id], maxNodes: 5) { ...Nodes } }
  } fragment Nodes on Subgraph { nodes { depth } }`);
  const levels = (depth: number) => {
    const { start } = fieldOf(around({ id: 'state:aa', depth }), 'neighborhood').plan;
    return start.kind === 'neighborhood' ? start.neighborhood.levels.length : null;
  };

  it('is another plan for each value, and other numbers are not', () => {
    const given = { id: 'state:aa', depth: 2, most: 5 };
    expect(around({ ...given, most: 6 })).toBe(around(given));
    expect(around({ ...given, id: 'state:bb' })).toBe(around(given));
    expect(around({ ...given, depth: 3 })).not.toBe(around(given));
  });

  it('has as many levels as are asked for, and no more than there may be', () => {
    expect([1, 2, 3, 4, 0].map(levels)).toEqual([1, 2, 3, 3, 1]);
  });
});
