import {
  type FragmentDefinitionNode,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import type { CellPlan, ListPlan, ReadPlan, RowPlan, Via } from '#graph/read-plan.ts';
import { schema } from '#modules/schema.ts';
import { type PlannedOperation, planOperation } from '#planner/plan-operation.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Plans one document for one request after the other, as a server does that remembers its documents. */
export function planner(text: string): (variables?: Variables) => PlannedOperation {
  const document = parse(text);
  const [invalid] = validate(schema, document);
  if (invalid !== undefined) throw invalid;
  const fragments: Record<string, FragmentDefinitionNode> = {};
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  const { variableDefinitions = [] } = operation as OperationDefinitionNode;
  return (variables = {}) => {
    const { coerced, errors } = getVariableValues(schema, variableDefinitions, variables);
    if (coerced === undefined) throw errors[0];
    return planOperation(schema, operation as OperationDefinitionNode, fragments, coerced);
  };
}

/** The plans of the root fields of an operation. */
export function plansOf(text: string, variables: Variables = {}): readonly ReadPlan[] {
  return [...planner(text)(variables).values()].flatMap((field) => field?.plan ?? []);
}

/** The only plan of an operation. */
export function planOf(text: string, variables: Variables = {}): ReadPlan {
  const [plan, another] = plansOf(text, variables);
  if (plan === undefined || another !== undefined) throw new Error('Not one plan.');
  return plan;
}

/** A plan in a few words: a line for each cell, indented below the cell that it belongs to. */
export function outline({ start, revision }: ReadPlan): string {
  const lines =
    start.kind === 'lookup'
      ? [
          `lookup ${kindsText(start.lookup.kinds)} by ${start.lookup.property}`,
          ...rowLines(start.lookup.row),
        ]
      : listLines(kindsText(start.kinds), start.list);
  return [...lines, ...(revision ? ['revision'] : [])].join('\n');
}

const kindsText = (kinds: readonly string[]) => (kinds.length === 0 ? 'any' : kinds.join('|'));

function listLines(name: string, { page, count, row }: ListPlan): readonly string[] {
  const parts = [
    ...(row === null ? ['no rows'] : [`from ${page.from}`]),
    ...(page.beyond === null ? [] : ['beyond']),
    ...(page.peek ? ['peek'] : []),
    ...(count ? ['count'] : []),
  ];
  return [`list ${name}: ${parts.join(', ')}`, ...(row === null ? [] : rowLines(row))];
}

function rowLines(row: RowPlan): readonly string[] {
  return row.flatMap(cellLines).map((line) => `  ${line}`);
}

function cellLines(cell: CellPlan): readonly string[] {
  switch (cell.kind) {
    case 'column':
      return [`${cell.on === 'node' ? '' : 'relationship.'}${cell.column.name}`];
    case 'list':
      return listLines(viaText(cell.via), cell.list);
    case 'one':
      return [`one ${viaText(cell.via)}`, ...rowLines(cell.row)];
    case 'counts':
      return [`counts ${viaText(cell.via)}`];
  }
}

function viaText({ paths, kinds }: Via): string {
  const steps = paths.map((path) =>
    path
      .map((step) => {
        if (step.step !== 'hop') return step.step === 'end' ? step.end : step.step;
        const types = step.types.length > 3 ? '*' : step.types.join('|');
        return `${step.direction} ${types}`;
      })
      .join(', '),
  );
  return `${steps.join(' or ')} → ${kindsText(kinds)}`;
}
