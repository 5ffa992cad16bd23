import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { collectFields, type Document } from './collect-fields.ts';
import type { Variables } from './input-tree.ts';
import { type PlannedField, planRootField } from './plan-root-field.ts';
import { variableShape } from './variable-shape.ts';

/** Root fields by response key; null for one that is resolved, not planned. In the order of the response. */
export type PlannedOperation = ReadonlyMap<string, PlannedField | null>;

/** Shapes of variables that one operation is remembered with. */
const REMEMBERED = 100;
const plans = new WeakMap<OperationDefinitionNode, Map<string, PlannedOperation>>();

/** The plan of an operation, cached by its document and the shape of its variables. */
export function planOperation(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  variables: Variables,
): PlannedOperation {
  const known = plans.get(operation) ?? new Map<string, PlannedOperation>();
  plans.set(operation, known);
  const shape = variableShape(schema, operation, variables);
  const cached = known.get(shape);
  if (cached !== undefined) return cached;
  const planned = planRoot({ schema, fragments, variables }, operation);
  if (known.size >= REMEMBERED) known.clear();
  known.set(shape, planned);
  return planned;
}

function planRoot(document: Document, operation: OperationDefinitionNode): PlannedOperation {
  const type = document.schema.getQueryType() as GraphQLObjectType;
  const definitions = type.getFields();
  const fields = [...collectFields(document, type, [operation.selectionSet])].map(
    ([key, nodes]) => {
      const field = definitions[(nodes[0] as FieldNode).name.value];
      return [key, field === undefined ? null : planRootField(document, { field, nodes })] as const;
    },
  );
  return new Map(fields);
}
