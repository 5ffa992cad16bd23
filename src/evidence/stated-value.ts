import type { JsonValue, Value } from '#graph/encode.ts';
import { parseAmount } from '#graph/money.ts';
import type { Property } from '#graph/property.ts';
import { canonicalJson } from './canonical-json.ts';

/** Money as a claim states it: digits as text, so that it passes through JSON without loss. */
export interface StatedMoney {
  readonly [key: string]: JsonValue;
  readonly value: string | null;
  readonly currency: string | null;
  readonly asStated: string;
  readonly qualifier: string;
}

/** The key under which two statements of one value meet: "£600 million" and "600m pounds" are one amount. */
export function valueKey(value: JsonValue): string {
  if (!isMoney(value) || value.value === null) return canonicalJson(value);
  const { asStated: _, ...amount } = value;
  return canonicalJson(amount);
}

/** A stated value as `encodeProperties` takes it. */
export function toValue(property: Property, stated: JsonValue): Value {
  if (property.type !== 'money' || !isMoney(stated)) return stated;
  return { ...stated, value: stated.value === null ? null : parseAmount(stated.value) };
}

function isMoney(value: JsonValue): value is StatedMoney {
  return typeof value === 'object' && value !== null && 'asStated' in value && 'currency' in value;
}
