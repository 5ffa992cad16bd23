import { formatPostingStatus } from '#evidence/posting-statuses.ts';
import { dayRange } from '#graph/edtf.ts';
import type { JsonValue } from '#graph/encode.ts';
import { formatAmount, parseAmount } from '#graph/money.ts';
import type { NodeKind } from '#graph/node-kind.ts';
import type { Property, PropertyType } from '#graph/property.ts';
import { DIPLOMAT_STATUSES } from '#modules/diplomat/model.ts';
import { AppError } from '#src/errors.ts';
import { moneyFormat } from './seed-format.ts';

/**
 * The value of a property of a kind, as a seed gives it.
 *
 * @throws AppError `BAD_USER_INPUT` when the kind has no such property, or the value is not of its type.
 */
export function readKindValue(kind: NodeKind, name: string, raw: JsonValue): JsonValue {
  const property = Object.hasOwn(kind.properties, name) ? kind.properties[name] : undefined;
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
  if (property.type === 'json') return raw;
  if (property.type === 'money') return readMoney(name, raw);
  const { fits, allowed } = RULES[property.type];
  if (fits(raw, property)) return raw;
  throw refusal(`"${name}" must be ${allowed(property)}.`);
}

interface Rule {
  readonly fits: (raw: JsonValue, property: Property) => boolean;
  readonly allowed: (property: Property) => string;
}

const rule = (fits: Rule['fits'], allowed: string): Rule => ({ fits, allowed: () => allowed });

const RULES: Readonly<Record<Exclude<PropertyType, 'json' | 'money'>, Rule>> = {
  text: rule(isText, 'a text'),
  instant: rule((raw) => isText(raw) && !Number.isNaN(Date.parse(raw)), 'an instant, ISO 8601'),
  integer: rule(
    (raw) => Number.isSafeInteger(raw) && Number(raw) >= 0,
    'a whole number, 0 or more',
  ),
  boolean: rule((raw) => typeof raw === 'boolean', 'true or false'),
  edtf: rule((raw) => isText(raw) && dayRange(raw) !== null, 'a date in quotation marks, EDTF'),
  texts: rule(isTexts, 'a list of texts'),
  enum: {
    fits: (raw, property) => isText(raw) && isAmong(property, raw),
    allowed: (property) => `one of ${listOf(property)}`,
  },
  enums: {
    fits: (raw, property) => isTexts(raw) && raw.every((item) => isAmong(property, item)),
    allowed: (property) => `a list of ${listOf(property)}`,
  },
};

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
