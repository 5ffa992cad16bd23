import type { FieldNode, GraphQLSchema } from 'graphql';
import { prefixOf } from '#graph/node-kind.ts';
import type { Parameter, RootList, Row } from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import type { SelectedField } from './collect-fields.ts';
import { elementOf, ID } from './element.ts';
import { typePlanOf } from './field-plan.ts';
import { type InputTree, readArguments } from './input-tree.ts';
import { acceptText, reader } from './parameters.ts';
import { type AddList, addTo, planTimeline } from './plan-timeline.ts';
import { costOf, type PlannedField, planFrom } from './planned-field.ts';
import type { Planning } from './planning.ts';
import { RowBuilder } from './row-builder.ts';
import type { TimelineFieldPlan } from './timeline-plan.ts';
import { whole } from './whole.ts';
import { worldCondition } from './world-condition.ts';

/** The timeline of the entities that `of` names; without it, of the whole graph. */
export function planRootTimeline(
  planning: Planning,
  plan: TimelineFieldPlan,
  selected: SelectedField,
): PlannedField {
  const { field, nodes } = selected;
  const of = readArguments(field, nodes[0] as FieldNode, planning.document.variables).get('of');
  return of === undefined || of.kind === 'null'
    ? planWhole(planning, plan, selected)
    : planOf(planning, plan, selected, of);
}

/** Every list begins at the root, and the rows of the answer are the cells of one row. */
function planWhole(
  planning: Planning,
  plan: TimelineFieldPlan,
  selected: SelectedField,
): PlannedField {
  const lists: RootList[] = [];
  const add: AddList = ({ node, hop }, list) =>
    lists.push(hop === undefined ? { kinds: [node], list } : { kinds: [node], hop, list }) - 1;
  const shape = planTimeline(plan, selected, planning, { add, of: null });
  const planned = planFrom(planning, { kind: 'lists', lists });
  return {
    nodes: selected.nodes,
    plan: planned,
    bind: (variables, clock) => planning.parameters.bind(variables, clock),
    shape: ({ rows, revision }, parameters, reading) =>
      whole((deferred) =>
        shape([rows as Row], { revision: revision ?? 0, parameters, deferred, ...reading }, []),
      ),
    cost: costOf(planning, planned),
    missing: () => [],
    instead: (parameters) => parameters,
  };
}

function planOf(
  planning: Planning,
  plan: TimelineFieldPlan,
  selected: SelectedField,
  of: InputTree,
): PlannedField {
  const prefixes = prefixesOf(planning.document.schema, plan.kinds);
  const read = reader(of, (value) => acceptEntities(value, prefixes));
  // Merged ids are looked up under others; a cursor is of those that were asked for.
  const [ids, asked] = [planning.parameters.add(read), planning.parameters.add(read)];
  const row = new RowBuilder();
  const id = row.column('node', ID);
  const shape = planTimeline(plan, selected, planning, {
    add: addTo(elementOf(planning, row)),
    of: [asked],
  });
  const where = worldCondition(planning, { evident: false, kinds: plan.kinds });
  const lookup = { kinds: plan.kinds, property: 'id', parameter: ids, where, row: row.build() };
  const planned = planFrom(planning, { kind: 'lookup', lookup });
  const list = (parameters: readonly Parameter[], index: number) =>
    parameters[index] as readonly string[];
  /** Those of which no row is, as they were asked for. */
  const missing = (rows: readonly Row[], parameters: readonly Parameter[]) => {
    const found = new Set(rows.map((cells) => cells[id]));
    return list(parameters, asked).filter(
      (_, at) => !found.has(list(parameters, ids)[at] as string),
    );
  };
  return {
    nodes: selected.nodes,
    plan: planned,
    bind: (variables, clock) => planning.parameters.bind(variables, clock),
    shape: ({ rows, revision }, parameters, reading) =>
      whole((deferred) =>
        shape(
          rows,
          { revision: revision ?? 0, parameters, deferred, ...reading },
          missing(rows, parameters),
        ),
      ),
    cost: costOf(planning, planned),
    missing: ({ rows }, parameters) => missing(rows, parameters),
    instead: (parameters, others) =>
      parameters.with(
        ids,
        list(parameters, ids).map((each) => others.get(each) ?? each),
      ),
  };
}

function prefixesOf(schema: GraphQLSchema, kinds: readonly string[]): readonly string[] {
  return kinds.flatMap((kind) => {
    const type = schema.getType(kind);
    return (type && typePlanOf(type)?.prefix) ?? [];
  });
}

const MOST_ENTITIES = 20;

/** In one order, so that a cursor is good whichever way they are written. */
function acceptEntities(value: unknown, prefixes: readonly string[]): readonly string[] {
  const ids = [...new Set(value as readonly string[])].map(acceptText).sort();
  if (ids.length === 0 || ids.length > MOST_ENTITIES) {
    const message = `A timeline is of 1 to ${MOST_ENTITIES} entities; ${ids.length} were given. Leave \`of\` out for the whole graph.`;
    throw new AppError('BAD_USER_INPUT', message);
  }
  const other = ids.find((id) => !prefixes.includes(prefixOf(id)));
  if (other === undefined) return ids;
  throw new AppError(
    'BAD_USER_INPUT',
    `"${other.slice(0, 100)}" is not the id of an entity: it must begin with one of ${prefixes.join(', ')} and a colon.`,
  );
}
