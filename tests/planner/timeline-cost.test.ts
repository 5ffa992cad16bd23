import { expect, it } from 'vitest';
import { fieldOf, planner } from '#tests/support/plan.ts';

const costOf = (operation: string) =>
  fieldOf(planner(`{ field: ${operation} }`)(), 'field').cost({});

it('a timeline costs what one page of it may answer, whatever it is read from', () => {
  expect(costOf('timeline(first: 30) { nodes { on } }')).toBe(30);
  expect(costOf('state(id: "state:aa") { timeline(first: 30) { nodes { on } } }')).toBe(31);
  expect(costOf('timeline(of: ["state:aa", "state:bb"], first: 30) { nodes { on } }')).toBe(62);
  expect(costOf('states(first: 10) { nodes { timeline(first: 30) { nodes { on } } } }')).toBe(310);
});

it('counting it costs 1, and two of one entity cost twice', () => {
  expect(costOf('timeline { totalCount undated }')).toBe(1);
  const two = 'a: timeline(first: 5) { nodes { on } } b: timeline(first: 6) { nodes { on } }';
  expect(costOf(`state(id: "state:aa") { ${two} }`)).toBe(12);
});

it('what is below its entries costs as much as the dearest sort of them', () => {
  const below =
    'node { ... on Event { places(first: 3) { nodes { id } } } ... on Pledge { donors(first: 9) { nodes { id } } } }';
  expect(costOf(`timeline(first: 5) { nodes { ${below} } }`)).toBe(5 * (1 + 9));
});
