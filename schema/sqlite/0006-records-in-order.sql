-- Records are written by the thousand and read by writers alone. Their texts stand one behind the other as they come, and only the
-- ids, which are hashes, are written all over an index: a third less for a commit to write than where the texts stood in the index.
CREATE TABLE recordInOrder (
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
INSERT INTO recordInOrder (id, content) SELECT id, content FROM record;
DROP TABLE record;
ALTER TABLE recordInOrder RENAME TO record;
