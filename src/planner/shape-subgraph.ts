import { type FieldNode, type GraphQLObjectType, getNamedType } from 'graphql';
import type { Around, NodeAround } from './around.ts';
import { collectFields, type SelectedField, selectionsOf } from './collect-fields.ts';
import { elementOf, shaped } from './element.ts';
import { fieldPlanOf } from './field-plan.ts';
import { planSelection } from './plan-selection.ts';
import type { Planning } from './planning.ts';
import type { RowBuilder, ShapeContext } from './row-builder.ts';
import type { SubgraphPart } from './subgraph-plan.ts';

/** The rows that are read of a neighborhood. */
interface Rows {
  readonly node: RowBuilder;
  readonly relationship: RowBuilder;
  /** Called where the answer wants to know how many relationships a node has. */
  countDegrees(): void;
}

type Shape<Of extends unknown[]> = (...given: [...Of, ShapeContext]) => unknown;

/** The selected parts of a neighborhood. */
export function shapeSubgraph(
  planning: Planning,
  selected: SelectedField,
  rows: Rows,
): Shape<[Around]> {
  const { type, parts } = partsOf<[Around]>(planning, selected, (part, field) => {
    switch (part) {
      case 'nodes': {
        const shape = shapeNode(planning, field, rows);
        return (around, context) => around.nodes.map((node) => shape(node, around, context));
      }
      case 'relationships': {
        const element = elementOf(planning, rows.relationship, 'relationship');
        const shape = planSelection(field.field.type, selectionsOf(field.nodes), element);
        return (around, context) => around.relationships.map(({ row }) => shape(row, context));
      }
      case 'truncated':
        rows.countDegrees();
        return (around) => around.truncatedBy().length > 0;
      default:
        rows.countDegrees();
        return (around) => around.truncatedBy();
    }
  });
  return (around, context) =>
    shaped(
      type,
      parts.map(([key, shape]) => [key, shape(around, context)]),
    );
}

function shapeNode(
  planning: Planning,
  selected: SelectedField,
  rows: Rows,
): Shape<[NodeAround, Around]> {
  const { type, parts } = partsOf<[NodeAround, Around]>(planning, selected, (part, field) => {
    switch (part) {
      case 'node': {
        const element = elementOf(planning, rows.node);
        const shape = planSelection(field.field.type, selectionsOf(field.nodes), element);
        return ({ row }, _around, context) => shape(row, context);
      }
      case 'depth':
        return ({ depth }) => depth;
      case 'degree':
        rows.countDegrees();
        return (node, around) => around.degree(node);
      default:
        rows.countDegrees();
        return (node, around) => around.hidden(node);
    }
  });
  return (node, around, context) =>
    shaped(
      type,
      parts.map(([key, shape]) => [key, shape(node, around, context)]),
    );
}

/** How each selected field of an object is made, by its part. */
function partsOf<Of extends unknown[]>(
  { document }: Planning,
  { field, nodes }: SelectedField,
  shapeOf: (part: SubgraphPart, selected: SelectedField) => Shape<Of>,
) {
  const type = getNamedType(field.type) as GraphQLObjectType;
  const fields = [...collectFields(document, type, selectionsOf(nodes))];
  const parts = fields.map(([key, each]): readonly [string, Shape<Of>] => {
    const { value: name } = (each[0] as FieldNode).name;
    if (name === '__typename') return [key, () => type.name];
    const member = type.getFields()[name] as SelectedField['field'];
    const plan = fieldPlanOf(member);
    if (plan?.kind !== 'subgraph') throw new Error(`"${name}" is no part of a neighborhood.`);
    return [key, shapeOf(plan.part, { field: member, nodes: each })];
  });
  return { type: type.name, parts };
}
