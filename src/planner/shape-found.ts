import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
  isNonNullType,
  type SelectionSetNode,
} from 'graphql';
import type { Row } from '#graph/read-plan.ts';
import {
  collectFields,
  type Document,
  type SelectedField,
  selectionsOf,
} from './collect-fields.ts';
import { MissingValue, TYPE_NAME } from './element.ts';
import { fieldPlanOf } from './field-plan.ts';
import type { NamedPlan } from './found-plan.ts';
import type { Key, NamedReads } from './named-reads.ts';
import type { ShapeContext, Shaper } from './row-builder.ts';

/** What was found, on its way into a response: what it names is still to be read. */
export class Naming {
  readonly #fills: (() => void)[] = [];
  readonly #keys = { node: new Set<Key>(), relationship: new Set<Key>() };
  /** Put in when they are read. */
  readonly read = {
    node: new Map<Key, Row>() as ReadonlyMap<Key, Row>,
    relationship: new Map<Key, Row>() as ReadonlyMap<Key, Row>,
  };
  readonly contexts = new Map<NamedPlan['of'], ShapeContext>();

  name(
    of: NamedPlan['of'],
    key: Key,
    fill: (row: Row | null, context: ShapeContext) => void,
  ): void {
    this.#keys[of].add(key);
    this.#fills.push(() =>
      fill(this.read[of].get(key) ?? null, this.contexts.get(of) as ShapeContext),
    );
  }

  keys(of: NamedPlan['of']): readonly Key[] {
    return [...this.#keys[of]];
  }

  fill(): void {
    for (const fill of this.#fills) fill();
  }
}

type FoundShaper = (value: unknown, naming: Naming) => unknown;
type Reads = Readonly<Record<NamedPlan['of'], NamedReads>>;

/** Picks the selected fields out of what was found, and leaves a place for what it names. */
export function shapeFound(
  document: Document,
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
  reads: Reads,
): FoundShaper {
  const named = getNamedType(type) as GraphQLObjectType;
  const members = [...collectFields(document, named, selections)].map(([key, nodes]) => {
    const { value: name } = (nodes[0] as FieldNode).name;
    const field = named.getFields()[name];
    return field === undefined
      ? { key, name, put: putName(named.name) }
      : { key, name, put: putMember(document, { field, nodes }, reads) };
  });
  const shape: FoundShaper = (value, naming) => {
    if (value === null || value === undefined) return null;
    if (Array.isArray(value)) return value.map((each) => shape(each, naming));
    const object: Shaped = { [TYPE_NAME]: named.name };
    for (const { key, name, put } of members)
      put(object, key, (value as Record<string, unknown>)[name] ?? null, naming);
    return object;
  };
  return shape;
}

type Shaped = Record<string | symbol, unknown>;
type Put = (object: Shaped, key: string, value: unknown, naming: Naming) => void;

const putName =
  (name: string): Put =>
  (object, key) => {
    object[key] = name;
  };

function putMember(document: Document, selected: SelectedField, reads: Reads): Put {
  const { field, nodes } = selected;
  const plan = fieldPlanOf(field);
  if (plan?.kind === 'named') return putNamed(selected, reads[plan.of], plan.of);
  if (isLeafType(getNamedType(field.type))) {
    return (object, key, value) => {
      object[key] = value;
    };
  }
  const shape = shapeFound(document, field.type, selectionsOf(nodes), reads);
  return (object, key, value, naming) => {
    object[key] = shape(value, naming);
  };
}

function putNamed({ field, nodes }: SelectedField, reads: NamedReads, of: NamedPlan['of']): Put {
  const shaper = reads.select(field.type, nodes);
  const shapeOne = (row: Row | null, context: ShapeContext) => {
    if (row !== null) return (shaper as Shaper)(row, context);
    if (isNonNullType(field.type)) throw new MissingValue(field.name);
    return null;
  };
  return (object, key, value, naming) => {
    object[key] = null;
    if (value === null) return;
    if (!Array.isArray(value)) {
      naming.name(of, reads.keyOf(value), (row, context) => {
        object[key] = shapeOne(row, context);
      });
      return;
    }
    const list: unknown[] = value.map(() => null);
    object[key] = list;
    value.forEach((each, index) => {
      naming.name(of, reads.keyOf(each), (row, context) => {
        list[index] = shapeOne(row, context);
      });
    });
  };
}
