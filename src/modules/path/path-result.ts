import {
  type FoundPath,
  MOST_NODES,
  type PathHop,
  type PathStop,
  type PathsFound,
} from '#graph/paths/path-plan.ts';
import type { Finding, Found } from '#planner/found-plan.ts';
import { explainPath } from './explain-path.ts';
import { type Evidence, readEvidence } from './hop-evidence.ts';
import { type PathArguments, pathArguments } from './path-arguments.ts';
import { sayHop } from './say-hop.ts';
import { searchPaths } from './search-paths.ts';

const STOPS = { time: 'TIME', nodes: 'NODES', none: 'NONE_FOUND' } as const;

/** What is made of names, dates and quotes: nobody reads them for who asks for none of it. */
const WORDS = /^paths\.(explanation|(hops|weakest)\.(sentence|quote|speakerName|speaker|claim))$/;

/** What `paths` answers: plain values, ids of nodes, and keys of relationships. */
export async function findPaths(finding: Finding): Promise<Found> {
  const asked = pathArguments(finding.args);
  const found = await searchPaths(asked, finding);
  const { paths, exhausted, stoppedBy, revision } = found;
  const keys = paths.flat();
  const wantsWords = [...finding.selected].some((name) => WORDS.test(name));
  const evidence =
    keys.length === 0 || !wantsWords ? null : await readEvidence(keys, revision, finding);
  const value = {
    paths: paths.map((path) => pathValue(path, evidence)),
    exhausted,
    stoppedBy: stoppedBy === null ? null : STOPS[stoppedBy],
    message: stoppedBy === null ? null : say(stoppedBy, asked, found, finding.options.timeoutMs),
  };
  return { value, revision };
}

function pathValue(path: FoundPath, evidence: Evidence | null) {
  const weakest = weakestOf(path);
  const hops = path.map((hop, index) => hopValue(hop, index, evidence, index === weakest));
  const [first] = hops;
  return {
    length: hops.length,
    support: hops[weakest]?.support,
    weakest: hops[weakest],
    contested: hops.some(({ isContested }) => isContested),
    explanation: evidence === null ? null : explainPath(hops, weakest),
    hops,
    nodes: [first?.from, ...hops.map(({ to }) => to)],
  };
}

function hopValue(hop: PathHop, index: number, evidence: Evidence | null, isWeakest: boolean) {
  const { type, from, to, propositionId, direction, support, dispute } = hop;
  const key = { type, from, to, propositionId };
  const behind = evidence?.(key);
  const quote = behind?.quote;
  const isOut = direction === 'out';
  return {
    index,
    direction: isOut ? 'OUT' : 'IN',
    from: isOut ? from : to,
    to: isOut ? to : from,
    relationship: key,
    sentence: behind === undefined ? '' : sayHop(type, behind),
    support,
    dispute,
    quote: quote?.text ?? null,
    speakerName: quote?.speaker?.name ?? null,
    speaker: quote?.speaker?.id ?? null,
    claim: quote?.claim ?? null,
    isWeakest,
    isContested: dispute > 0,
  };
}

/** The least supported hop; of equals the most disputed one, then the first. */
function weakestOf(path: FoundPath): number {
  let weakest = 0;
  for (const [index, hop] of path.entries()) {
    const { support, dispute } = path[weakest] as PathHop;
    const isWeaker = hop.support === support ? hop.dispute > dispute : hop.support < support;
    if (isWeaker) weakest = index;
  }
  return weakest;
}

function say(
  stop: PathStop,
  { maxHops }: PathArguments,
  { paths }: PathsFound,
  timeoutMs: number,
): string {
  const ask = 'Ask for fewer hops, or for fewer types in where.';
  switch (stop) {
    case 'time':
      return `The search took longer than ${timeoutMs} ms and was ended. ${ask}`;
    case 'nodes': {
      const others = paths.length === 0 ? 'There may be paths' : 'There may be more paths';
      return `The next step would have come to more than ${MOST_NODES} nodes. ${others}. ${ask}`;
    }
    case 'none':
      return `No path of at most ${maxHops} ${maxHops === 1 ? 'hop' : 'hops'} leads from one to the other.`;
  }
}
