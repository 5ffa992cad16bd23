import type { Condition } from '#graph/condition.ts';
import type { AsOf, Parameter } from '#graph/read-plan.ts';
import type { ReadOptions } from '#graph/store.ts';
import type { Clock } from './clock.ts';

/** A member of what was found: its value is the id of a node, or the key of a relationship, or a list of them. */
export interface NamedPlan {
  readonly kind: 'named';
  readonly of: 'node' | 'relationship';
}

/**
 * A root field: what a search of the graph comes to. The nodes and relationships in it are read by their keys when they are
 * known, all nodes in one statement and all relationships in another.
 */
export interface FoundPlan {
  readonly kind: 'found';
  /** @throws AppError `BAD_USER_INPUT` for arguments that are well typed but not acceptable. */
  readonly find: (finding: Finding) => Promise<Found>;
  /** Nodes and relationships that it may name at most. */
  readonly cost: (args: Arguments) => { readonly nodes: number; readonly relationships: number };
  /** The argument with a condition on relationships and the nodes at their other end, where it has one. */
  readonly where?: string;
}

export type Arguments = Readonly<Record<string, unknown>>;

/** What a search is given. */
export interface Finding {
  /** The one of the request. */
  readonly context: unknown;
  readonly args: Arguments;
  /** Names of the fields that are selected of what will be found (`paths`, `paths.length`): what is costly is found only for who asks. */
  readonly selected: ReadonlySet<string>;
  readonly clock: Clock;
  readonly options: ReadOptions;
  readonly asOf: AsOf | undefined;
  /** What relationships must satisfy, with the nodes at their other end: as was asked, and at the point of the world clock. */
  readonly condition: Condition | null;
  /** Those that `asOf` and `condition` refer to; a search may put its own behind them. */
  readonly parameters: readonly Parameter[];
}

export interface Found {
  /** A plain object, or a list of them, of which the selection is picked. */
  readonly value: unknown;
  /** The revision that was read; null where the clock says it, or nobody knows. */
  readonly revision: number | null;
}
