import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  type SelectionSetNode,
} from 'graphql';
import type { Row } from '#graph/read-plan.ts';
import { collectFields, type SelectedField, selectionsOf } from './collect-fields.ts';
import { elementOf, ID, MissingValue, rowOf, shaped } from './element.ts';
import { fieldPlanOf } from './field-plan.ts';
import { derivedShaper } from './field-shapers.ts';
import { RowBuilder, type Shaper } from './row-builder.ts';
import type { Arm } from './timeline-arms.ts';
import type { EntryPart } from './timeline-plan.ts';

/** What a selection makes of the entries of an arm. */
export function planEntry(
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  arm: Arm,
): Shaper {
  const { document } = arm.element.planning;
  const members = [...collectFields(document, type, selections)].map(
    ([key, nodes]) => [key, memberOf(type, nodes, arm)] as const,
  );
  return (row, context) =>
    shaped(
      type.name,
      members.map(([key, shaper]) => [key, shaper(row, context)]),
    );
}

function memberOf(type: GraphQLObjectType, nodes: readonly FieldNode[], arm: Arm): Shaper {
  const { value: name } = (nodes[0] as FieldNode).name;
  if (name === '__typename') return () => type.name;
  const field = type.getFields()[name] as SelectedField['field'];
  const plan = fieldPlanOf(field);
  if (plan?.kind !== 'entry') throw new Error(`"${name}" is no part of an entry.`);
  return partOf(plan.of, { field, nodes }, arm);
}

function partOf(part: EntryPart, selected: SelectedField, arm: Arm): Shaper {
  const { sort, moment, element, date } = arm;
  switch (part) {
    case 'kind':
      return () => sort.kind;
    case 'moment':
      return () => moment.moment;
    case 'on':
    case 'earliest':
    case 'latest': {
      const index = element.row.column(element.on, date[part]);
      // Of an instant, its day.
      return (row) =>
        (row[index] as string | null)?.slice(0, moment.type === 'instant' ? 10 : undefined) ?? null;
    }
    case 'headline':
      return derivedShaper(moment.headline, selected, element);
    case 'node':
      return nodeShaper(selected, arm);
    case 'relationship':
      return sort.hop === undefined ? () => null : select(selected.field.type, selected, arm);
  }
}

function nodeShaper(selected: SelectedField, arm: Arm): Shaper {
  const { element, sort } = arm;
  const { schema } = element.planning.document;
  const type = typeOf(schema, sort.node);
  if (sort.hop === undefined) return select(type, selected, arm);
  // From either end of the relationship, the node that is shown is the same.
  const inner = new RowBuilder();
  const below = elementOf(element.planning, inner);
  const shaper = element.planning.select(type, selectionsOf(selected.nodes), below);
  const end = sort.hop.direction === 'out' ? 'end' : 'start';
  const index = element.row.add({
    kind: 'one',
    via: { paths: [[{ step: 'end', end }]], kinds: [sort.node] },
    where: null,
    order: [{ on: 'node', column: ID, descending: false }],
    row: rowOf(inner),
  });
  return (row, context) => {
    const cells = row[index] as Row | null;
    if (cells === null) throw new MissingValue(selected.field.name);
    return shaper(cells, context);
  };
}

const select = (type: GraphQLOutputType, { nodes }: SelectedField, { element }: Arm): Shaper =>
  element.planning.select(type, selectionsOf(nodes), element);

const typeOf = (schema: GraphQLSchema, name: string) =>
  getNamedType(schema.getType(name) as GraphQLObjectType);
