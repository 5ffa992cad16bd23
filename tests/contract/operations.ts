/** What an operation is about, the operation, and its variables. */
export type NamedOperation = readonly [
  name: string,
  operation: string,
  variables?: Readonly<Record<string, unknown>>,
];

/** Operations whose answers are the same on every engine. */
export const OPERATIONS: readonly NamedOperation[] = [
  [
    'every property of every kind',
    `{
    person(id: "person:ada") { __typename id kind name aliases description externalIds { scheme value } existence }
    diplomat(id: "diplomat:aa-bb") { headcount headcountQualifier section rank status statuses { status on } }
    state(iso2: "AA") { iso2 iso3 officialName aliases }
    cc: state(id: "state:cc") { name description }
    bb: state(id: "state:bb") { externalIds { scheme value } }
    organization(id: "organization:herald") { type }
    position(id: "position:aa-premier") { title }
    weapon(id: "weapon:arrow") { category specificity }
    pledge(id: "pledge:p1") { type stage amount { value currency asStated qualifier } purposes announcedOn }
    event(id: "event:talks") { type cameo occurrence decision occurredOn announcedOn }
    treaty(id: "treaty:first-accord") { signedOn specificity }
    thing(id: "thing:yacht") { schema properties }
    source(id: "source:herald-1") {
      title url language publishedOn publishedOnBasis retrievedAt sha256 licence
    }
    claim(id: "claim:accuse") {
      stance speechAct attribution hedge quote quoteChecked locator saidOn saidOnAsStated publishedOn
      recordedAt retractedAt states valid { from to asStated }
    }
    deny: claim(id: "claim:deny") { valid { from to asStated } }
    proposition(id: "proposition:spying") {
      predicate value support dispute status publishedOn valid { from }
    }
  }`,
  ],
  [
    'typed fields from both ends',
    `{
    person(id: "person:ada") {
      positions { edges { node { title } relationship { validFrom validTo support status } } }
      citizenships { nodes { name } } memberships { totalCount } postings { totalCount } said { totalCount }
      events { nodes { id } } pledgesMade { nodes { id } } pledgesReceived { totalCount }
    }
    diplomat(id: "diplomat:aa-bb") {
      person { id } sendingState { id } receivingState { id } mission { id } events { totalCount }
    }
    state(id: "state:aa") {
      pledgesMade { nodes { id } } diplomatsSent { nodes { id } } diplomatsHosted { totalCount }
      missionsAbroad { edges { node { id } relationship { missionStatus } } } missionsHosted { totalCount }
      memberships { nodes { id } } borders { nodes { id } } treaties { nodes { id } }
      citizens { nodes { id } } positions { nodes { id } } events { totalCount } said { totalCount }
      organizations { nodes { id } }
    }
    organization(id: "organization:herald") {
      parent { id } children { totalCount } members { nodes { __typename id } } state { id }
      published { nodes { title } }
    }
    position(id: "position:aa-premier") { of { id } holders { totalCount nodes { id } } }
    weapon(id: "weapon:arrow") {
      makers { nodes { __typename id } } originState { id }
      pledges { edges { node { id } relationship { units } } } events { nodes { id } }
    }
  }`,
  ],
  [
    'typed fields of pledges, events, treaties and evidence',
    `{
    p: pledge(id: "pledge:p1") {
      donors { nodes { id } } recipients { nodes { id } }
      weapons { edges { node { name } relationship { units } } } parts { totalCount } partOf { id }
    }
    part: pledge(id: "pledge:p5") { partOf { id parts { nodes { id } } } }
    event(id: "event:talks") {
      participants { edges { node { id } relationship { role headcount } } }
      deciders: participants(role: DECIDER) { nodes { id } }
      places { nodes { id } } concerns { nodes { id } } respondsTo { totalCount } responses { nodes { id } }
    }
    treaty(id: "treaty:accords") { parties { nodes { id } } parts { nodes { id } } partOf { id } }
    source(id: "source:herald-1") {
      publisher { id } claims { totalCount nodes { id } } supersedes { id } supersededBy { id }
    }
    claim(id: "claim:deny") {
      source { id } speaker { __typename id } addressedTo { totalCount } propositions { nodes { id } }
      repliesTo { id replies { nodes { id } } } drawsOn { totalCount }
    }
  }`,
  ],
  [
    'a state that borders itself',
    `{
    state(id: "state:bb") {
      borders { totalCount nodes { id } }
      relationships(where: {types: [BORDERS]}) {
        totalCount edges { direction other { id } node { from { id } to { id } } }
      }
    }
  }`,
  ],
  [
    'evidence of an entity by role',
    `query($roles: [ClaimRole!]) {
    entity(id: "diplomat:aa-bb") {
      all: claims { nodes { id } }
      subject: claims(where: {role: [SUBJECT]}) { nodes { id } }
      speaker: claims(where: {role: [SPEAKER]}) { totalCount }
      chosen: claims(where: {role: $roles, stance: {eq: DISPUTES}}) { nodes { id quote } }
    }
    state(id: "state:aa") { claims(where: {role: [OBJECT]}) { nodes { id } } }
    person(id: "person:ivan") { claims { nodes { id } } said { nodes { id } } }
  }`,
    { roles: ['SUBJECT', 'OBJECT'] },
  ],
  [
    'relationships of any type',
    `{
    entity(id: "state:aa") {
      relationships(first: 100) {
        totalCount
        edges {
          direction other { id kind }
          node {
            id type support dispute status knownFrom role units headcount missionStatus
            from { id } to { id } claims { totalCount nodes { id } } proposition { id }
          }
        }
        pageInfo { hasNextPage hasPreviousPage }
      }
      out: relationships(where: {direction: OUT, or: [{types: [BORDERS]}, {missionStatus: {eq: EMBASSY}}]}) {
        nodes { type }
      }
      pledges: relationships(
        where: {other: {kinds: [Pledge], name: {startsWith: "Pledge"}}}
        orderBy: [{field: SUPPORT, direction: DESC}], first: 3
      ) { nodes { type from { name } } }
      relationshipCounts { type direction kind count }
      few: relationshipCounts(where: {types: [MADE_BY]}) { type direction kind count }
    }
  }`,
  ],
  [
    'conflicts as questions',
    `{
    conflicts(first: 9) {
      totalCount
      nodes {
        question rule openSince
        proposition {
          id subject { name } object { id } value status
          sides { stance claims { totalCount } }
        }
        sides { stance proposition { id claims { totalCount } } claims { nodes { quote speaker { name } } } }
      }
    }
  }`,
  ],
  [
    'lists of every kind',
    `{
    people { totalCount nodes { id } } states { nodes { id } } diplomats { nodes { id } }
    organizations { nodes { id } } positions { nodes { id } } weapons { nodes { id } }
    pledges { nodes { id } } events { nodes { id } } treaties { nodes { id } } things { nodes { id } }
    sources { nodes { id } } claims { nodes { id } } propositions { nodes { id } }
    entities(where: {kinds: [State, Weapon]}) { totalCount nodes { id kind } }
  }`,
  ],
  [
    'text operators',
    `{
    eq: states(where: {name: {eq: "Arden"}}) { nodes { id } }
    ne: states(where: {officialName: {ne: "Republic of Arden"}}) { nodes { id } }
    in: states(where: {iso2: {in: ["AA", "CC", "ZZ"]}}) { nodes { id } }
    contains: states(where: {name: {contains: "ur"}}) { nodes { id } }
    startsWith: states(where: {name: {startsWith: "B"}}) { nodes { id } }
    fold: people(where: {name: {containsFold: "ANGSTROM"}}) { nodes { id name } }
    foldCyrillic: people(where: {name: {startsWithFold: "иван"}}) { nodes { name } }
    foldAccent: states(where: {name: {startsWithFold: "curacao"}}) { nodes { id } }
    gt: states(where: {name: {gt: "B", lte: "Bohemia"}}) { nodes { id } }
    isNull: states(where: {iso2: {isNull: true}}) { nodes { id } }
    isNotNull: states(where: {iso2: {isNull: false}}) { totalCount }
    has: states(where: {aliases: {has: "The Forest"}}) { nodes { id } }
    empty: states(where: {name: {contains: ""}}) { totalCount }
  }`,
  ],
  [
    'operators on dates, numbers, enums and money',
    `{
    gte: pledges(where: {announcedOn: {gte: "2024-01"}}) { nodes { id } }
    lt: pledges(where: {announcedOn: {lt: "2024-03-06"}}) { nodes { id } }
    eq: pledges(where: {announcedOn: {eq: "2024-08"}}) { nodes { id } }
    in: pledges(where: {announcedOn: {in: ["2022", "2024-01-10"]}}) { nodes { id } }
    none: pledges(where: {announcedOn: {isNull: true}}) { nodes { id } }
    enum: pledges(where: {type: {in: [FINANCIAL, MIXED]}}) { nodes { id } }
    notEnum: pledges(where: {type: {ne: MILITARY}}) { nodes { id } }
    purposes: pledges(where: {purposes: {has: ENERGY}}) { nodes { id } }
    money: pledges(where: {amount: {currency: "GBP", gte: "98.5"}}) { nodes { id amount { value } } }
    large: pledges(where: {amount: {currency: "JPY", eq: "900719925474.0993"}}) { nodes { id amount { value } } }
    noMoney: pledges(where: {amount: {isNull: true}}) { nodes { id } }
    number: diplomats(where: {headcount: {gt: 1, lt: 3}}) { nodes { id } }
    boolean: claims(where: {quoteChecked: {eq: true}}) { totalCount }
    instant: claims(where: {recordedAt: {lt: "2025-01-01T00:00:00Z"}}) { totalCount }
  }`,
  ],
  [
    'and, or, not are complements',
    `{
    all: pledges { totalCount }
    some: pledges(where: {announcedOn: {gte: "2024"}}) { totalCount }
    not: pledges(where: {not: {announcedOn: {gte: "2024"}}}) { totalCount }
    and: pledges(where: {and: [{type: {eq: MILITARY}}, {announcedOn: {isNull: false}}]}) { nodes { id } }
    or: pledges(where: {or: [{id: {eq: "pledge:p3"}}, {id: {in: ["pledge:p4", "pledge:p5"]}}]}) { nodes { id } }
    nothing: pledges(where: {or: []}) { totalCount }
    everything: pledges(where: {and: []}) { totalCount }
  }`,
  ],
  [
    'relation filters',
    `{
    some: pledges(where: {donors: {some: {id: {eq: "state:aa"}}}}) { nodes { id } }
    none: pledges(where: {donors: {none: {id: {eq: "state:aa"}}}}) { nodes { id } }
    every: pledges(where: {donors: {every: {kinds: [State]}}}) { nodes { id } }
    nested: states(where: {pledgesMade: {some: {weapons: {some: {category: {eq: MISSILE}}}}}}) { nodes { id } }
    one: diplomats(where: {sendingState: {iso2: {eq: "AA"}}}) { nodes { id } }
    claims: states(where: {said: {none: {}}}) { totalCount }
    speaker: claims(where: {speaker: {name: {startsWith: "И"}}}) { nodes { id } }
    borders: states(where: {borders: {some: {id: {eq: "state:bb"}}}}) { nodes { id } }
  }`,
  ],
  [
    'conditions on the relationship',
    `{
    position(id: "position:aa-premier") {
      on2024: holders(relationship: {
        validFrom: {lte: "2024-09-13"}, or: [{validTo: {isNull: true}}, {validTo: {gte: "2024-09-13"}}]
      }) { edges { node { name } relationship { validFrom validTo } } }
      best: holders(relationship: {support: {gte: 2}}) { totalCount }
    }
  }`,
  ],
  [
    'order, nulls last, pages from both ends',
    `{
    asc: pledges(orderBy: [{field: ANNOUNCED_ON}]) { nodes { id announcedOn } }
    desc: pledges(orderBy: [{field: ANNOUNCED_ON, direction: DESC}]) { nodes { id announcedOn } }
    money: pledges(orderBy: [{field: AMOUNT, direction: DESC}]) { nodes { id } }
    two: pledges(orderBy: [{field: TYPE}, {field: NAME, direction: DESC}]) { nodes { id } }
    last: pledges(orderBy: [{field: ANNOUNCED_ON}], last: 3) { nodes { id } pageInfo { hasNextPage hasPreviousPage } }
    lastDesc: pledges(orderBy: [{field: ANNOUNCED_ON, direction: DESC}], last: 3) { nodes { id } }
    none: pledges(first: 0) { totalCount nodes { id } pageInfo { hasNextPage startCursor endCursor } }
    codePoints: people(orderBy: [{field: NAME}]) { nodes { name } }
    cursors: pledges(first: 2, orderBy: [{field: AMOUNT}]) { edges { cursor } pageInfo { endCursor } }
  }`,
  ],
  [
    'aliases, fragments, directives, interfaces',
    `query($yes: Boolean = true, $no: Boolean!) {
    nodes(ids: ["weapon:arrow", "nothing:here", "claim:deny", "state:aa", "weapon:arrow"]) {
      __typename id ...Named
      ... on Claim { quote }
      ... on State { code: iso2 long: iso3 @skip(if: $yes) pledgesMade(first: 1) { nodes { ...Named } } }
    }
    node(id: "thing:yacht") { id ... on Entity { kind } }
    none: node(id: "person:nobody") { id }
    entity(id: "claim:deny") { id }
    person(id: "state:aa") { id }
    state(id: "state:aa") { id name @include(if: $no) ...More }
    state2: state(iso3: "BBB") { ...More }
  }
  fragment Named on Entity { name claims(first: 1) { totalCount } }
  fragment More on State {
    borders(first: 1) { nodes { id ... on State { borders { nodes { id } } } } }
    borders(first: 1) { totalCount }
  }`,
    { no: false },
  ],
  [
    'a mixed operation with a resolver',
    `{
    meta { revision limits { page depth } }
    state(id: "state:aa") { __typename kind borders { nodes { ... on Entity { __typename name } } } }
    nodes(ids: ["state:aa"]) { __typename id }
  }`,
  ],
  [
    'what is around some nodes',
    `query($where: EntityRelationshipWhere) {
    near: neighborhood(ids: ["state:aa", "person:ada"]) {
      nodes { node { __typename id name } depth degree hiddenRelationships }
      relationships { id type status from { name } to { name } claims(first: 2) { nodes { quote } } }
      truncated truncatedBy
    }
    far: neighborhood(ids: ["weapon:arrow", "state:none"], depth: 3, maxNodes: 9, where: $where) {
      nodes { node { id ... on State { iso2 borders(first: 1) { nodes { id } } } } depth hiddenRelationships }
      relationships { type holds }
      truncatedBy
    }
  }`,
    { where: { not: { types: ['PART_OF'] }, other: { kinds: ['State', 'Pledge', 'Weapon'] } } },
  ],
  [
    'variables everywhere',
    `query($id: ID!, $where: PledgeWhere, $order: [PledgeOrder!], $first: Int) {
    state(id: $id) { pledgesMade(where: $where, orderBy: $order, first: $first) { totalCount nodes { id } } }
  }`,
    {
      id: 'state:aa',
      where: {
        or: [{ type: { eq: 'MILITARY' } }, { name: { containsFold: 'pledge 2' } }],
        not: { announcedOn: { isNull: true } },
      },
      order: [{ field: 'ANNOUNCED_ON', direction: 'DESC' }],
      first: 3,
    },
  ],
  [
    'timelines of the graph, of several and under parents',
    `{
    timeline(first: 9) { totalCount undated edges { cursor node { kind moment on earliest latest headline node { id } relationship { id } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
    several: timeline(of: ["person:ada", "state:aa", "state:zz", "position:aa-premier"], order: DESC, first: 9) {
      missing nodes { kind moment on node { __typename ... on Pledge { donors { nodes { id } } } ... on Position { holders { totalCount } } } }
    }
    states { nodes { id timeline(clock: ANNOUNCED, first: 2, where: {from: "2023"}) { totalCount nodes { on } } } }
    weapon(id: "weapon:arrow") { timeline { nodes { kind on headline } } }
    diplomat(id: "diplomat:aa-bb") { timeline(clock: PUBLISHED, where: {kinds: [CLAIM]}) { nodes { on headline } } }
  }`,
  ],
];
