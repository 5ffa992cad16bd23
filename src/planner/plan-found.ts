import { type FieldNode, GraphQLError, getArgumentValues } from 'graphql';
import type { GraphStore, ReadOptions } from '#graph/store.ts';
import { AppError } from '#src/errors.ts';
import type { Clock, ClockShape } from './clock.ts';
import { type Document, type SelectedField, selectionsOf } from './collect-fields.ts';
import type { FoundPlan } from './found-plan.ts';
import type { Variables } from './input-tree.ts';
import { NamedReads } from './named-reads.ts';
import { Planning } from './planning.ts';
import { PLANS } from './plans.ts';
import { relationshipCondition } from './relationship-condition.ts';
import { selectedNames } from './selected-names.ts';
import { Naming, shapeFound } from './shape-found.ts';
import { whole } from './whole.ts';

/** One root field that searches. */
export interface PlannedFinding {
  find(variables: Variables, searching: Searching): Promise<FoundValue>;
  /** Objects that it may answer at most. */
  cost(variables: Variables): number;
}

/** What a search is made in. */
export interface Searching {
  readonly clock: Clock;
  /** The context of the request. */
  readonly request: unknown;
  readonly store: GraphStore;
  readonly options: ReadOptions;
}

export interface FoundValue {
  readonly value: unknown;
  /** Revisions that its statements have seen: of more than one, it is no answer. */
  readonly revisions: readonly number[];
}

/** What cannot be planned fails when it is searched, as the error of its field. */
export function planFound(
  document: Document,
  plan: FoundPlan,
  selected: SelectedField,
  clock: ClockShape,
): PlannedFinding {
  try {
    return planSearch(document, plan, selected, clock);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { find: () => Promise.reject(error), cost: () => 0 };
  }
}

function planSearch(
  document: Document,
  plan: FoundPlan,
  { field, nodes }: SelectedField,
  clock: ClockShape,
): PlannedFinding {
  const planning = new Planning(document, PLANS, clock);
  const condition = relationshipCondition(planning, { field, nodes }, plan.where);
  const reads = {
    node: new NamedReads(document, 'node', clock),
    relationship: new NamedReads(document, 'relationship', clock),
  };
  const shape = shapeFound(document, field.type, selectionsOf(nodes), reads);
  const selected = new Set(selectedNames(document, field.type, selectionsOf(nodes)));
  const argumentsOf = (variables: Variables) =>
    getArgumentValues(field, nodes[0] as FieldNode, variables);
  return {
    find: async (variables, searching) => {
      const { value, revision } = await plan.find({
        context: searching.request,
        args: argumentsOf(variables),
        selected,
        clock: searching.clock,
        options: searching.options,
        asOf: planning.clock.asOf ?? undefined,
        condition,
        parameters: planning.parameters.bind(variables, searching.clock),
      });
      const naming = new Naming();
      const shaped = shape(value, naming);
      const seen = await readNamed(reads, naming, variables, searching);
      return { value: shaped, revisions: [revision, ...seen].filter((each) => each !== null) };
    },
    cost: (variables) => {
      const most = mostOf(plan, () => argumentsOf(variables));
      const each = (of: 'node' | 'relationship') => 1 + reads[of].cost(variables);
      return most.nodes * each('node') + most.relationships * each('relationship');
    },
  };
}

/** What is refused when it is searched costs nothing: it is the error of its field, not of the operation. */
function mostOf(
  plan: FoundPlan,
  args: () => Readonly<Record<string, unknown>>,
): ReturnType<FoundPlan['cost']> {
  try {
    return plan.cost(args());
  } catch (error) {
    if (error instanceof AppError || error instanceof GraphQLError)
      return { nodes: 0, relationships: 0 };
    throw error;
  }
}

/** Reads what was named and puts it in its place. Answers the revisions that were seen. */
async function readNamed(
  reads: Readonly<Record<'node' | 'relationship', NamedReads>>,
  naming: Naming,
  variables: Variables,
  { clock, request, store, options }: Searching,
): Promise<readonly (number | null)[]> {
  const asked = (['node', 'relationship'] as const).filter((of) => naming.keys(of).length > 0);
  const answers = await Promise.all(
    asked.map(async (of) => {
      const parameters = reads[of].bind(naming.keys(of), variables, clock);
      const result = await store.read(reads[of].plan(), parameters, options);
      return { of, parameters, result };
    }),
  );
  await whole((deferred) => {
    for (const { of, parameters, result } of answers) {
      naming.read[of] = reads[of].rowsOf(result);
      const revision = result.revision ?? 0;
      naming.contexts.set(of, { revision, parameters, clock, request, variables, deferred });
    }
    naming.fill();
  });
  return clock.revision === null ? answers.map(({ result }) => result.revision) : [];
}
