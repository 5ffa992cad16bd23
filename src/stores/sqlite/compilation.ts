import type { GraphModel } from '#graph/graph-model.ts';
import type { AsOf } from '#graph/read-plan.ts';

/** State of compiling one plan: fresh aliases, and what the model knows. */
export interface Compilation {
  readonly model: GraphModel;
  /** Which versions are read; undefined: those of now, which alone stand in `node` and `relationship`. */
  readonly asOf: AsOf | undefined;
  alias(letter: string): string;
}

export function createCompilation(model: GraphModel, asOf?: AsOf): Compilation {
  let made = 0;
  return { model, asOf, alias: (letter) => `${letter}${made++}` };
}
