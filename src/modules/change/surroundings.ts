import type { Cell, Row } from '#graph/read-plan.ts';
import { MOST_ENDS, type Reading, type ToldColumn } from './surroundings-plan.ts';

/** What is told of a node, by column. */
type Told = Readonly<Record<string, unknown>>;

/** What stands around the nodes that changed, as far as sentences tell of it: names, and where links of evidence lead. */
export class Surroundings {
  readonly #told = new Map<string, Told>();
  readonly #ends = new Map<string, readonly string[]>();

  has(id: string): boolean {
    return this.#told.has(id);
  }

  /** Null where the node has no such text, or nothing is known of it. */
  text(id: string, column: ToldColumn): string | null {
    return (this.#told.get(id)?.[column] as string | undefined) ?? null;
  }

  /** What the node is called; its id where nothing else is known. */
  name(id: string): string {
    return this.text(id, 'name') ?? this.text(id, 'title') ?? this.text(id, 'question') ?? id;
  }

  /** Ids at the end of a link of evidence, in their order, two at most. */
  ends(id: string, type: string): readonly string[] {
    return this.#ends.get(`${id} ${type}`) ?? [];
  }

  /** What was told or led to first stands. */
  tell(id: string, told: Told): void {
    if (!this.#told.has(id)) this.#told.set(id, told);
  }

  lead(id: string, type: string, ends: readonly string[]): void {
    const key = `${id} ${type}`;
    if (!this.#ends.has(key)) this.#ends.set(key, ends.slice(0, MOST_ENDS));
  }

  /** Takes in a row of a read, and the rows within it; answers its id. */
  addRow(row: Row, { columns, links }: Reading): string {
    const [id, ...cells] = row as readonly [string, ...Cell[]];
    const told = columns.map((name, index) => [name, cells[index] ?? undefined] as const);
    this.tell(id, Object.fromEntries(told));
    links.forEach((link, index) => {
      const [rows] = cells[columns.length + index] as unknown as readonly [readonly Row[]];
      const ends = rows.map((each) => this.addRow(each, link));
      this.lead(id, link.type, ends);
    });
    return id;
  }
}
