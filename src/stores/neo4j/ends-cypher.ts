import type { OrderKey, RowPlan } from '#graph/read-plan.ts';
import type { Compilation } from './compilation.ts';
import { orderReadsVersion, rowReadsVersion } from './reads-version.ts';
import { versionOf } from './versions-cypher.ts';
import type { Ends } from './via-cypher.ts';

/** A condition as Cypher. */
export interface Said {
  readonly text: string;
  readonly readsVersion: boolean;
}

/** What is asked of the ends of a way. */
interface Asked {
  readonly order?: readonly OrderKey[];
  /** An index to read from, with a WHERE of its own. */
  readonly hint?: string;
}

/** Clauses that bind what satisfies the conditions, and the names that they bind. */
export interface Found {
  readonly text: string;
  readonly names: readonly string[];
}

/** The ends of a way that satisfy some conditions; their versions too, where conditions or order look at them. */
export function endsCypher(
  compilation: Compilation,
  ends: Ends,
  conditions: readonly Said[],
  { order = [], hint = '' }: Asked = {},
): Found {
  const { scope, match, where, mayMiss } = ends;
  const { asOf } = compilation;
  const names = namesOf(ends);
  const isLate = ({ readsVersion }: Said) => readsVersion;
  const readsVersion =
    asOf !== undefined && (mayMiss || orderReadsVersion(order) || conditions.some(isLate));
  const texts = (said: readonly Said[]) => said.map(({ text }) => text);
  if (!readsVersion) {
    return { text: `${match}${whereCypher([...where, ...texts(conditions)], hint)}`, names };
  }
  const early = texts(conditions.filter((each) => !isLate(each)));
  const late = texts(conditions.filter(isLate));
  const version = `${versionOf(compilation, asOf, scope.node)} AS ${scope.version}`;
  const found = mayMiss ? [`${scope.version} IS NOT NULL`] : [];
  return {
    text: `${match}${whereCypher([...where, ...early])} WITH ${[...names, version].join(', ')}${whereCypher([...found, ...late])}`,
    names: [...names, scope.version],
  };
}

/** Brings the version into scope for the cells of a row, where they need it and it is not there. */
export function rowVersionCypher(
  compilation: Compilation,
  { scope }: Ends,
  names: readonly string[],
  row: RowPlan,
): string {
  const { asOf } = compilation;
  if (asOf === undefined || names.includes(scope.version) || !rowReadsVersion(row)) return '';
  const version = `${versionOf(compilation, asOf, scope.node)} AS ${scope.version}`;
  return ` WITH ${[...names, version].join(', ')}`;
}

function namesOf({ scope: { node, relationship } }: Ends): readonly string[] {
  return relationship === null ? [node] : [node, relationship];
}

/** `hint` comes with a WHERE of its own. */
export function whereCypher(conditions: readonly string[], hint = ''): string {
  const given = conditions.join(' AND ');
  if (given === '') return hint;
  return hint === '' ? ` WHERE ${given}` : `${hint} AND ${given}`;
}
