import { describe, expect, it } from 'vitest';
import { fieldOf, outline, planner, planOf, plansOf } from '#tests/support/plan.ts';

describe('a selection becomes one plan', () => {
  it('what is asked twice, under aliases and in fragments, is read once', () => {
    const plan = planOf(`{
      state(id: "state:aa") {
        id again: id name
        ... on State { name iso2 }
        ...Named
        ... on Entity { long: name ...Named }
      }
    }
    fragment Named on Entity { name called: name description }`);
    expect(outline(plan)).toMatchInlineSnapshot(`
      "lookup State by id
        id
        name
        iso2
        description"
    `);
  });

  it('fields of one response key are one list, with the selections of all', () => {
    const plan = planOf(`{
      state(id: "state:aa") {
        borders(first: 1) { nodes { id } }
        ...More
      }
    }
    fragment More on State { borders(first: 1) { totalCount nodes { name } } }`);
    expect(outline(plan)).toMatchInlineSnapshot(`
      "lookup State by id
        id
        list both BORDERS → State: from start, count
          id
          name"
    `);
  });

  it('the same list under two aliases is two lists, for their arguments may differ', () => {
    const plan = planOf(
      '{ state(id: "state:aa") { a: borders { totalCount } b: borders { totalCount } } }',
    );
    expect(outline(plan)).toMatchInlineSnapshot(`
      "lookup State by id
        id
        list both BORDERS → State: no rows, count
        list both BORDERS → State: no rows, count"
    `);
  });

  it('root fields are plans of their own', () => {
    const plans = plansOf(
      '{ a: state(iso2: "AA") { name } b: pledges { totalCount } meta { revision } }',
    );
    expect(plans.map(outline)).toMatchInlineSnapshot(`
      [
        "lookup State by iso2
        iso2
        name",
        "list Pledge: no rows, count",
      ]
    `);
  });

  it('@skip and @include decide what is read', () => {
    const plan = planner(`query($yes: Boolean!, $no: Boolean!) {
      state(id: "state:aa") {
        id
        name @skip(if: $yes)
        iso2 @include(if: $no)
        iso3 @skip(if: $no) @include(if: $yes)
        borders @include(if: $yes) { totalCount nodes @skip(if: $yes) { id } }
        ... @include(if: $no) { description }
        ...Far @skip(if: $yes)
      }
    }
    fragment Far on State { treaties { totalCount } }`);
    const shown = (variables: Record<string, unknown>) =>
      outline(fieldOf(plan(variables), 'state').plan);
    expect(shown({ yes: true, no: false })).toMatchInlineSnapshot(`
      "lookup State by id
        id
        iso3
        list both BORDERS → State: no rows, count"
    `);
    expect(shown({ yes: false, no: true })).toMatchInlineSnapshot(`
      "lookup State by id
        id
        name
        iso2
        description
        list out PARTY_TO → Treaty: no rows, count"
    `);
  });

  it('a field of an interface is planned once for all kinds', () => {
    const plan = planOf(`{
      nodes(ids: ["state:aa", "pledge:p1"]) {
        __typename id
        ... on Entity { name claims(first: 1) { totalCount } relationshipCounts { count } }
      }
    }`);
    expect(outline(plan)).toMatchInlineSnapshot(`
      "lookup any by id
        id
        name
        list in SUBJECT, in ON or in STATES or in OBJECT, in ON or in SPOKEN_BY → Claim: no rows, count
        counts both * → any"
    `);
  });

  it('a field of one kind is read beside those of others', () => {
    const plan = planOf(`{
      entities { nodes { ... on State { iso2 } ... on Weapon { category originState { name } } } }
    }`);
    expect(outline(plan)).toMatchInlineSnapshot(`
      "list Person|Diplomat|State|Organization|Position|Weapon|Pledge|Event|Treaty|Thing: from start
        id
        iso2
        category
        one out ORIGIN → State
          name"
    `);
  });

  it('the relationship that leads to a node is read where it is asked for', () => {
    const plan = planOf(`{
      pledge(id: "pledge:p1") {
        weapons { edges { node { name } relationship { units from { name } claims { totalCount } } } }
      }
    }`);
    expect(outline(plan)).toMatchInlineSnapshot(`
      "lookup Pledge by id
        id
        list out INCLUDES → Weapon: from start
          name
          relationship.units
          one start → any
            id
            name
          list proposition, in ON → Claim: no rows, count"
    `);
  });

  it('the sides of a conflict are one list each', () => {
    const plan = planOf('{ conflicts { nodes { sides { stance claims { nodes { quote } } } } } }');
    expect(outline(plan)).toMatchInlineSnapshot(`
      "list Conflict: from start
        list out SUPPORTED_SIDE → Proposition: from start
          list in ON → Claim: from start
            quote
        list out DISPUTED_SIDE → Proposition: from start
          list in ON → Claim: from start
            quote"
    `);
  });

  it('a selection of __typename alone reads no more than the id', () => {
    expect(outline(planOf('{ state(id: "state:aa") { __typename } }'))).toMatchInlineSnapshot(`
      "lookup State by id
        id"
    `);
    expect(outline(planOf('{ states { nodes { __typename } } }'))).toMatchInlineSnapshot(`
      "list State: from start
        id"
    `);
  });
});
