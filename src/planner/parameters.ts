import { isKept } from '#graph/encode.ts';
import type { Parameter } from '#graph/read-plan.ts';
import { AppError } from '#src/errors.ts';
import { type Clock, NOW } from './clock.ts';
import type { InputTree, Variables } from './input-tree.ts';

/** Makes a parameter of one request. */
export type ReadParameter = (variables: Variables, clock: Clock) => Parameter;

/** The parameters of a plan: how each is made from the variables of one request. */
export class Parameters {
  readonly #readers: ReadParameter[] = [];

  /** Answers the index by which the plan refers to it. */
  add(read: ReadParameter): number {
    return this.#readers.push(read) - 1;
  }

  get size(): number {
    return this.#readers.length;
  }

  /** @throws AppError `BAD_USER_INPUT` when a value is well typed but not acceptable. */
  bind(variables: Variables, clock: Clock): readonly Parameter[] {
    return this.#readers.map((read) => read(variables, clock));
  }

  /** The same for reckoning only: null where a value is not acceptable, or is known only when the clocks are. */
  bindLoosely(variables: Variables): readonly Parameter[] {
    return this.#readers.map((read) => {
      try {
        return read(variables, NOW);
      } catch (error) {
        if (error instanceof AppError) return null;
        throw error;
      }
    });
  }

  /** The parameters with these indexes. */
  bindSome(indexes: readonly number[], variables: Variables, clock: Clock): readonly Parameter[] {
    return indexes.map((index) => (this.#readers[index] as ReadParameter)(variables, clock));
  }
}

/** Null where a value is needed. */
export function nullIsNoValue(): AppError {
  const message = 'null is no value here. Leave the argument out, or use isNull.';
  return new AppError('BAD_USER_INPUT', message);
}

/** Reads a leaf of an argument, checked and converted each time. */
export function reader<T>(
  tree: InputTree,
  convert: (value: unknown) => T,
): (variables: Variables) => T {
  if (tree.kind !== 'leaf') throw nullIsNoValue();
  return (variables) => convert(tree.read(variables));
}

/** @throws AppError `BAD_USER_INPUT` for a text that an engine would not keep as it is. */
export function acceptText(value: unknown): string {
  const text = value as string;
  if (isKept(text)) return text;
  throw new AppError('BAD_USER_INPUT', 'A text must be well-formed Unicode without U+0000.');
}

export function acceptTexts(value: unknown): readonly string[] {
  return (acceptList(value) as readonly string[]).map(acceptText);
}

const MOST_VALUES = 1000;

/** A list that an engine can hold against every row. */
export function acceptList(value: unknown): readonly string[] {
  const values = value as readonly string[];
  if (values.length <= MOST_VALUES) return values;
  throw new AppError(
    'BAD_USER_INPUT',
    `A list may hold ${MOST_VALUES} values at most; this one has ${values.length}.`,
  );
}
