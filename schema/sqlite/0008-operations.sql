-- Operations kept on the server, and links to pinned ones. No part of the graph: neither dumped nor read as of an earlier day.
CREATE TABLE operation (
  hash TEXT NOT NULL PRIMARY KEY,
  name TEXT,
  document TEXT NOT NULL,
  addedAt TEXT NOT NULL
) STRICT;

CREATE TABLE permalink (
  id TEXT NOT NULL PRIMARY KEY,
  operation TEXT NOT NULL,
  document TEXT NOT NULL,
  variables TEXT NOT NULL,
  revision INTEGER NOT NULL,
  createdBy TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  purgedAt TEXT
) STRICT;

-- Who removes an operation purges its links.
CREATE INDEX permalinkOperation ON permalink (operation);
