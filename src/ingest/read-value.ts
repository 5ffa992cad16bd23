import { formatPostingStatus } from '#evidence/posting-statuses.ts';
import { dayRange } from '#graph/edtf.ts';
import type { JsonValue } from '#graph/encode.ts';
import { formatAmount, parseAmount } from '#graph/money.ts';
import type { NodeKind } from '#graph/node-kind.ts';
import type { Property } from '#graph/property.ts';
import { DIPLOMAT_STATUSES } from '#modules/diplomat/model.ts';
import { AppError } from '#src/errors.ts';
import { moneyFormat } from './seed-format.ts';

/**
 * The value of a property of a kind, as a seed gives it.
 *
 * @throws AppError `BAD_USER_INPUT` when the kind has no such property, or the value is not of its type.
 */
export function readKindValue(kind: NodeKind, name: string, raw: JsonValue): JsonValue {
  const property = kind.properties[name];
  if (property === undefined) {
    throw refusal(
      `${kind.name} has no property "${name}"; it has ${Object.keys(kind.properties).join(', ')}.`,
    );
  }
  if (kind.name === 'Diplomat' && name === 'statuses') return readPostingStatuses(raw);
  return readValue(name, property, raw);
}

/** @throws AppError `BAD_USER_INPUT` when the value is not of the type of the property. */
export function readValue(name: string, property: Property, raw: JsonValue): JsonValue {
  switch (property.type) {
    case 'text':
      return isText(raw) ? raw : refuse(name, 'a text');
    case 'instant':
      return isText(raw) && !Number.isNaN(Date.parse(raw))
        ? raw
        : refuse(name, 'an instant, ISO 8601');
    case 'enum':
      return isText(raw) && isAmong(property, raw)
        ? raw
        : refuse(name, `one of ${listOf(property)}`);
    case 'integer':
      return Number.isSafeInteger(raw) && Number(raw) >= 0
        ? raw
        : refuse(name, 'a whole number, 0 or more');
    case 'boolean':
      return typeof raw === 'boolean' ? raw : refuse(name, 'true or false');
    case 'edtf':
      return isText(raw) && dayRange(raw) !== null
        ? raw
        : refuse(name, 'a date in quotation marks, EDTF');
    case 'money':
      return readMoney(name, raw);
    case 'texts':
      return isTexts(raw) ? raw : refuse(name, 'a list of texts');
    case 'enums':
      return isTexts(raw) && raw.every((item) => isAmong(property, item))
        ? raw
        : refuse(name, `a list of ${listOf(property)}`);
    case 'json':
      return raw;
  }
}

function readMoney(name: string, raw: JsonValue): JsonValue {
  const { success, data, error } = moneyFormat.safeParse(raw);
  if (!success) {
    const [issue] = error.issues;
    throw refusal(`"${[name, ...(issue?.path ?? [])].join('.')}": ${issue?.message}`);
  }
  return {
    ...data,
    value: data.value === null ? null : formatAmount(String(parseAmount(data.value))),
  };
}

/** A list of `{status, on}` as `STATUS@EDTF`. */
function readPostingStatuses(raw: JsonValue): JsonValue {
  if (!Array.isArray(raw)) return refuse('statuses', 'a list of {status, on}');
  return (raw as readonly { readonly status?: string; readonly on?: string }[]).map((item) => {
    const status = DIPLOMAT_STATUSES.values.find((value) => value === item?.status);
    if (status === undefined)
      return refuse(
        'statuses',
        `a list of {status, on}, each status one of ${DIPLOMAT_STATUSES.values.join(', ')}`,
      );
    if (item.on !== undefined) dayRange(String(item.on));
    return formatPostingStatus(status, item.on ?? null);
  });
}

function isText(raw: JsonValue): raw is string {
  return typeof raw === 'string' && raw.trim() !== '';
}

function isTexts(raw: JsonValue): raw is readonly string[] {
  return Array.isArray(raw) && raw.every(isText);
}

function isAmong(property: Property, raw: string): boolean {
  return property.values?.values.includes(raw) ?? false;
}

function listOf(property: Property): string {
  return (property.values?.values ?? []).join(', ');
}

function refuse(name: string, allowed: string): never {
  throw refusal(`"${name}" must be ${allowed}.`);
}

function refusal(message: string): AppError {
  return new AppError('BAD_USER_INPUT', message);
}
