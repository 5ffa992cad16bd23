import { createHash } from 'node:crypto';
import { isKept } from '#graph/encode.ts';
import type { ColumnType } from '#graph/property.ts';
import type { Cell, OrderKey, Parameter } from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';

/** Where a row stands in its connection: the revision it was read at, and the values of its order keys. */
interface Position {
  readonly revision: number;
  readonly keys: readonly Cell[];
}

/** A short digest of what a connection is a list of; a cursor of another connection has another one. */
export function connectionHash(connection: string, parameters: readonly unknown[]): string {
  const values = JSON.stringify(parameters, (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  return createHash('sha256').update(connection).update(values).digest('base64url').slice(0, 11);
}

export function encodeCursor(hash: string, { revision, keys }: Position): string {
  return Buffer.from(JSON.stringify([hash, revision, ...keys])).toString('base64url');
}

/**
 * The values of the order keys, as parameters.
 *
 * @throws AppError `BAD_USER_INPUT` when the text is no cursor, or a cursor of another connection.
 */
export function decodeCursor(
  cursor: string,
  hash: string,
  order: readonly OrderKey[],
): readonly Parameter[] {
  const parts = parse(cursor);
  if (parts === undefined)
    throw new AppError(
      'BAD_USER_INPUT',
      `"${cursor.slice(0, 80)}" is not a cursor. Take one from edges { cursor } or pageInfo.`,
    );
  const [given, revision, ...keys] = parts;
  if (given !== hash || !Number.isSafeInteger(revision) || keys.length !== order.length) {
    throw new AppError(
      'BAD_USER_INPUT',
      'The cursor is of another connection, or of another where or orderBy. Start again without it.',
    );
  }
  return keys.map((key, index) => toParameter(key, order[index] as OrderKey));
}

function parse(cursor: string): readonly unknown[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isScalar = (part: unknown) =>
      part === null || ['string', 'number', 'boolean'].includes(typeof part);
    return Array.isArray(parts) && parts.every(isScalar) ? parts : undefined;
  } catch {
    return undefined;
  }
}

function toParameter(key: unknown, { column }: OrderKey): Parameter {
  if (key === null && !column.required) return null;
  const parameter = typedValue(key, column.type);
  if (parameter !== undefined) return parameter;
  throw misfit();
}

function misfit(): AppError {
  return new AppError(
    'BAD_USER_INPUT',
    'The cursor does not fit its connection. Take one from edges { cursor } or pageInfo.',
  );
}

/** Undefined where a value is not of the type of its column. */
function typedValue(key: unknown, type: ColumnType): Parameter | undefined {
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(key) ? (key as number) : undefined;
    case 'boolean':
      return typeof key === 'boolean' ? key : undefined;
    case 'decimal': {
      const isDigits = typeof key === 'string' && /^-?\d{1,19}$/.test(key);
      const value = isDigits ? BigInt(key) : undefined;
      return value === undefined || BigInt.asIntN(64, value) === value ? value : undefined;
    }
    default:
      return typeof key === 'string' && isKept(key) ? key : undefined;
  }
}
