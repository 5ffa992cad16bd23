import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
} from 'graphql';
import { schema } from '#modules/schema.ts';
import { WORLD } from './world.ts';

/** One choice after the other; the same numbers make the same operation. */
type Choose = (below: number) => number;
type AnyField = GraphQLField<unknown, unknown>;

const IDS = WORLD.nodes.map(({ id }) => id);
const ENTITIES = WORLD.nodes
  .filter(({ properties }) => 'existence' in properties)
  .map(({ id }) => id);
const TEXTS = ['', 'a', 'A', 'Pledge', 'Arden', 'é', 'ёж', '\u{1f600}', '\uff5a', 'zz'];
const SEARCHES = ['arden', 'Ardne', 'pledge 1', 'Ангстрём', 'they', '"the talks"', 'lov', '?'];
const SCALARS: Readonly<Record<string, readonly unknown[]>> = {
  ID: IDS,
  String: TEXTS,
  Int: [-1, 0, 1, 2, 3],
  Boolean: [true, false],
  EDTF: ['2024-01-10', '2024-08', '2022', '2024-03-05/2024-03-09', '1961-04-18', '2020-01-01'],
  DateTime: ['2024-10-01T00:00:00Z', '2024-10-01T02:00:00+02:00', '2030-01-01T00:00:00Z'],
  Decimal: ['0', '98', '98.5', '100', '-1', '900719925474.0993'],
};
const DEEPEST = 4;

/** What a store says of itself differs; paths are held against all paths by hand, and Neo4j plans each new shape of them for a second. */
const isAsked = ({ name }: AnyField) => name !== 'meta' && name !== 'paths';

/** Any operation of one field of Query that the schema allows, no deeper and wider than is worth a test. */
export const anyOperation: fc.Arbitrary<string> = fc.infiniteStream(fc.nat()).map((numbers) => {
  const choose: Choose = (below) => (numbers.next().value as number) % below;
  return new RandomOperation(choose).text();
});

class RandomOperation {
  readonly #choose: Choose;
  #aliases = 0;

  constructor(choose: Choose) {
    this.#choose = choose;
  }

  text(): string {
    const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
    return `{ ${this.#field(this.#oneOf(fields.filter(isAsked)), 0)} }`;
  }

  #oneOf<T>(items: readonly T[]): T {
    return items[this.#choose(items.length)] as T;
  }

  #field(field: AnyField, depth: number): string {
    const leaf = isLeafType(getNamedType(field.type));
    if (!leaf && (depth > DEEPEST || this.#aliases > 40)) return '__typename';
    const alias = `f${this.#aliases++}`;
    const selection = leaf ? '' : this.#selection(field.type, depth + 1);
    return `${alias}: ${field.name}${this.#arguments(field)} ${selection}`;
  }

  #selection(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type) as GraphQLObjectType;
    const fields = Object.values(named.getFields()).filter(isAsked);
    // What unwraps a connection is no level of its own.
    const below = /(Connection|Edge)$/.test(named.name) ? depth - 1 : depth;
    const parts = Array.from({ length: 1 + this.#choose(4) }, () =>
      this.#field(this.#oneOf(fields), below),
    );
    if (isInterfaceType(named)) {
      const type = this.#oneOf(schema.getPossibleTypes(named));
      parts.push(`... on ${type.name} ${this.#selection(type, depth + 1)}`);
    }
    return `{ __typename ${parts.join(' ')} }`;
  }

  #arguments({ args, name }: AnyField): string {
    const given = args.flatMap((argument) => {
      const value = this.#argument(argument, name);
      return value === undefined ? [] : [`${argument.name}: ${value}`];
    });
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  #argument({ name, type }: GraphQLArgument, field: string): string | undefined {
    switch (name) {
      case 'first':
        return String(this.#choose(5));
      case 'text':
        return JSON.stringify(this.#oneOf(SEARCHES));
      case 'mentions':
        return `[${SEARCHES.map(
          (text) => `{ name: ${JSON.stringify(text)}, state: "AA", office: "premier", on: "2021" }`,
        )
          .slice(0, this.#choose(3))
          .join(', ')}]`;
      case 'since':
      case 'from':
        return String(this.#choose(2));
      case 'kinds':
        return this.#choose(2) === 0 ? undefined : this.#value(type, 0);
      case 'about':
        return this.#choose(2) === 0 ? undefined : JSON.stringify(this.#oneOf(IDS));
      case 'of':
        return this.#choose(3) === 0 ? undefined : JSON.stringify(this.#several());
      case 'ids':
        return JSON.stringify(IDS.filter(() => this.#choose(8) === 0));
      case 'id': {
        const own = IDS.filter((id) => id.startsWith(`${field}:`));
        return JSON.stringify(this.#oneOf(own.length === 0 ? IDS : own));
      }
      case 'by': {
        const { values } = getNamedType(type).toConfig() as { readonly values: object };
        const dimensions = Object.keys(values);
        const by = [this.#oneOf(dimensions), this.#oneOf(dimensions)];
        return `[${[...new Set(by)].join(', ')}]`;
      }
      case 'where':
      case 'having':
      case 'split':
      case 'orderBy':
      case 'relationship':
      case 'role':
      case 'clock':
      case 'order':
        return this.#choose(2) === 0 ? undefined : this.#value(type, 0);
      default:
        return undefined;
    }
  }

  #several(): readonly string[] {
    return Array.from({ length: 1 + this.#choose(3) }, () => this.#oneOf(ENTITIES));
  }

  #value(type: GraphQLInputType, depth: number): string {
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const items = Array.from({ length: this.#choose(3) }, () =>
        this.#value(nullable.ofType, depth + 1),
      );
      return `[${items.join(', ')}]`;
    }
    if (isEnumType(nullable)) return this.#oneOf(nullable.getValues()).name;
    if (isInputObjectType(nullable)) return this.#object(nullable, depth);
    return JSON.stringify(this.#oneOf(SCALARS[getNamedType(nullable).name] ?? []));
  }

  #object(type: GraphQLInputObjectType, depth: number): string {
    const fields = type.getFields();
    if (type.name.endsWith('Order')) {
      const keys = getNamedType(fields['field']?.type as GraphQLInputType) as GraphQLEnumType;
      const direction = this.#oneOf(['', ', direction: ASC', ', direction: DESC']);
      return `{field: ${this.#oneOf(keys.getValues()).name}${direction}}`;
    }
    const isFilter = type.name.endsWith('Filter');
    const chosen = Object.values(fields).filter(
      ({ name }) =>
        name !== 'currency' && (name !== 'role' || depth === 0) && (isFilter || depth < DEEPEST),
    );
    if (chosen.length === 0) return '{}';
    const members = new Map(
      Array.from({ length: 1 + this.#choose(2) }, () => this.#oneOf(chosen)).map((field) => [
        field.name,
        this.#value(field.type, depth + 1),
      ]),
    );
    if (type.name === 'MoneyFilter') members.set('currency', this.#oneOf(['"GBP"', '"JPY"']));
    return `{${[...members].map(([name, value]) => `${name}: ${value}`).join(', ')}}`;
  }
}
