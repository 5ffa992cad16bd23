import type { Ledger, NodeChange } from '#graph/ledger.ts';
import type { Place } from './change-cursor.ts';
import type { Change } from './describe-changes.ts';

/** A change that was just written, the same for all who hear of it. */
export interface LiveChange {
  readonly change: Change;
  /** About what it takes of memory. */
  readonly bytes: number;
  /** Of the entities that somebody asks for, those that it is about. */
  readonly about: ReadonlySet<string>;
}

/** Changes that are read at once to find out what they are about. */
const BATCH = 200;

/** Changes behind a place as they are told. One statement, or a few, for each entity that somebody asks for. */
export async function tellLive(
  ledger: Ledger,
  changes: readonly Change[],
  { after, about }: { readonly after: Place; readonly about: ReadonlySet<string> },
): Promise<readonly LiveChange[]> {
  const last = changes.at(-1);
  const concerned = new Map<string, Set<string>>();
  for (const entity of last === undefined ? [] : about) {
    for (const key of await keysAbout(ledger, entity, after, last as Change)) {
      const entities = concerned.get(key) ?? new Set();
      concerned.set(key, entities.add(entity));
    }
  }
  return changes.map((change) => ({
    change,
    bytes: JSON.stringify(change).length,
    about: concerned.get(keyOf(change)) ?? NOTHING,
  }));
}

const NOTHING: ReadonlySet<string> = new Set();
const keyOf = ({ revision, id }: Place) => `${revision} ${id}`;

/** Changes behind a place that are about an entity, at least those up to another place. */
async function keysAbout(
  ledger: Ledger,
  about: string,
  after: Place,
  last: Place,
): Promise<readonly string[]> {
  const keys: string[] = [];
  let from = after;
  for (;;) {
    const query = { after: from, until: last.revision, kinds: null, about, limit: BATCH };
    const batch = await ledger.changes(query);
    keys.push(...batch.map(keyOf));
    const end = batch.at(-1);
    if (end === undefined || batch.length < BATCH || isSame(end, last)) return keys;
    from = end;
  }
}

const isSame = (one: NodeChange, other: Place) =>
  one.revision === other.revision && one.id === other.id;
