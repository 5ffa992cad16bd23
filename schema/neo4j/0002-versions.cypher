// Nothing is overwritten. Nodes and relationships are what is known now, and say since when; what was before stands apart: nodes
// :Past with the label Past<Kind>, each VERSION_OF its node, and relationships PAST_<TYPE> between the same nodes. A node that was
// taken away stays as :Gone, for versions and relationships that were to hold on to.
//
// A version is known from one revision to another (2147483647: still), and is what had been published from one day to another
// ('~', behind every day: nothing published later replaces it).
MATCH (n:Entity) WHERE n.knownFrom IS NULL CALL (n) { SET n.knownFrom = 1, n.publishedFrom = '' } IN TRANSACTIONS OF 10000 ROWS;
MATCH (n:Evidence) WHERE n.knownFrom IS NULL CALL (n) { SET n.knownFrom = 1, n.publishedFrom = '' } IN TRANSACTIONS OF 10000 ROWS;
MATCH (:Entity|Evidence)-[r]->() WHERE r.knownFrom IS NULL CALL (r) { SET r.knownFrom = 1, r.publishedFrom = '' } IN TRANSACTIONS OF 10000 ROWS;

CREATE RANGE INDEX pastId IF NOT EXISTS FOR (n:Past) ON (n.id);
CREATE CONSTRAINT goneId IF NOT EXISTS FOR (n:Gone) REQUIRE n.id IS UNIQUE;

// The ledger reads what a revision has changed.
CREATE RANGE INDEX entityKnownFrom IF NOT EXISTS FOR (n:Entity) ON (n.knownFrom);
CREATE RANGE INDEX evidenceKnownFrom IF NOT EXISTS FOR (n:Evidence) ON (n.knownFrom);
CREATE RANGE INDEX pastKnownFrom IF NOT EXISTS FOR (n:Past) ON (n.knownFrom);
CREATE RANGE INDEX pastKnownTo IF NOT EXISTS FOR (n:Past) ON (n.knownTo);
CREATE RANGE INDEX revisionRecordedAt IF NOT EXISTS FOR (n:Revision) ON (n.recordedAt);

// Requests that were answered, so that one that comes again is answered the same; and who may do what.
CREATE CONSTRAINT mutationKey IF NOT EXISTS FOR (n:Mutation) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT tokenId IF NOT EXISTS FOR (n:Token) REQUIRE n.id IS UNIQUE;
