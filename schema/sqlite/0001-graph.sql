-- Every committed write, in order. The number is the knowledge clock of the service.
CREATE TABLE revision (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  recordedAt TEXT NOT NULL,
  actor TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT;

-- Entities and evidence, as they are known now. `properties` is JSONB: the columns of src/graph/property.ts.
-- An id begins with the prefix of its kind, so the key lists a kind in the order of its ids.
CREATE TABLE node (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  properties BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Relationships between entities (propositionId says what they project) and links of evidence ('').
-- The key is the index that walks out of a node, in the order of ids; the other one walks in.
CREATE TABLE relationship (
  source TEXT NOT NULL REFERENCES node (id),
  type TEXT NOT NULL,
  target TEXT NOT NULL REFERENCES node (id),
  propositionId TEXT NOT NULL,
  details BLOB NOT NULL,
  PRIMARY KEY (source, type, target, propositionId)
) STRICT, WITHOUT ROWID;

CREATE INDEX relationshipIn ON relationship (target, type, source, propositionId);
