import { afterAll, beforeAll } from 'vitest';
import { askAll, dataOf, openWorlds, refusalOf, type World } from '#tests/support/ask.ts';
import { LATER } from './changes.ts';

export interface Change {
  readonly revision: number;
  readonly kind: string;
  readonly id: string;
  readonly sentence: string;
}
export interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: Change }[];
  readonly nodes: readonly Change[];
  readonly pageInfo: Readonly<Record<string, unknown>>;
}

export const FIELDS = 'nodes { revision kind id sentence }';
export const WHOLE = `edges { cursor node { revision kind id sentence } } ${FIELDS}
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;

/** For the tests of one describe: the ledger of the invented world and of what happened later, on every engine. */
export function readLedger() {
  const worlds: World[] = [];
  beforeAll(async () => {
    worlds.push(...(await openWorlds(LATER)));
  });
  afterAll(async () => {
    for (const { close } of worlds) await close();
  });

  const get = async (operation: string) => dataOf(await askAll(worlds, operation));
  const list = async (list: string, fields = WHOLE) => {
    const { list: found } = await get(`{ list: ${list} { ${fields} } }`);
    return found as Connection;
  };
  const refusal = async (operation: string) => refusalOf(await askAll(worlds, operation));
  const lines = ({ nodes }: Connection) =>
    nodes.map(({ revision, kind, sentence }) => `${revision} ${kind}: ${sentence}`);
  return { worlds, get, list, refusal, lines };
}
