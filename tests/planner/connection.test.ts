import { describe, expect, it } from 'vitest';
import { outline, planOf } from '#tests/support/plan.ts';

describe('a connection reads what is selected of it', () => {
  const shapes: readonly (readonly [selection: string, arguments_?: string])[] = [
    ['{ totalCount }'],
    ['{ __typename }'],
    ['{ nodes { id } }'],
    ['{ nodes { id } totalCount }'],
    ['{ nodes { id } pageInfo { hasNextPage } }'],
    ['{ pageInfo { hasNextPage } }'],
    ['{ pageInfo { endCursor } }'],
    ['{ edges { cursor } }'],
    ['{ edges { node { name } } }', '(last: 2)'],
    ['{ edges { cursor node { name } } }', '(orderBy: [{field: NAME}])'],
  ];
  it('rows, one more, a count or the revision only where they are asked for', () => {
    const text = shapes
      .map(
        ([selection, given = '']) =>
          `${selection}\n${outline(planOf(`{ states${given} ${selection} }`))}`,
      )
      .join('\n\n');
    expect(text).toMatchInlineSnapshot(`
      "{ totalCount }
      list State: no rows, count

      { __typename }
      list State: no rows

      { nodes { id } }
      list State: from start
        id

      { nodes { id } totalCount }
      list State: from start, count
        id

      { nodes { id } pageInfo { hasNextPage } }
      list State: from start, peek
        id

      { pageInfo { hasNextPage } }
      list State: from start, peek
        id

      { pageInfo { endCursor } }
      list State: from start, peek
        id
      revision

      { edges { cursor } }
      list State: from start
        id
      revision

      { edges { node { name } } }
      list State: from end
        name

      { edges { cursor node { name } } }
      list State: from start
        name
        id
      revision"
    `);
  });

  it('below a row as at the root', () => {
    const plan = planOf(`{
      state(id: "state:aa") {
        borders { totalCount } pledgesMade { pageInfo { hasNextPage } } treaties { edges { cursor } }
      }
    }`);
    expect(outline(plan)).toMatchInlineSnapshot(`
      "lookup State by id
        id
        list both BORDERS → State: no rows, count
        list in MADE_BY → Pledge: from start, peek
          id
        list out PARTY_TO → Treaty: from start
          id
          relationship.propositionId
      revision"
    `);
  });
});
