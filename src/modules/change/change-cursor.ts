import type { OrderKey } from '#graph/read-plan.ts';
import { connectionHash, decodeCursor, encodeCursor } from '#planner/cursor.ts';
import type { ChangeFilter } from './change-filter.ts';

/** Behind a change; an empty id: behind all changes of the revision. */
export interface Place {
  readonly revision: number;
  readonly id: string;
}

/** Makes and reads the cursors of one list. */
export interface PlaceCursors {
  encode(place: Place): string;
  /** @throws AppError `BAD_USER_INPUT` when the text is no cursor, or one of another list. */
  decode(cursor: string): Place;
}

const ORDER: readonly OrderKey[] = [
  {
    on: 'node',
    column: { name: 'revision', type: 'integer', required: true },
    descending: false,
  },
  { on: 'node', column: { name: 'id', type: 'text', required: true }, descending: false },
];

/** Cursors of a list of places that is told apart from others by a name and what it was asked for. */
export function placeCursors(name: string, asked: readonly unknown[]): PlaceCursors {
  const hash = connectionHash(name, asked);
  return {
    encode: ({ revision, id }) => encodeCursor(hash, { revision, keys: [revision, id] }),
    decode: (cursor) => {
      const [revision, id] = decodeCursor(cursor, hash, ORDER) as readonly [number, string];
      return { revision, id };
    },
  };
}

/** Of changes by their filter: good for every list of them, from whichever revision it starts, and for the subscription. */
export function changeCursors({ kinds, about }: ChangeFilter): PlaceCursors {
  return placeCursors('changes', [kinds, about]);
}
