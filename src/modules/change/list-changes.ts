import type { Context } from '#graphql/context.ts';
import { readOptionsOf, takePage } from './change-arguments.ts';
import { type ChangeConnection, changeConnection } from './change-connection.ts';
import { changeCursors, type Place, type PlaceCursors } from './change-cursor.ts';
import type { ChangeFilter } from './change-filter.ts';
import { readChanges } from './read-changes.ts';

/** What the arguments of a list of changes come to. */
export interface ListedChanges {
  /** Only changes behind this revision, up to and with the other. */
  readonly since: number;
  readonly until: number;
  readonly filter: ChangeFilter;
  /** As of which revision nodes are called by their names; null: now. */
  readonly known: number | null;
  readonly first: number | null | undefined;
  readonly after: string | null | undefined;
  /** Left out: those of all lists with this filter. */
  readonly cursors?: PlaceCursors;
}

/** A page of the ledger as a connection. */
export async function listChanges(
  context: Context,
  { since, until, filter, known, first, after, cursors = changeCursors(filter) }: ListedChanges,
): Promise<ChangeConnection> {
  const start: Place = { revision: since, id: '' };
  const given = after ? cursors.decode(after) : start;
  const size = await takePage(context, first);
  const reading = { store: context.store, options: readOptionsOf(context), known };
  const from = given.revision < since ? start : given;
  const page = await readChanges(reading, { after: from, until, filter, first: size });
  return changeConnection(page, cursors, from === start);
}
