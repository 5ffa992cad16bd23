/**
 * What a property of a node or a relationship may hold.
 *
 * - `text`, `enum`, `instant` (ISO 8601, UTC): one string. `integer`: a safe integer. `boolean`.
 * - `edtf`: a date as it is known, beside its first and last possible day.
 * - `money`: 1/10,000 of a unit, the currency, the words of the source and their qualifier.
 * - `texts`, `enums`: a list of strings. `json`: any JSON value, never filtered.
 */
export type PropertyType =
  | 'text'
  | 'enum'
  | 'integer'
  | 'boolean'
  | 'instant'
  | 'edtf'
  | 'money'
  | 'texts'
  | 'enums'
  | 'json';

export interface Property {
  readonly type: PropertyType;
  /** The node is not written without it. */
  readonly required: boolean;
  /** It can be filtered and ordered, so a migration gives it an index in each store. */
  readonly filter: boolean;
  /** The closed set of an `enum` or `enums`, and the name under which the API shows it. */
  readonly values?: EnumSet;
  /**
   * The name of a property of `texts` whose entries `VALUE@date` this one follows: it is the value of the last of them. On a day
   * of the world clock it is the last that may have been by then.
   */
  readonly latestOf?: string;
}

export type Properties = Readonly<Record<string, Property>>;

export interface EnumSet {
  readonly name: string;
  readonly description: string;
  readonly values: readonly string[];
}

interface Flags {
  readonly required?: boolean;
  readonly filter?: boolean;
}

const flagged = (type: PropertyType, flags: Flags, filter: boolean): Property => ({
  type,
  required: flags.required ?? false,
  filter: flags.filter ?? filter,
});

export const text = (flags: Flags = {}): Property => flagged('text', flags, true);
export const integer = (flags: Flags = {}): Property => flagged('integer', flags, true);
export const boolean = (flags: Flags = {}): Property => flagged('boolean', flags, true);
export const instant = (flags: Flags = {}): Property => flagged('instant', flags, true);
export const edtf = (flags: Flags = {}): Property => flagged('edtf', flags, true);
export const money = (flags: Flags = {}): Property => flagged('money', flags, true);
export const texts = (flags: Flags = {}): Property => flagged('texts', flags, true);
export const json = (flags: Flags = {}): Property => flagged('json', flags, false);
export const oneOf = (values: EnumSet, flags: Flags = {}): Property => ({
  ...flagged('enum', flags, true),
  values,
});
export const someOf = (values: EnumSet, flags: Flags = {}): Property => ({
  ...flagged('enums', flags, true),
  values,
});

/** How one stored value is read: `decimal` is a 64-bit integer that arrives as its digits. */
export type ColumnType = 'text' | 'integer' | 'decimal' | 'boolean' | 'list' | 'json';

/** One stored value. A property has one or more. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Never null in a stored node of the kind, so that an index alone can order by it. */
  readonly required: boolean;
  /** A column that is read in its place where it is null. No index has it then. */
  readonly orElse?: string;
  /** As in `Property`: column with the entries. */
  readonly latestOf?: string;
  /** Read it as it was on a day, from the list that it follows. */
  readonly latest?: {
    /** Column with the entries `VALUE@date`, in the order of time. */
    readonly list: string;
    /** Column with the first possible day of each entry, empty where it has none. */
    readonly days: string;
    /** Parameter: the day. */
    readonly by: number;
  };
}

/** The column that holds the first possible day of each entry of a list that another property follows. */
export const daysColumn = (list: string) => `${list}Earliest`;

/** The stored values of a property, the one that carries its own name or words first. */
export function columnsOf(name: string, property: Property): readonly Column[] {
  const column = (suffix: string, type: ColumnType, required = false): Column => ({
    name: `${name}${suffix}`,
    type,
    required: required && property.required,
  });
  switch (property.type) {
    case 'text':
      return property.filter
        ? [column('', 'text', true), column('Fold', 'text', true)]
        : [column('', 'text', true)];
    case 'enum':
      return [
        {
          ...column('', 'text', true),
          ...(property.latestOf !== undefined && { latestOf: property.latestOf }),
        },
      ];
    case 'instant':
      return [column('', 'text', true)];
    case 'integer':
      return [column('', 'integer', true)];
    case 'boolean':
      return [column('', 'boolean', true)];
    case 'edtf':
      return [column('', 'text', true), column('Earliest', 'text'), column('Latest', 'text')];
    case 'money':
      return [
        column('AsStated', 'text', true),
        column('Value', 'decimal'),
        column('Currency', 'text'),
        column('Qualifier', 'text'),
      ];
    case 'texts':
    case 'enums':
      return [column('', 'list', true)];
    case 'json':
      return [column('', 'json', true)];
  }
}
