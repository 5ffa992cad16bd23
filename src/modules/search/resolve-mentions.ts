import type { Context } from '#graphql/context.ts';
import { ENTITY_KINDS } from '#modules/graph-model.ts';
import type { Arguments, Finding } from '#planner/found-plan.ts';
import { AppError } from '#src/errors.ts';
import { compareHits, findAmong, type Hit, type Searching } from './find-hits.ts';
import { type Mention, queryOf, RESOLVE } from './mention.ts';
import { readTies, type Ties } from './read-ties.ts';
import { prefixesOf } from './search-connection.ts';
import { featuresOf, scoreOf } from './weigh-mention.ts';

/** Hits of a name that are compared with what else is said of it. */
const COMPARED = { least: 10, candidates: 50 } as const;

const NOTHING: Ties = { states: [], offices: [], times: [] };

/** What each mention may mean, in their order; all of them are looked for together. */
export async function resolveMentions(finding: Finding): Promise<unknown> {
  const { mentions, first } = resolveArguments(finding.args);
  const searching: Searching = { store: (finding.context as Context).store, ...finding };
  const queries = mentions.map((mention, index) =>
    ofMention(index, () =>
      queryOf(mention, prefixesOf(mention.kinds ?? ENTITY_KINDS.values) ?? []),
    ),
  );
  const found = await findAmong(searching, queries, COMPARED.candidates);
  const hits = found.map((each) => each.hits.slice(0, Math.max(COMPARED.least, 2 * first)));
  const ties = await readTies(searching, [...new Set(hits.flat().map(({ id }) => id))]);
  return mentions.map((mention, index) => ({
    mention: mention.name,
    candidates: candidatesOf(mention, hits[index] ?? [], ties).slice(0, first),
  }));
}

function candidatesOf(mention: Mention, hits: readonly Hit[], ties: ReadonlyMap<string, Ties>) {
  const weighed = hits.map((hit) => {
    const features = featuresOf(mention, hit.match, ties.get(hit.id) ?? NOTHING);
    return { hit, node: hit.id, score: scoreOf(features), features };
  });
  return weighed.sort((a, b) => b.score - a.score || compareHits(a.hit, b.hit));
}

/** @throws AppError `BAD_USER_INPUT` for more than is allowed. */
export function resolveArguments(args: Arguments): {
  readonly mentions: readonly Mention[];
  readonly first: number;
} {
  const { mentions, first } = args as { mentions: readonly Mention[]; first: number };
  if (mentions.length > RESOLVE.mentions)
    throw refusal(
      `${RESOLVE.mentions} mentions are resolved at once; these are ${mentions.length}.`,
    );
  if (first >= 1 && first <= RESOLVE.candidates) return { mentions, first };
  throw refusal(`A mention has 1 to ${RESOLVE.candidates} candidates; ${first} were asked for.`);
}

/** @throws AppError what the task throws, and which mention it is. */
function ofMention<T>(index: number, task: () => T): T {
  try {
    return task();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, details } = error;
    throw new AppError(code, `mentions[${index}]: ${message}`, { cause: error, details });
  }
}

const refusal = (message: string) => new AppError('BAD_USER_INPUT', message);
