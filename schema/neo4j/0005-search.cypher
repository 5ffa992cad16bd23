// What is searched, in terms of our own (src/graph/search): derived from the nodes, and built again by `chancery migrate` where
// there is no :SearchIndex. It stands apart from the nodes, so that what was is found as well. The level of an entry is its kind
// and a hash of its id in bits, a letter each, by which a search can order its hits.
DROP INDEX entityText IF EXISTS;
DROP INDEX evidenceText IF EXISTS;
CREATE CONSTRAINT searchEntryId IF NOT EXISTS FOR (n:SearchEntry) REQUIRE n.id IS UNIQUE;
CREATE FULLTEXT INDEX searchTerms IF NOT EXISTS FOR (n:SearchEntry) ON EACH [n.names, n.quote, n.level] OPTIONS { indexConfig: { `fulltext.analyzer`: 'whitespace' } };
