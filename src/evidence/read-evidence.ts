import type { PresentNode, Transaction } from '#graph/transaction.ts';
import { AppError } from '#src/errors.ts';
import { recordFromJson } from './record-json.ts';
import type {
  ClaimRecord,
  EntityRecord,
  MergeRecord,
  PropositionRecord,
  SourceRecord,
} from './records.ts';

type AnyRecord = ClaimRecord | EntityRecord | MergeRecord | PropositionRecord | SourceRecord;

/** What is recorded, read once each: the records of a transaction's present, and those that it is about to write. */
export class RecordedEvidence {
  readonly #transaction: Transaction;
  readonly #nodes = new Map<string, PresentNode | null>();
  readonly #records = new Map<string, AnyRecord>();

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  /** A record that is about to be written stands before the stored one. */
  put(record: AnyRecord): void {
    this.#records.set(record.id, record);
  }

  /** A record that is about to be taken away. */
  drop(id: string): void {
    this.#records.delete(id);
    this.#nodes.set(id, null);
  }

  /** Reads the nodes with these ids that were not read yet. */
  async load(ids: Iterable<string>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#nodes.has(id));
    if (missing.length === 0) return;
    const found = new Map((await this.#transaction.nodes(missing)).map((node) => [node.id, node]));
    for (const id of missing) this.#nodes.set(id, found.get(id) ?? null);
  }

  /** What is stored under an id that was loaded; null when there is nothing. */
  present(id: string): PresentNode | null {
    return this.#nodes.get(id) ?? null;
  }

  /** Whether there is such a node, or will be. */
  has(id: string): boolean {
    return this.#records.has(id) || this.present(id) !== null;
  }

  /**
   * The record behind an id that was loaded; undefined when there is none.
   *
   * @throws AppError `BAD_USER_INPUT` when its node was written without one.
   */
  record<T extends AnyRecord>(id: string): T | undefined {
    const known = this.#records.get(id);
    if (known !== undefined) return known as T;
    const node = this.present(id);
    if (node === null) return undefined;
    if (node.record === null) {
      const message = `"${id}" was written by an earlier version, without what it is projected from. Seed or load it again.`;
      throw new AppError('BAD_USER_INPUT', message);
    }
    const record = recordFromJson<T>(node.record);
    this.#records.set(id, record);
    return record;
  }

  /** Ids at the other end of links, in the order of ids. */
  async linked(
    ids: readonly string[],
    types: readonly string[],
    direction: 'out' | 'in',
  ): Promise<readonly { readonly near: string; readonly far: string; readonly type: string }[]> {
    if (ids.length === 0) return [];
    const links = await this.#transaction.relationships(ids, { types, direction });
    return links.map(({ from, to, type }) =>
      direction === 'out' ? { near: from, far: to, type } : { near: to, far: from, type },
    );
  }
}
