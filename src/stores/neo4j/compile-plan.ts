import type { GraphModel } from '#graph/graph-model.ts';
import { countIndex, orderIndex } from '#graph/leading-index.ts';
import type { ListPlan, ReadPlan, RootList } from '#graph/read-plan.ts';
import {
  type Compilation,
  createCompilation,
  type StatementForm,
  statementParameters,
} from './compilation.ts';
import { keyedRelationships } from './keyed-relationships-cypher.ts';
import { labelsOf } from './labels.ts';
import { lookupCypher } from './lookup-cypher.ts';
import { neighborhoodCypher } from './neighborhood-cypher.ts';
import { pastListCypher } from './past-list-cypher.ts';
import { type Hints, type ListCypher, listCypher, listRow } from './row-cypher.ts';
import { anywhereCypher, scopeOf } from './via-cypher.ts';

/**
 * One statement that answers a whole plan: `rows`, `count`, `revision`. Every level is a subquery that is ordered
 * and limited before the next one is expanded from it, and returns lists of values, never whole nodes.
 */
export function compileCypher(model: GraphModel, plan: ReadPlan, form: StatementForm): string {
  const compilation = createCompilation(
    model,
    { asOf: plan.asOf, shared: statementParameters(plan) },
    form,
  );
  const revision = plan.revision
    ? "head(COLLECT { MATCH (l:Ledger {id: 'ledger'}) RETURN l.revision })"
    : 'null';
  const { rows, count, groups } = startCypher(compilation, plan);
  const grouped = groups === undefined ? '' : `, ${groups} AS groups`;
  const answer = `RETURN ${rows} AS rows, ${count} AS count, ${revision} AS revision${grouped}`;
  // An UNWIND hands on its rows in their order, so answers stand in the order of the requests.
  return form.form === 'single' ? answer : `UNWIND $requests AS request ${answer}`;
}

function startCypher(compilation: Compilation, { start }: ReadPlan): ListCypher {
  if (start.kind === 'lookup') {
    return { rows: lookupCypher(compilation, start.lookup), count: 'null' };
  }
  if (start.kind === 'relationships') {
    return { rows: keyedRelationships(compilation, start.relationships), count: 'null' };
  }
  if (start.kind === 'neighborhood') {
    return { rows: neighborhoodCypher(compilation, start.neighborhood), count: 'null' };
  }
  if (start.kind === 'lists') {
    const lists = start.lists.map((each) => listRow(rootListCypher(compilation, each)));
    return { rows: `[${lists.join(', ')}]`, count: 'null' };
  }
  return rootListCypher(compilation, start);
}

function rootListCypher(compilation: Compilation, { kinds, hop, list }: RootList): ListCypher {
  const { asOf } = compilation;
  if (hop !== undefined) {
    return listCypher(compilation, anywhereCypher(compilation, hop, kinds), list);
  }
  if (asOf !== undefined) {
    const labels = rootLabels(compilation, kinds);
    return pastListCypher(compilation, asOf, { kinds, labels, list }, (node) =>
      hintsOf(compilation, node, kinds, list),
    );
  }
  const node = compilation.name('n');
  const scope = scopeOf(compilation, node, { relationship: null, parent: null });
  const match = `MATCH (${node}${rootLabels(compilation, kinds)})`;
  const ends = { scope, match, where: [], mayMiss: false };
  return listCypher(compilation, ends, list, hintsOf(compilation, node, kinds, list));
}

function hintsOf(
  { model }: Compilation,
  node: string,
  kinds: readonly string[],
  list: ListPlan,
): Hints {
  const using = (property: string | null) =>
    // An index has only the nodes that have the property, so it is read where that is said.
    property === null
      ? ''
      : ` USING INDEX ${node}:${kinds[0]}(${property}) WHERE ${node}.${property} IS NOT NULL`;
  return {
    rows: using(orderIndex(model, kinds, list)),
    count: using(countIndex(model, kinds, list.where)),
  };
}

/** All kinds of entity together are what bears the label of the family. */
function rootLabels({ model }: Compilation, kinds: readonly string[]): string {
  const entities = [...model.kinds.values()].filter(({ family }) => family === 'Entity');
  const isAll = entities.every(({ name }) => kinds.includes(name));
  return labelsOf(isAll ? [] : kinds);
}
