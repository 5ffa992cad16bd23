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
