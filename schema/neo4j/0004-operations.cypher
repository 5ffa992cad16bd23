// Operations kept on the server, and links to pinned ones. No part of the graph: neither dumped nor read as of an earlier day.
CREATE CONSTRAINT operationHash IF NOT EXISTS FOR (n:Operation) REQUIRE n.hash IS UNIQUE;
CREATE CONSTRAINT permalinkId IF NOT EXISTS FOR (n:Permalink) REQUIRE n.id IS UNIQUE;

// Who removes an operation purges its links.
CREATE RANGE INDEX permalinkOperation IF NOT EXISTS FOR (n:Permalink) ON (n.operation);
