import {
  type FragmentDefinitionNode,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import type { Via } from '#graph/condition.ts';
import type { CellPlan, ListPlan, ReadPlan, RowPlan } from '#graph/read-plan.ts';
import { argumentsOf } from '#graphql/graph-reader.ts';
import { shapeOfArguments } from '#graphql/resolve-clock.ts';
import { schema } from '#modules/schema.ts';
import type { ClockShape } from '#planner/clock.ts';
import { type PlannedOperation, planOperation } from '#planner/plan-operation.ts';
import type { PlannedField } from '#planner/planned-field.ts';

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

/** The plans of the root fields of an operation, in a graph of `asOf` those of its fields. */
export function plansOf(text: string, variables: Variables = {}): readonly ReadPlan[] {
  return plansOfMembers(
    planner(text)(variables),
    { versions: false, published: false, world: false },
    variables,
  );
}

/** The plan of one root field, as it is now. */
export function fieldOf(members: PlannedOperation, key: string): PlannedField {
  const member = members.get(key);
  if (member?.kind !== 'read') throw new Error(`"${key}" is not read.`);
  return member.planned({ versions: false, published: false, world: false });
}

function plansOfMembers(
  members: PlannedOperation,
  clock: ClockShape,
  variables: Variables,
): readonly ReadPlan[] {
  return [...members.values()].flatMap((member) => {
    if (member.kind === 'read') return [member.planned(clock).plan];
    if (member.kind !== 'graph') return [];
    const given = shapeOfArguments(argumentsOf(member.field, member.nodes, variables));
    return plansOfMembers(member.members, given, variables);
  });
}

/** The only plan of an operation. */
export function planOf(text: string, variables: Variables = {}): ReadPlan {
  const [plan, another] = plansOf(text, variables);
  if (plan === undefined || another !== undefined) throw new Error('Not one plan.');
  return plan;
}

/** A plan in a few words: a line for each cell, indented below the cell that it belongs to. */
export function outline({ start, revision }: ReadPlan): string {
  return [...startLines(start), ...(revision ? ['revision'] : [])].join('\n');
}

function startLines(start: ReadPlan['start']): readonly string[] {
  switch (start.kind) {
    case 'lookup': {
      const { kinds, property, row } = start.lookup;
      return [`lookup ${kindsText(kinds)} by ${property}`, ...rowLines(row)];
    }
    case 'relationships':
      return ['relationships by key', ...rowLines(start.relationships.row)];
    case 'neighborhood': {
      const { nodeRow, relationshipRow } = start.neighborhood;
      return ['nodes around', ...rowLines(nodeRow), 'relationships', ...rowLines(relationshipRow)];
    }
    case 'list':
      return listLines(kindsText(start.kinds), start.list);
    case 'lists':
      return start.lists.flatMap(({ kinds, hop, list }) =>
        listLines(
          `${hop === undefined ? '' : `${hop.types.join('|')} → `}${kindsText(kinds)}`,
          list,
        ),
      );
  }
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
    case 'key':
      return [`${cell.of}: ${JSON.stringify(cell.key)}`];
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
