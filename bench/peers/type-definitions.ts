import { SUMS_BY_STATE_AND_YEAR, SUMS_BY_YEAR } from '../operations/q5.ts';
import { AROUND } from '../operations/q6.ts';
import { SHORTEST } from '../operations/q7.ts';
import { FOUND } from '../operations/q8.ts';

/** A field by a statement: what its manual gives for questions that it has no way of its own to ask. */
const cypher = (statement: string) => `@cypher(statement: """${statement}""", columnName: "row")`;

/**
 * The part of our graph that the operations touch, for @neo4j/graphql. Only states receive pledges in the data, so
 * `recipients` needs no interface here, which spares it the union that Chancery's own schema has to serve.
 */
export const TYPE_DEFINITIONS = `
  enum PledgeType { MILITARY FINANCIAL HUMANITARIAN MIXED POLITICAL OTHER }
  enum PledgeStage { ANNOUNCED COMMITTED ALLOCATED DELIVERED CANCELLED }
  enum WeaponCategory {
    AIRCRAFT AIR_DEFENCE AMMUNITION ARMOURED_VEHICLE ARTILLERY BALLISTIC_MISSILE BOMB CRUISE_MISSILE DRONE
    MISSILE SHIP SMALL_ARMS TANK OTHER
  }

  type State @node {
    id: ID!
    name: String!
    iso2: String
    iso3: String
    officialName: String
    pledgesMade: [Pledge!]! @relationship(type: "MADE_BY", direction: IN)
    pledgesReceived: [Pledge!]! @relationship(type: "BENEFITS", direction: IN)
    pledgesReceivedByYear: [Group!]! ${cypher(SUMS_BY_YEAR)}
  }

  type Group { keys: [Key!]! aggregate: Aggregate! }
  type Key { value: String entities: [Ref!]! }
  type Ref { id: ID! name: String }
  type Aggregate { count: Int! amounts: [Amount!]! }
  type Amount { currency: String! sum: String! }
  type Around { nodes: [AroundNode!]! relationships: [AroundRelationship!]! }
  type AroundNode { node: Ref! depth: Int! }
  type AroundRelationship { type: String! propositionId: String! from: Ref! to: Ref! }

  type Path { length: Int! nodes: [Ref!]! }

  type Query {
    sumsByStateAndYear: [Group!]! ${cypher(SUMS_BY_STATE_AND_YEAR)}
    around(id: ID!): Around ${cypher(AROUND)}
    shortest(from: ID!, to: ID!): Path ${cypher(SHORTEST)}
    found(text: String!): [Ref!]! ${cypher(FOUND)}
  }

  type Pledge @node {
    id: ID!
    name: String!
    description: String
    type: PledgeType!
    stage: PledgeStage!
    purposes: [String!]
    amountAsStated: String
    amountQualifier: String
    amountValue: BigInt
    amountCurrency: String
    announcedOn: String
    announcedOnEarliest: String
    announcedOnLatest: String
    recipients: [State!]! @relationship(type: "BENEFITS", direction: OUT)
    weapons: [Weapon!]! @relationship(type: "INCLUDES", direction: OUT)
  }

  type Weapon @node {
    id: ID!
    name: String!
    category: WeaponCategory!
    specificity: String!
    pledges: [Pledge!]! @relationship(type: "INCLUDES", direction: IN)
  }
`;
