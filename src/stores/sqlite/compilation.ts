import type { GraphModel } from '#graph/graph-model.ts';

/** State of compiling one plan: fresh aliases, and what the model knows. */
export interface Compilation {
  alias(letter: string): string;
  readonly entityKinds: readonly string[];
}

export function createCompilation(model: GraphModel): Compilation {
  let made = 0;
  return {
    alias: (letter) => `${letter}${made++}`,
    entityKinds: [...model.kinds.values()]
      .filter((kind) => kind.family === 'Entity')
      .map((kind) => kind.name),
  };
}
