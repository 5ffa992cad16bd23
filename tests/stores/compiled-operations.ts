/** Operations whose statements are worth reading, one field of Query each; the name says what to look at. */
export const COMPILED: Readonly<Record<string, string>> = {
  'a node by its id': '{ state(id: "state:aa") { name aliases } }',
  'a page below a page':
    '{ states(first: 5) { nodes { name pledgesMade(first: 3) { nodes { id amount { value } } } } } }',
  'conditions, order and a cursor': `{
    pledges(
      where: {type: {eq: MILITARY}, not: {name: {containsFold: "Train"}}}
      orderBy: [{field: ANNOUNCED_ON, direction: DESC}], first: 7, after: "CURSOR"
    ) { nodes { name } pageInfo { hasNextPage } }
  }`,
  'a count': '{ pledges(where: {announcedOn: {gte: "2024-08"}}) { totalCount } }',
  'the best supported end': '{ diplomat(id: "diplomat:aa-bb") { receivingState { iso2 } } }',
  'relationships both ways': `{
    entity(id: "state:aa") {
      relationships(first: 4, where: {types: [BORDERS]}) { edges { direction other { id } node { support } } }
    }
  }`,
  'claims by several ways': '{ entity(id: "state:aa") { claims(first: 6) { nodes { quote } } } }',
  'some, none, every': `{
    states(where: {
      pledgesMade: {some: {weapons: {none: {category: {eq: TANK}}}}}, borders: {every: {name: {gt: "Bo"}}}
    }) { nodes { id } }
  }`,
};
