import type { Ledger, Revision } from '#graph/ledger.ts';
import { type Clock, type ClockShape, NOW } from '#planner/clock.ts';
import { AppError } from '#src/errors.ts';

/** The arguments of `asOf`, as they were given. */
export interface ClockArguments {
  readonly validAt?: string | null;
  readonly knownAt?: string | null;
  readonly knownBasis?: 'RECORDED' | 'PUBLISHED' | null;
  readonly revision?: number | null;
}

/** Where a graph stands on the clocks. */
export interface ResolvedClock {
  readonly clock: Clock;
  /** What it is pinned to; null: what is now, whichever revision that turns out to be. */
  readonly pinned: Revision | null;
  readonly given: ClockArguments;
}

/** In an empty store. */
export const BEFORE_ALL: Revision = {
  number: 0,
  at: '1970-01-01T00:00:00.000Z',
  actor: '',
  message: '',
};

/** A client's clock may be a little ahead of ours. */
const TOLERANCE_MS = 60_000;

/** Which clocks the arguments turn. */
export function shapeOfArguments(given: ClockArguments): ClockShape {
  const { validAt, knownAt, knownBasis, revision } = given;
  const isGiven = (value: unknown) => value !== null && value !== undefined;
  return {
    versions: isGiven(knownAt) || isGiven(revision),
    published: knownBasis === 'PUBLISHED',
    world: isGiven(validAt),
  };
}

/**
 * Finds the revision that the arguments of `asOf` mean.
 *
 * @throws AppError `BAD_USER_INPUT` for a revision or an instant in the future or before history began, and for arguments
 * that say two things.
 */
export async function resolveClock(ledger: Ledger, given: ClockArguments): Promise<ResolvedClock> {
  const { validAt, knownAt, knownBasis } = given;
  requireConsistent(given);
  const validOn = validAt?.slice(0, 10) ?? null;
  const { versions } = shapeOfArguments(given);
  if (!versions) return { clock: { ...NOW, validOn }, pinned: null, given };
  const pinned = await pinnedRevision(ledger, given);
  const publishedBy = knownBasis === 'PUBLISHED' ? (knownAt as string).slice(0, 10) : null;
  return { clock: { revision: pinned.number, publishedBy, validOn }, pinned, given };
}

function requireConsistent({ knownAt, knownBasis, revision }: ClockArguments): void {
  const isPublished = knownBasis === 'PUBLISHED';
  if (isPublished && !knownAt) {
    throw refusal('knownBasis PUBLISHED needs knownAt: the day by which it had been published.');
  }
  if (!isPublished && knownAt && typeof revision === 'number') {
    throw refusal('Give knownAt or revision, not both: each says what was recorded.');
  }
  if (knownAt && Date.parse(knownAt) > Date.now() + TOLERANCE_MS) {
    throw refusal(`knownAt ${knownAt} is in the future: nobody knows yet what will be known.`);
  }
}

async function pinnedRevision(
  ledger: Ledger,
  { knownAt, knownBasis, revision }: ClockArguments,
): Promise<Revision> {
  if (typeof revision === 'number') return revisionNumbered(ledger, revision);
  if (knownBasis === 'PUBLISHED') return (await ledger.head()) ?? BEFORE_ALL;
  return revisionAt(ledger, knownAt as string);
}

/** Revisions that were asked for, which never change, by their number or by an instant that a later one has left behind. */
const remembered = new WeakMap<Ledger, Map<number | string, Revision>>();
const REMEMBERED = 1000;

function memoryOf(ledger: Ledger): Map<number | string, Revision> {
  const known = remembered.get(ledger) ?? new Map<number | string, Revision>();
  if (known.size >= REMEMBERED) known.clear();
  remembered.set(ledger, known);
  return known;
}

async function revisionNumbered(ledger: Ledger, number: number): Promise<Revision> {
  const memory = memoryOf(ledger);
  const known = memory.get(number);
  if (known !== undefined) return known;
  const found = number < 1 ? null : await ledger.revision({ number });
  if (found !== null) {
    memory.set(number, found);
    return found;
  }
  const last = (await ledger.head())?.number ?? 0;
  const where = number < 1 ? 'before history began' : 'in the future';
  throw refusal(
    `Revision ${number} is ${where}: ${last === 0 ? 'there is none yet' : `there are 1 to ${last}`}.`,
  );
}

async function revisionAt(ledger: Ledger, instant: string): Promise<Revision> {
  const memory = memoryOf(ledger);
  const known = memory.get(instant);
  if (known !== undefined) return known;
  const found = await ledger.revision({ instant });
  if (found === null) {
    const [first] = await ledger.revisions(0, 1);
    const began = first === undefined ? ': nothing is recorded yet' : ` at ${first.at}`;
    throw refusal(`knownAt ${instant} is before history began${began}.`);
  }
  // The next revision may still be of the same instant; when it is not, none will be.
  const next = await ledger.revision({ number: found.number + 1 });
  if (next !== null && next.at > instant) memory.set(instant, found);
  return found;
}

function refusal(message: string): AppError {
  return new AppError('BAD_USER_INPUT', message);
}
