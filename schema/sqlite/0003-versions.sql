-- Nothing is overwritten. The rows of `node` and `relationship` are what is known now; here is since when, and what was before.
--
-- A version is known from one revision to another (2147483647: still), and is what had been published from one day to another
-- ('~', behind every day: nothing published later replaces it). A row of `past…` that is still known is what the public could
-- read before the day of the present row.
ALTER TABLE node ADD COLUMN knownFrom INTEGER NOT NULL DEFAULT 1;
ALTER TABLE node ADD COLUMN publishedFrom TEXT NOT NULL DEFAULT '';
ALTER TABLE relationship ADD COLUMN knownFrom INTEGER NOT NULL DEFAULT 1;
ALTER TABLE relationship ADD COLUMN publishedFrom TEXT NOT NULL DEFAULT '';

-- Walking in must find the versions without the rows themselves, as walking out does.
DROP INDEX relationshipIn;
CREATE INDEX relationshipIn ON relationship (
  target,
  type,
  source,
  propositionId,
  knownFrom,
  publishedFrom
);

-- The ledger reads what a revision has changed.
CREATE INDEX nodeKnownFrom ON node (knownFrom, id);
CREATE INDEX revisionRecordedAt ON revision (recordedAt, number);

CREATE TABLE pastNode (
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  properties BLOB NOT NULL,
  knownFrom INTEGER NOT NULL,
  knownTo INTEGER NOT NULL,
  publishedFrom TEXT NOT NULL,
  publishedTo TEXT NOT NULL,
  PRIMARY KEY (id, knownFrom, publishedFrom)
) STRICT, WITHOUT ROWID;

CREATE INDEX pastNodeKind ON pastNode (kind, knownTo);
CREATE INDEX pastNodeKnownFrom ON pastNode (knownFrom, id);
CREATE INDEX pastNodeKnownTo ON pastNode (knownTo, id);

CREATE TABLE pastRelationship (
  source TEXT NOT NULL,
  type TEXT NOT NULL,
  target TEXT NOT NULL,
  propositionId TEXT NOT NULL,
  details BLOB NOT NULL,
  knownFrom INTEGER NOT NULL,
  knownTo INTEGER NOT NULL,
  publishedFrom TEXT NOT NULL,
  publishedTo TEXT NOT NULL,
  PRIMARY KEY (source, type, target, propositionId, knownFrom, publishedFrom)
) STRICT, WITHOUT ROWID;

CREATE INDEX pastRelationshipIn ON pastRelationship (target, type, source, propositionId);

-- What each node is projected from, as it was first recorded: JSON that only writers read.
CREATE TABLE record (
  id TEXT NOT NULL PRIMARY KEY,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Requests that were answered, so that one that comes again is answered the same.
CREATE TABLE mutation (
  actor TEXT NOT NULL,
  clientMutationId TEXT NOT NULL,
  hash TEXT NOT NULL,
  answer TEXT NOT NULL,
  revision INTEGER NOT NULL REFERENCES revision (number),
  PRIMARY KEY (actor, clientMutationId)
) STRICT, WITHOUT ROWID;

-- Who may do what. No part of the graph: neither dumped nor read as of an earlier day.
CREATE TABLE token (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  hash TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  expiresAt TEXT,
  revokedAt TEXT
) STRICT, WITHOUT ROWID;
