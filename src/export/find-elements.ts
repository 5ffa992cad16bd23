import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
} from 'graphql';
import { type Column, columnsOf } from './columns.ts';
import type { ElementVisitor, Row } from './element.ts';
import { askEntity, askLink, type Wanted } from './element-text.ts';
import { ElementWalk } from './element-walk.ts';
import { askEvidence, type ReadEvidence } from './evidence.ts';
import { extend, OWN, type Selected, type Selection } from './selection.ts';
import {
  fieldsOf,
  fieldType,
  isConnection,
  isEntity,
  isLinkEdge,
  isMany,
  isRelationship,
} from './shapes.ts';

interface Options {
  readonly evidence: boolean;
  readonly wanted: Wanted;
}

/** Finds entities and relationships wherever they stand in the answers to an operation. */
export class ElementFinder {
  /** What was asked of entities and of relationships, as columns by their names. */
  readonly entityColumns = new Map<string, Column>();
  readonly linkColumns = new Map<string, Column>();
  readonly #schema: GraphQLSchema;
  readonly #root: Selection;
  readonly #options: Options;
  readonly #readers = new Map<Selection, ReadEvidence | null>();

  /** Asks for what makes entities and relationships elements of a graph. */
  constructor(schema: GraphQLSchema, root: Selection, options: Options) {
    this.#schema = schema;
    this.#root = root;
    this.#options = options;
    this.#prepare(root);
  }

  /** Whether the operation asks for any. */
  get findsAny(): boolean {
    return this.#readers.size > 0;
  }

  visit(answer: Row, visitor: ElementVisitor): void {
    new ElementWalk(this.#schema, this.#readers, visitor).through(answer, this.#root);
  }

  /** `isImplied`: nobody asked for the relationship, so both of its ends stand elsewhere in the answer. */
  #prepare(selection: Selection, isImplied = false): void {
    this.#narrow(selection);
    const inner = [...selection.fields.values()].filter(({ key }) => !key.startsWith(OWN));
    for (const { of } of inner) if (of !== null) this.#prepare(of);
    for (const narrower of selection.on.values()) this.#prepare(narrower);
    if (selection.on.size > 0) extend(this.#schema, selection, '_is:__typename');
    const { type } = selection;
    if (isEntity(type)) this.#take(selection, this.entityColumns, askEntity);
    else if (isRelationship(type)) this.#take(selection, this.linkColumns, askLink, isImplied);
    else this.#follow(selection, inner);
  }

  /** Where anything may stand, an entity may: `node { id }`. */
  #narrow(selection: Selection): void {
    const { type, fields } = selection;
    const namesIt = [...fields.values()].some(({ name }) => name === 'id');
    if (!isAbstractType(type) || isEntity(type) || isRelationship(type) || !namesIt) return;
    const met = this.#schema.getPossibleTypes(type);
    for (const each of Object.values(this.#schema.getTypeMap())) {
      const isMet = () => met.some((possible) => this.#schema.isSubType(each as never, possible));
      if (isInterfaceType(each) && isEntity(each) && isMet())
        extend(this.#schema, selection, `... on ${each.name}{__typename}`);
    }
  }

  #take(
    selection: Selection,
    columns: Map<string, Column>,
    ask: typeof askEntity | typeof askLink,
    isImplied = false,
  ): void {
    const { evidence, wanted } = this.#options;
    for (const column of columnsOf(plainPart(selection))) columns.set(column.name, column);
    this.#readers.set(selection, evidence ? askEvidence(this.#schema, selection) : null);
    ask(this.#schema, selection, isImplied ? [] : wanted);
  }

  /** The relationship that leads to a node, where only the node was asked for. */
  #follow(selection: Selection, inner: readonly Selected[]): void {
    const { type } = selection;
    const names = inner.map(({ name }) => name);
    const nodesAlone = names.includes('nodes') && !names.includes('edges');
    if (isConnection(type) && nodesAlone && isLinkEdge(fieldType(type, 'edges'))) {
      this.#ask(selection, '_edges', 'edges');
    } else if (isLinkEdge(type) && !names.includes('relationship')) {
      this.#ask(selection, '_relationship', 'relationship');
    }
  }

  #ask(selection: Selection, key: string, name: string): void {
    extend(this.#schema, selection, `${key}:${name}{__typename}`);
    this.#prepare(selection.fields.get(key)?.of as Selection, true);
  }
}

/** Plain values, also of what is one and no element itself: these are its attributes. */
function plainPart({ type, fields, on }: Selection): Selection {
  const plain = [...fields].filter(
    ([key, field]) =>
      !key.startsWith(OWN) &&
      (field.of === null || (!isMany(field) && isPlainType(getNamedType(field.type)))),
  );
  const narrower = [...on].map(([name, each]) => [name, plainPart(each)] as const);
  return { type, fields: new Map(plain), on: new Map(narrower) };
}

const isPlainType = (type: GraphQLNamedType) => !isConnection(type) && !('id' in fieldsOf(type));
