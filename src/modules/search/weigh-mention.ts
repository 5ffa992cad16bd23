import { type DayRange, dayRange } from '#graph/edtf.ts';
import type { EnumSet } from '#graph/property.ts';
import { type Match, matchTexts } from './match-texts.ts';
import { isSameName, type Mention } from './mention.ts';
import type { Office, TiedState, Ties, Time } from './read-ties.ts';
import { whyOf } from './say-why.ts';
import { parseSearch } from './search-query.ts';

export const MENTION_FEATURES = {
  name: 'MentionFeatureKind',
  description: 'What of a mention was compared.',
  values: ['NAME', 'STATE', 'OFFICE', 'DATE'],
} as const satisfies EnumSet;

export interface MentionFeature {
  readonly feature: (typeof MENTION_FEATURES.values)[number];
  /** From 0, it is another, to 1; 0.5 where nothing is known. */
  readonly score: number;
  readonly detail: string;
}

/** What each counts where it was given. */
const WEIGHTS: Readonly<Record<MentionFeature['feature'], number>> = {
  NAME: 6,
  STATE: 2,
  OFFICE: 2,
  DATE: 1,
};

const UNKNOWN = 0.5;

/** What a candidate has of a mention, feature by feature. */
export function featuresOf(mention: Mention, match: Match, ties: Ties): readonly MentionFeature[] {
  const { state, office, on } = mention;
  const held = office ? bestOffice(office, ties.offices) : null;
  const features: MentionFeature[] = [
    { feature: 'NAME', score: match.score, detail: whyOf(match) },
  ];
  if (state) features.push({ feature: 'STATE', ...weighState(state, ties.states) });
  if (office) features.push({ feature: 'OFFICE', ...weighOffice(office, ties.offices, held) });
  if (on) features.push({ feature: 'DATE', ...weighDate(on, timesOf(ties, held)) });
  return features;
}

/** The mean of the features by their weights; four digits. */
export function scoreOf(features: readonly MentionFeature[]): number {
  const total = features.reduce((sum, { feature }) => sum + WEIGHTS[feature], 0);
  const sum = features.reduce((all, { feature, score }) => all + WEIGHTS[feature] * score, 0);
  return Math.round((sum / total) * 10_000) / 10_000;
}

type Weighed = Omit<MentionFeature, 'feature'>;

function weighState(asked: string, states: readonly TiedState[]): Weighed {
  if (states.length === 0) return { score: UNKNOWN, detail: 'No state is known.' };
  const found = states.find(
    ({ id, codes, names }) =>
      id === asked ||
      codes.includes(asked.toUpperCase()) ||
      names.some((name) => isSameName(name, asked)),
  );
  if (found !== undefined) return { score: 1, detail: `It has to do with ${found.names[0]}.` };
  const others = [...new Set(states.map(({ names }) => names[0]))].slice(0, 3).join(', ');
  return { score: 0, detail: `It has to do with ${others}, and not with “${asked}”.` };
}

interface HeldOffice {
  readonly office: Office;
  readonly score: number;
}

function bestOffice(asked: string, offices: readonly Office[]): HeldOffice | null {
  const query = parseSearch(asked.replaceAll('"', ' '), null);
  return offices.reduce<HeldOffice | null>((best, office) => {
    const score = matchTexts(query, { name: office.name, title: office.title }, true)?.score ?? 0;
    return score > (best?.score ?? 0) ? { office, score } : best;
  }, null);
}

function weighOffice(asked: string, offices: readonly Office[], held: HeldOffice | null): Weighed {
  if (held !== null) return { score: held.score, detail: `The office is ${held.office.name}.` };
  if (offices.length === 0) return { score: UNKNOWN, detail: 'No office is known.' };
  const others = offices.slice(0, 3).map(({ name }) => name);
  const known =
    others.length === 1
      ? `The office is ${others[0]}; it is not`
      : `The offices are ${others.join(', ')}; none is`;
  return { score: 0, detail: `${known} “${asked}”.` };
}

/** Those of the office that was asked for; else of any office, and its own. */
function timesOf({ offices, times }: Ties, held: HeldOffice | null): readonly Time[] {
  if (held !== null) return held.office.time === null ? [] : [held.office.time];
  return [...times, ...offices.flatMap(({ time }) => time ?? [])];
}

function weighDate(on: string, times: readonly Time[]): Weighed {
  if (times.length === 0) return { score: UNKNOWN, detail: 'No time is known.' };
  const days = dayRange(on);
  const found = times.find((time) => mayMeet(days, time));
  if (found !== undefined) return { score: 1, detail: `${said(found)}, so possibly ${at(on)}.` };
  return { score: 0, detail: `${said(times[0] as Time)}, so not ${at(on)}.` };
}

const at = (date: string) => (/^\d{4}-\d\d-\d\d$/.test(date) ? `on ${date}` : `in ${date}`);

function mayMeet({ earliest, latest }: DayRange, { from, to }: Time): boolean {
  const isBefore = latest !== null && from !== null && latest < from;
  const isAfter = earliest !== null && to !== null && to < earliest;
  return !isBefore && !isAfter;
}

function said({ from, to }: Time): string {
  if (from === null && to === null) return 'It was at a time that is not stated';
  if (from === null) return `It was until ${to} at the latest`;
  if (to === null) return `It was from ${from} at the earliest`;
  return from === to ? `It was on ${from}` : `It was from ${from} to ${to}`;
}
