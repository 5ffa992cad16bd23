import { AppError } from '#src/errors.ts';
import { dayRange } from './edtf.ts';
import { foldText } from './fold.ts';
import type { Properties, Property } from './property.ts';

/** A value as a caller gives it. Money is an object, so are the values of `json`. */
export type Value = string | number | boolean | readonly string[] | Money | JsonValue | null;

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export interface Money {
  /** 1/10,000 of a unit; null where the source names no figure. */
  readonly value: bigint | null;
  /** ISO 4217; null where the source names none. */
  readonly currency: string | null;
  /** The words of the source, `£600 million`. */
  readonly asStated: string;
  /** EXACT, ABOUT, AT_LEAST, AT_MOST. */
  readonly qualifier: string;
}

/** A value as a store keeps it, under the name of its column. */
export type StoredValue = string | number | bigint | boolean | readonly string[];
export type Stored = Readonly<Record<string, StoredValue>>;

/** The stored columns of a node or a relationship; what is null is left out. */
export function encodeProperties(
  properties: Properties,
  values: Readonly<Record<string, Value>>,
): Stored {
  const stored: Record<string, StoredValue> = {};
  for (const [name, property] of Object.entries(properties)) {
    const value = values[name];
    if (value === undefined || value === null) {
      if (property.required) throw new AppError('BAD_USER_INPUT', `"${name}" is required.`);
    } else {
      encodeProperty(stored, name, property, value);
    }
  }
  return stored;
}

function encodeProperty(
  stored: Record<string, StoredValue>,
  name: string,
  property: Property,
  value: Value,
): void {
  for (const text of typeof value === 'string' ? [value] : Array.isArray(value) ? value : []) {
    if (typeof text === 'string') requireKept(name, text);
  }
  switch (property.type) {
    case 'text':
      encodeText(stored, name, property, value as string);
      break;
    case 'edtf':
      encodeDate(stored, name, value as string);
      break;
    case 'money':
      encodeMoney(stored, name, value as Money);
      break;
    case 'integer':
      stored[name] = requireInt(name, value as number);
      break;
    case 'json':
      stored[name] = JSON.stringify(value);
      break;
    default:
      stored[name] = value as StoredValue;
  }
}

function encodeText(
  stored: Record<string, StoredValue>,
  name: string,
  property: Property,
  text: string,
): void {
  stored[name] = text;
  if (!property.filter) return;
  const fold = foldText(text);
  stored[`${name}Fold`] = fold;
  requireIndexable(name, text, fold);
}

function encodeDate(stored: Record<string, StoredValue>, name: string, text: string): void {
  const { earliest, latest } = dayRange(text);
  stored[name] = text;
  if (earliest !== null) stored[`${name}Earliest`] = earliest;
  if (latest !== null) stored[`${name}Latest`] = latest;
}

function encodeMoney(stored: Record<string, StoredValue>, name: string, money: Money): void {
  requireKept(name, money.asStated);
  stored[`${name}AsStated`] = money.asStated;
  stored[`${name}Qualifier`] = money.qualifier;
  if (money.value !== null) stored[`${name}Value`] = money.value;
  if (money.currency !== null) stored[`${name}Currency`] = money.currency;
}

/** Whether both engines keep a text as it is: well-formed Unicode without U+0000. */
export function isKept(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function requireKept(name: string, text: string): void {
  if (isKept(text)) return;
  throw new AppError('BAD_USER_INPUT', `"${name}" must be well-formed Unicode without U+0000.`);
}

/** The integers of GraphQL have 32 bits. */
function requireInt(name: string, value: number): number {
  if ((value | 0) === value) return value;
  throw new AppError('BAD_USER_INPUT', `"${name}" is no whole number of 32 bits: ${value}.`);
}

/** An index of Neo4j takes keys of some 8 kB; both engines refuse the same. */
const LONGEST_BYTES = 7900;

function requireIndexable(name: string, ...texts: readonly string[]): void {
  const longest = Math.max(...texts.map((text) => Buffer.byteLength(text)));
  if (longest > LONGEST_BYTES) {
    throw new AppError(
      'BAD_USER_INPUT',
      `"${name}" takes ${longest} bytes; ${LONGEST_BYTES} are allowed in what can be searched.`,
    );
  }
}
