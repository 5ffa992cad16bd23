import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { StoredPermalink } from '#graph/permalink-store.ts';
import type { GraphStore } from '#graph/store.ts';
import type { StoreFile } from '#graph/store-file.ts';
import type { StoredToken } from '#graph/token-store.ts';
import { AppError } from '#src/errors.ts';
import { openStore, storeFile } from '#src/open-store.ts';
import type { StoreAddress } from '#src/store-address.ts';
import { loadDump } from './load-dump.ts';

export interface Backup {
  readonly kind: 'sqlite' | 'dump';
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface Restored {
  readonly address: string;
  readonly kind: Backup['kind'];
  readonly revision: number;
  readonly nodes: number;
  /** Where what was there is kept, when it could not be read; null otherwise. */
  readonly damaged: string | null;
}

type EmbeddedAddress = Extract<StoreAddress, { engine: 'sqlite' }>;

/**
 * Makes a store of the backup beside the embedded one, then puts it in its place. A token that was revoked stays so, and one
 * that the backup has not stays valid; a permalink that was purged stays so, too.
 *
 * @throws AppError `BAD_USER_INPUT` when the store has revisions, without `force`; `BAD_DUMP`; `STORE_UNAVAILABLE` while
 * somebody has the store open.
 */
export async function restoreFile(
  address: EmbeddedAddress,
  backup: Backup,
  force: boolean,
): Promise<Restored> {
  const { tokens, purged } = await leftIn(address, force);
  const own = (await storeFile(address)) as StoreFile;
  const beside = { ...address, directory: join(address.directory, `restoring-${process.pid}`) };
  await mkdir(beside.directory);
  try {
    const fresh = (await storeFile(beside)) as StoreFile;
    if (backup.kind === 'sqlite') {
      await pipeline(backup.bytes, createWriteStream(fresh.path));
      await fresh.check();
    }
    const made = await withStoreAt(beside, async (store) => {
      if (backup.kind === 'dump') await loadDump(store, backup.bytes);
      else await store.migrate();
      for (const token of tokens) await keepToken(store, token);
      for (const link of purged) await keepPurged(store, link);
      const { revision, nodes } = await store.status();
      return { revision, nodes };
    });
    const damaged = await own.replaceWith(fresh.path);
    return { address: own.path, kind: backup.kind, ...made, damaged };
  } finally {
    await rm(beside.directory, { recursive: true, force: true });
  }
}

/** What a backup must not bring back. */
interface Left {
  readonly tokens: readonly StoredToken[];
  readonly purged: readonly (StoredPermalink & { readonly purgedAt: string })[];
}

/** Of the store that is to be replaced; nothing where it cannot be read any more. */
async function leftIn(address: EmbeddedAddress, force: boolean): Promise<Left> {
  try {
    return await withStoreAt(address, async (store) => {
      await store.migrate();
      const { revision } = await store.status();
      if (revision > 0 && !force) throw isFull(address, revision);
      const links = await store.permalinks.list();
      return { tokens: await store.tokens.list(), purged: links.filter(isPurged) };
    });
  } catch (error) {
    const isUnderstood = error instanceof AppError && error.code !== 'STORE_UNAVAILABLE';
    if (isUnderstood || !force) throw error;
    return { tokens: [], purged: [] };
  }
}

/** Its id stays taken, also where the backup is older than the link. */
async function keepPurged({ permalinks }: GraphStore, link: Left['purged'][number]) {
  await permalinks.add(link);
  await permalinks.purge(link.id, link.purgedAt);
}

function isPurged(link: StoredPermalink): link is Left['purged'][number] {
  return link.purgedAt !== null;
}

async function keepToken({ tokens }: GraphStore, token: StoredToken): Promise<void> {
  const restored = await tokens.find(token.id);
  if (restored === null) await tokens.add(token);
  else if (token.revokedAt !== null) await tokens.revoke(token.id, token.revokedAt);
}

async function withStoreAt<T>(
  address: EmbeddedAddress,
  task: (store: GraphStore) => Promise<T>,
): Promise<T> {
  const store = await openStore(address);
  try {
    return await task(store);
  } finally {
    await store.close();
  }
}

function isFull({ directory }: EmbeddedAddress, revision: number): AppError {
  const message = `Nothing was written: ${directory} has ${revision} revisions. --force replaces them.`;
  return new AppError('BAD_USER_INPUT', message);
}
