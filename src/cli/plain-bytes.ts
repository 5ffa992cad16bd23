import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '#src/errors.ts';
import { UsageError } from './usage-error.ts';

/** The name that stands for standard input and output. */
export const STANDARD = '-';

type Bytes = AsyncIterable<Uint8Array>;

/**
 * The bytes of a file, unpacked when they are gzip, whatever it is called. `-`: standard input.
 *
 * @throws AppError `BAD_DUMP` when they are damaged or cut off; UsageError when there is no such file.
 */
export async function plainBytes(file: string): Promise<Bytes> {
  const { first, all } = await beginning(await bytesOf(file), 2);
  return first[0] === 0x1f && first[1] === 0x8b ? unpacked(file, all) : all;
}

/** The first bytes of a stream, fewer where it ends before, and the stream with these in their place. */
export async function beginning(
  bytes: Bytes,
  length: number,
): Promise<{ readonly first: Buffer; readonly all: Bytes }> {
  const rest = bytes[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  while (first.length < length) {
    const { value, done } = await rest.next();
    if (done) break;
    first = Buffer.concat([first, value]);
  }
  const all = async function* () {
    yield first;
    yield* { [Symbol.asyncIterator]: () => rest };
  };
  return { first: first.subarray(0, length), all: all() };
}

async function bytesOf(file: string): Promise<Bytes> {
  if (file === STANDARD) return process.stdin;
  try {
    const handle = await open(file);
    if ((await handle.stat()).isFile()) return handle.createReadStream();
    await handle.close();
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}.`);
  }
  throw new UsageError(`${file} cannot be read: it is no file.`);
}

async function* unpacked(file: string, packed: Bytes): Bytes {
  // What goes wrong is thrown to the reader of the last stream.
  const plain = pipeline(Readable.from(packed), createGunzip(), () => undefined);
  try {
    yield* plain as AsyncIterable<Uint8Array>;
  } catch (cause) {
    const { code } = cause as { readonly code?: string };
    if (!code?.startsWith('Z_')) throw cause;
    const message = `Nothing was written: ${file} is damaged or cut off: ${(cause as Error).message}.`;
    throw new AppError('BAD_DUMP', message, { cause });
  }
}
