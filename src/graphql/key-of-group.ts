import { NAMED_ENDS } from '#graph/read-plan.ts';
import type { Dimension, Where } from './dimensions.ts';

/** What the rows of a group have in common in one dimension. What nobody reads is not made. */
export class KeyOfGroup {
  readonly dimension: string;
  readonly #of: Dimension;
  readonly #cell: string | null;

  constructor(name: string, of: Dimension, cell: string | null) {
    this.dimension = name;
    this.#of = of;
    this.#cell = cell;
  }

  /** Nodes by their names. */
  get value(): string | null {
    if (this.#cell === null) return null;
    if (this.#isOfEnds) return this.entities.map(({ name }) => name).join(', ');
    return this.#values.join(' ');
  }

  get entities(): readonly { readonly id: string; readonly name: string }[] {
    return this.#isOfEnds ? this.#parts.map(entityOf) : [];
  }

  /** What has exactly this key; `isSplit`: perhaps beside others. */
  condition(isSplit: boolean): Where {
    const { where, whereHas } = this.#of;
    const values = this.#isOfEnds ? this.entities.map(({ id }) => id) : this.#values;
    const [only] = values;
    return isSplit && whereHas !== undefined && only !== undefined ? whereHas(only) : where(values);
  }

  get #isOfEnds(): boolean {
    return this.#of.key.kind === 'ends';
  }

  get #parts(): readonly string[] {
    return partsOfKey(this.#of, this.#cell).filter((part) => part !== null);
  }

  /** As the API writes them. */
  get #values(): readonly string[] {
    const { shown } = this.#of;
    return shown === undefined ? this.#parts : this.#parts.map(shown);
  }
}

/** What of a key stands for one value each; null stands for none. */
export function partsOfKey({ key }: Dimension, cell: string | null): readonly (string | null)[] {
  if (cell === null) return [null];
  if (key.kind === 'ends') return cell.split(NAMED_ENDS.next);
  return key.kind === 'list' ? cell.split(' ') : [cell];
}

function entityOf(end: string) {
  const [id, name] = end.split(NAMED_ENDS.name) as [string, string];
  return { id, name };
}
