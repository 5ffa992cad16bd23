import type { Database, Statement } from 'better-sqlite3';
import type { GraphModel } from '#graph/graph-model.ts';
import { type SearchEntry, type SearchedNode, searchEntries } from '#graph/search/entries.ts';
import { placeOf } from '#graph/search/place.ts';
import { isWord, termsOf } from '#graph/search/searched.ts';
import { trigramsOf } from '#graph/search/spelling.ts';

/** Keeps the index of what is searched, within a transaction that the caller has begun and ends. */
export class SearchWriter {
  readonly #model: GraphModel;
  readonly #add: Statement;
  readonly #terms: Statement;
  readonly #setTerms: Statement;
  readonly #remove: Statement;
  readonly #index: Statement;
  readonly #forget: Statement;
  readonly #gram: Statement;
  readonly #quotes: Statement;

  constructor(database: Database, model: GraphModel) {
    this.#model = model;
    const prepare = (sql: string) => database.prepare(sql);
    this.#add = prepare(
      'INSERT INTO searchEntry (place, id, terms) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.#terms = prepare('SELECT terms FROM searchEntry WHERE place = ?').pluck();
    this.#setTerms = prepare('UPDATE searchEntry SET terms = ? WHERE place = ?');
    this.#remove = prepare('DELETE FROM searchEntry WHERE place = ?');
    this.#index = prepare('INSERT INTO searchTerm (rowid, terms) VALUES (?, ?)');
    this.#forget = prepare(
      "INSERT INTO searchTerm (searchTerm, rowid, terms) VALUES ('delete', ?, ?)",
    );
    this.#gram = prepare('INSERT OR IGNORE INTO searchGram (gram, word) VALUES (?, ?)');
    this.#quotes = prepare(
      `SELECT DISTINCT json_extract(properties, '$.quote') FROM (
         SELECT properties FROM node WHERE id = @id UNION ALL SELECT properties FROM pastNode WHERE id = @id)`,
    ).pluck();
  }

  entriesOf(nodes: Iterable<SearchedNode>): readonly SearchEntry[] {
    return searchEntries(this.#model, nodes);
  }

  /** In the order of places an import is one segment. Names that a node had before are found as well as those that it has. */
  put({ place, id, names, quote }: SearchEntry): void {
    const terms = names.length > 0 ? names.join(' ') : null;
    if (this.#add.run(place, id, terms).changes > 0) {
      this.#index.run(place, [...names, ...quote].join(' '));
      this.#learn(names);
    } else if (terms !== null) {
      this.#addNames(place, names);
    }
  }

  /** The words of a claim are known no more. Before they are blanked. */
  forget(id: string): void {
    const place = placeOf(id);
    const found = this.#quotes.all({ id }) as readonly (string | null)[];
    const { quote } = termsOf(found.map((each) => ({ quote: each })));
    if (this.#remove.run(place).changes > 0) this.#forget.run(place, quote.join(' '));
  }

  #addNames(place: bigint, names: readonly string[]): void {
    const stored = this.#terms.get(place) as string;
    const before = stored.split(' ');
    const known = new Set(before);
    const more = names.filter((name) => !known.has(name));
    if (more.length === 0) return;
    const all = [...before, ...more].join(' ');
    this.#forget.run(place, stored);
    this.#index.run(place, all);
    this.#setTerms.run(all, place);
    this.#learn(more);
  }

  /** The first trigram of a word tells whether it is known. */
  #learn(terms: readonly string[]): void {
    for (const word of terms.filter(isWord)) {
      for (const gram of trigramsOf(word)) if (this.#gram.run(gram, word).changes === 0) break;
    }
  }
}
