/** Questions that the first source answers, one operation each. */
export const EXAMPLES: readonly string[] = [
  `# Who accuses the diplomats of spying, who denies it, and in which words?
query Spying {
  conflicts(first: 5, where: { proposition: { subject: { id: { eq: "diplomat:gb-ru-2024-08" } } } }) {
    nodes {
      question
      rule
      openSince
      proposition { status support dispute }
      sides {
        stance
        claims(first: 5) {
          nodes { quote speechAct attribution speaker { name } source { title url } }
        }
      }
    }
  }
}
`,
  `# How many British diplomats lost their accreditation, when, and when was it announced?
query Accreditation {
  state(iso2: "GB") {
    diplomatsSent {
      totalCount
      nodes {
        name
        headcount
        headcountQualifier
        statuses { status on }
        receivingState { name }
        mission { name }
        events {
          nodes { name type occurredOn announcedOn }
          edges { relationship { role headcount } }
        }
      }
    }
  }
}
`,
  `# What has each donor pledged, in which currency, and for what?
query Pledges {
  pledges(orderBy: { field: ANNOUNCED_ON, direction: DESC }) {
    nodes {
      name
      type
      stage
      amount { value currency asStated qualifier }
      purposes
      announcedOn
      donors { nodes { name } }
      recipients { nodes { name } }
      weapons { edges { node { name } relationship { units } } }
    }
  }
}
`,
  `# What has each donor pledged in all, a currency each, and in which months?
query PledgesByDonor {
  pledges(where: { not: { partOf: {} } }) {
    aggregate { count firstOn lastOn amounts { currency count sum } }
    groupBy(by: [DONOR, MONTH]) {
      keys { value entities { id } }
      aggregate { count amounts { currency sum min max average } }
    }
  }
}
`,
  `# Who wants Storm Shadow used on targets in Russia, and where does the permission stand?
query StormShadow {
  weapon(id: "weapon:storm-shadow") {
    name
    specificity
    events {
      nodes {
        name
        occurrence
        decision
        participants { edges { node { name } relationship { role status } } }
      }
    }
  }
  propositions(
    where: { predicate: { in: ["SEEKS", "SHOULD_BE_ALLOWED_TO_USE"] } }
    orderBy: { field: PREDICATE, direction: ASC }
  ) {
    nodes {
      predicate
      subject { name }
      object { name }
      value
      status
      claims { nodes { stance hedge quote speaker { name } } }
    }
  }
}
`,
  `# How are Boris Johnson and Vladimir Putin connected, hop by hop, and what does it rest on?
query Paths {
  paths(from: "person:boris-johnson", to: "person:vladimir-putin", first: 3) {
    exhausted
    stoppedBy
    paths {
      length
      explanation
      contested
      hops { direction sentence support dispute quote speakerName isWeakest }
    }
  }
}
`,
  `# What did Putin warn of, and who answered?
query Warning {
  person(id: "person:vladimir-putin") {
    name
    said(where: { speechAct: { eq: WARN } }) {
      nodes {
        quote
        saidOn
        propositions { nodes { predicate subject { name } object { name } value } }
        replies { nodes { stance quote speaker { name } } }
      }
    }
  }
}
`,
];
