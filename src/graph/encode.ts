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
  switch (property.type) {
    case 'text':
      stored[name] = value as string;
      if (property.filter) {
        stored[`${name}Fold`] = foldText(value as string);
        requireIndexable(name, stored[name] as string, stored[`${name}Fold`] as string);
      }
      return;
    case 'edtf': {
      const { earliest, latest } = dayRange(value as string);
      stored[name] = value as string;
      if (earliest !== null) stored[`${name}Earliest`] = earliest;
      if (latest !== null) stored[`${name}Latest`] = latest;
      return;
    }
    case 'money': {
      const money = value as Money;
      stored[`${name}AsStated`] = money.asStated;
      stored[`${name}Qualifier`] = money.qualifier;
      if (money.value !== null) stored[`${name}Value`] = money.value;
      if (money.currency !== null) stored[`${name}Currency`] = money.currency;
      return;
    }
    case 'json':
      stored[name] = JSON.stringify(value);
      return;
    default:
      stored[name] = value as StoredValue;
  }
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
