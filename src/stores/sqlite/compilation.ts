import type { GraphModel } from '#graph/graph-model.ts';

/** State of compiling one plan: fresh aliases, and what the model knows. */
export interface Compilation {
  readonly model: GraphModel;
  alias(letter: string): string;
}

export function createCompilation(model: GraphModel): Compilation {
  let made = 0;
  return { model, alias: (letter) => `${letter}${made++}` };
}
