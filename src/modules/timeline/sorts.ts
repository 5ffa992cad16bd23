import type { Direction, Path } from '#graph/condition.ts';
import type { DerivedPlan } from '#planner/derived-plan.ts';
import type { TimelineMoment, TimelineSort } from '#planner/timeline-plan.ts';
import { NAME, officeSentence, QUOTE } from './headlines.ts';

const on = (date: string, headline: DerivedPlan, moment: string | null = null): TimelineMoment => ({
  moment,
  date,
  type: date.endsWith('At') ? 'instant' : 'edtf',
  headline,
});

/** An event or a pledge is on its own timeline, too. */
const ITSELF: Path = [];

/** Over relationships of any of these types, which is one way to an engine. */
const hop = (direction: Direction, ...types: readonly string[]): Path => [
  { step: 'hop', types, direction },
];

const EVENT: TimelineSort = {
  kind: 'EVENT',
  node: 'Event',
  via: {
    paths: [
      ITSELF,
      hop('in', 'INVOLVES', 'CONCERNS', 'LOCATED_IN', 'RESPONDS_TO'),
      hop('out', 'RESPONDS_TO'),
    ],
    kinds: ['Event'],
  },
  evident: true,
  clocks: { OCCURRED: [on('occurredOn', NAME)], ANNOUNCED: [on('announcedOn', NAME)] },
};

const CLAIM: TimelineSort = {
  kind: 'CLAIM',
  node: 'Claim',
  via: {
    paths: [
      hop('in', 'SPOKEN_BY', 'STATES'),
      [...hop('in', 'SUBJECT', 'OBJECT'), ...hop('in', 'ON')],
    ],
    kinds: ['Claim'],
  },
  evident: false,
  clocks: {
    OCCURRED: [on('saidOn', QUOTE)],
    SAID: [on('saidOn', QUOTE)],
    PUBLISHED: [on('publishedOn', QUOTE)],
    RECORDED: [on('recordedAt', QUOTE)],
  },
};

const PLEDGE: TimelineSort = {
  kind: 'PLEDGE',
  node: 'Pledge',
  via: {
    paths: [ITSELF, hop('in', 'MADE_BY', 'BENEFITS', 'INCLUDES', 'PART_OF'), hop('out', 'PART_OF')],
    kinds: ['Pledge'],
  },
  evident: true,
  clocks: { OCCURRED: [on('announcedOn', NAME)], ANNOUNCED: [on('announcedOn', NAME)] },
};

const OFFICE: TimelineSort = {
  kind: 'OFFICE',
  node: 'Position',
  via: { paths: [hop('both', 'HOLDS')], kinds: ['Person', 'Position'] },
  evident: true,
  hop: { step: 'hop', types: ['HOLDS'], direction: 'out' },
  clocks: {
    OCCURRED: [
      on('validFrom', officeSentence(['takes', 'had taken'], 'validFrom'), 'BEGINS'),
      on('validTo', officeSentence(['leaves', 'had left'], 'validTo'), 'ENDS'),
    ],
    PUBLISHED: [on('publishedOn', officeSentence(['holds', 'holds'], 'publishedOn'))],
  },
};

/** What a timeline is made of; of one day, those that come first stand first. */
export const SORTS: readonly TimelineSort[] = [EVENT, PLEDGE, OFFICE, CLAIM];
