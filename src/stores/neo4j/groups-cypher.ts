import type { Condition } from '#graph/condition.ts';
import type { Column } from '#graph/property.ts';
import { type GroupPlan, type Measure, MOST_GROUPS, SUM_UNIT } from '#graph/read-plan.ts';
import { columnCypher, type Scope } from './column-cypher.ts';
import type { Compilation } from './compilation.ts';
import { saidCypher } from './condition-cypher.ts';
import { endsCypher, type Found } from './ends-cypher.ts';
import { columnsOf, propertiesAtOnce } from './group-columns.ts';
import { endsOfKey, idsOf, inOrder, namedEnds, valueKeyCypher } from './group-key-cypher.ts';
import type { Ends } from './via-cypher.ts';

/** The rows of each plan, as lists. */
export function groupsCypher(
  compilation: Compilation,
  ends: Ends,
  where: Condition | null,
  plans: readonly GroupPlan[],
): string {
  const said = saidCypher(compilation, ends.scope, [where]);
  const groups = plans.map((plan) => {
    const { of: on } = plan;
    // Whatever is read of the node is read of its version.
    const order = columnsOf(plan).map((column) => ({ on, column, descending: false }) as const);
    const { text, names } = endsCypher(compilation, ends, said, { order });
    const kept = names.filter((name) => on === 'relationship' || name !== ends.scope.relationship);
    return groupedCypher(compilation, ends.scope, { text, names: kept }, plan);
  });
  return `[${groups.join(', ')}]`;
}

/**
 * Parts of groups are measured, then these come together as groups. `text` binds `names`: the node, its version where it is read, and
 * the relationship where that is grouped.
 */
export function groupedCypher(
  compilation: Compilation,
  start: Scope,
  { text, names }: Found,
  plan: GroupPlan,
): string {
  const { of, by, apart, measures, cut } = plan;
  const { told: properties, scope } = propertiesAtOnce(compilation, start, plan);
  const column = (each: Column) => columnCypher(compilation, scope, of, each);
  const found = by.flatMap((key, index) =>
    key.kind === 'ends' ? [`${endsOfKey(compilation, scope, key)} AS e${index}`] : [],
  );
  const keys = by.map((key, index) =>
    key.kind === 'ends'
      ? `CASE WHEN size(e${index}) < 2 THEN e${index} ELSE ${inOrder(compilation, `e${index}`)} END AS g${index}`
      : `${valueKeyCypher(compilation, scope, of, key)} AS g${index}`,
  );
  const measured = measures
    .flatMap((measure) => measureCypher(measure, column(measure.column)))
    .map((cypher, index) => `${cypher} AS m${index}`);
  const told = apart === null ? [] : [`${column(apart)} AS apart`];
  const parts = [...keys, ...told, 'count(*) AS counted', ...measured].join(', ');
  const part = [apart === null ? 'null' : 'apart', 'toFloat(counted)', ...cellsOf(measures)].join(
    ', ',
  );
  const grouped = by.map((_, index) => `g${index}`);
  const groups = [...grouped, 'sum(counted) AS counted', `collect([${part}]) AS parts`].join(', ');
  const read = [...(properties === null ? [] : [properties]), ...found];
  const rows = read.length === 0 ? '' : ` WITH ${[...names, ...read].join(', ')}`;
  const shown = by.map((key, index) =>
    key.kind === 'ends' ? namedEnds(compilation, `g${index}`) : `g${index}`,
  );
  return `COLLECT { ${text}${onceCypher(start, names)}${rows} WITH ${parts} WITH ${groups}${cutCypher(compilation, by, cut)} RETURN [${[...shown, 'parts'].join(', ')}] }`;
}

/** Each once, where a relationship leads to it: several may. */
const onceCypher = ({ relationship }: Scope, names: readonly string[]) =>
  relationship === null ? '' : ` WITH DISTINCT ${names.join(', ')}`;

function cutCypher(compilation: Compilation, by: GroupPlan['by'], cut: GroupPlan['cut']): string {
  const order = by.flatMap((key, index) =>
    key.kind === 'ends' ? [`size(g${index}) = 0`, idsOf(compilation, `g${index}`)] : [`g${index}`],
  );
  const ordered = (terms: readonly string[]) =>
    terms.length === 0 ? '' : ` ORDER BY ${terms.join(', ')}`;
  if (cut === null) return `${ordered(order)} LIMIT ${MOST_GROUPS + 1}`;
  const [atLeast, atMost, first] = [cut.atLeast, cut.atMost, cut.first].map(compilation.parameter);
  const kept = ` WHERE counted >= ${atLeast} AND counted <= ${atMost}`;
  const names = [...by.map((_, index) => `g${index}`), 'counted', 'parts'].join(', ');
  const terms = [...(cut.largestFirst ? ['counted DESC'] : []), ...order];
  return `${kept} WITH ${names}${ordered(terms)} LIMIT ${first}`;
}

function measureCypher({ of, column }: Measure, value: string): readonly string[] {
  const asText = (cypher: string) => (column.type === 'decimal' ? `toString(${cypher})` : cypher);
  // The driver makes ten objects of an integer, and none of a float; there are thousands.
  if (of === 'count') return [`toFloat(count(${value}))`];
  if (of !== 'sum') return [asText(`${of}(${value})`)];
  return [`${value} / ${SUM_UNIT}`, `${value} % ${SUM_UNIT}`].map(
    (part) => `toString(sum(${part}))`,
  );
}

/** A sum is one cell of two parts. */
function cellsOf(measures: readonly Measure[]): readonly string[] {
  let next = 0;
  return measures.map(({ of }) => (of === 'sum' ? `[m${next++}, m${next++}]` : `m${next++}`));
}
