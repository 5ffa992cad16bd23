-- What is searched, in terms of our own (src/graph/search): derived from the nodes, and built again by `chancery migrate` where
-- `searchIndex` is empty. An entry's place is its kind and a hash of its id, so that the first hits are the same in every store.
CREATE TABLE searchIndex (builtAt TEXT NOT NULL) STRICT;

-- `terms` of names, old ones too, with a space between; null of a quote, which never changes.
CREATE TABLE searchEntry (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  terms TEXT
) STRICT;

-- Where terms stand in a text is not kept: who ranks looks at the text.
CREATE VIRTUAL TABLE searchTerm USING fts5 (
  terms,
  content = '',
  columnsize = 0,
  detail = none,
  tokenize = "ascii tokenchars '_'"
);

-- Trigrams of the words of names, for what is mistyped.
CREATE TABLE searchGram (
  gram TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (gram, word)
) STRICT, WITHOUT ROWID;
