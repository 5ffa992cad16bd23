import type { Loaded } from '#bench/store/stand-up.ts';
import type { Figure } from './figures.ts';
import type { Target } from './targets.ts';

/** All that a run found out; what the JSON of a result holds. */
export interface Report {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly scale: number;
  readonly rounds: number;
  /** Seconds of a turn. */
  readonly seconds: number;
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    /** Bytes. */
    readonly memory: number;
    readonly node: string;
    readonly neo4j: string;
  };
  readonly versions: Readonly<Record<string, string>>;
  readonly loaded: Loaded;
  readonly operations: readonly { readonly name: string; readonly title: string }[];
  readonly systems: readonly { readonly name: string; readonly title: string }[];
  readonly figures: readonly Figure[];
  /** The most memory that a process has held, bytes, by system; null where it cannot be known. */
  readonly peakMemory: Readonly<Record<string, number | null>>;
  readonly targets: readonly Target[];
}
