import type { DumpRow, VersionRow } from '#graph/dump.ts';
import type { GraphStore } from '#graph/store.ts';

/** What is known now, by what identifies it: every row with what was published earlier, without the revision that wrote it. */
export async function presentOf(store: GraphStore): Promise<Readonly<Record<string, string>>> {
  const present: Record<string, string> = {};
  for await (const rows of store.dump.rows())
    for (const row of rows) {
      const key = keyOf(row);
      if (key !== null) present[key] = textOf(row);
    }
  // The record of a node that was removed is kept beside its versions.
  const isOfNoNode = (key: string) =>
    key.endsWith(' record') && present[key.replace(/ record$/, ' now')] === undefined;
  return Object.fromEntries(Object.entries(present).filter(([key]) => !isOfNoNode(key)));
}

function keyOf(row: DumpRow): string | null {
  switch (row.row) {
    case 'node':
      return row.knownTo === null ? `${row.id} ${untilOf(row)}` : null;
    case 'record':
      return `${row.id} record`;
    case 'relationship':
      return row.knownTo === null
        ? `${row.from} ${row.type} ${row.to} ${row.propositionId} ${untilOf(row)}`
        : null;
    default:
      return null;
  }
}

const untilOf = ({ publishedTo }: VersionRow) =>
  publishedTo === null ? 'now' : `until ${publishedTo}`;

function textOf(row: DumpRow): string {
  const content: Record<string, unknown> = { ...row };
  delete content['knownFrom'];
  if (row.row === 'node' || row.row === 'relationship')
    content['properties'] = Object.fromEntries(Object.entries(row.properties).sort());
  return JSON.stringify(content);
}
