-- Evidence is most of what is written, and an import writes it by the thousand: its indexes hold what is there and no more. Values
-- that most claims have not are indexed where they are; dates without the enums that carry a list of entities.

DROP INDEX claimQuote;
CREATE INDEX claimQuote ON node (
  json_extract(properties, '$.quote'),
  id
) WHERE kind = 'Claim' AND json_extract(properties, '$.quote') IS NOT NULL;
DROP INDEX claimQuoteFold;
CREATE INDEX claimQuoteFold ON node (
  json_extract(properties, '$.quoteFold'),
  id
) WHERE kind = 'Claim' AND json_extract(properties, '$.quoteFold') IS NOT NULL;
DROP INDEX claimValidFromEarliest;
CREATE INDEX claimValidFromEarliest ON node (
  json_extract(properties, '$.validFromEarliest'),
  json_extract(properties, '$.validFromLatest'),
  id
) WHERE kind = 'Claim' AND json_extract(properties, '$.validFromEarliest') IS NOT NULL;
DROP INDEX claimValidFromLatest;
CREATE INDEX claimValidFromLatest ON node (
  json_extract(properties, '$.validFromLatest'),
  id
) WHERE kind = 'Claim' AND json_extract(properties, '$.validFromLatest') IS NOT NULL;
DROP INDEX claimValidToEarliest;
CREATE INDEX claimValidToEarliest ON node (
  json_extract(properties, '$.validToEarliest'),
  json_extract(properties, '$.validToLatest'),
  id
) WHERE kind = 'Claim' AND json_extract(properties, '$.validToEarliest') IS NOT NULL;
DROP INDEX claimValidToLatest;
CREATE INDEX claimValidToLatest ON node (
  json_extract(properties, '$.validToLatest'),
  id
) WHERE kind = 'Claim' AND json_extract(properties, '$.validToLatest') IS NOT NULL;
DROP INDEX claimSaidOnEarliest;
CREATE INDEX claimSaidOnEarliest ON node (
  json_extract(properties, '$.saidOnEarliest'),
  json_extract(properties, '$.saidOnLatest'),
  id
) WHERE kind = 'Claim';
DROP INDEX claimSaidOnLatest;
CREATE INDEX claimSaidOnLatest ON node (json_extract(properties, '$.saidOnLatest'), id) WHERE kind = 'Claim';
DROP INDEX claimPublishedOnEarliest;
CREATE INDEX claimPublishedOnEarliest ON node (
  json_extract(properties, '$.publishedOnEarliest'),
  json_extract(properties, '$.publishedOnLatest'),
  id
) WHERE kind = 'Claim';
DROP INDEX claimPublishedOnLatest;
CREATE INDEX claimPublishedOnLatest ON node (json_extract(properties, '$.publishedOnLatest'), id) WHERE kind = 'Claim';
DROP INDEX claimRetractedAt;
CREATE INDEX claimRetractedAt ON node (
  json_extract(properties, '$.retractedAt'),
  id
) WHERE kind = 'Claim' AND json_extract(properties, '$.retractedAt') IS NOT NULL;
DROP INDEX claimReliability;
CREATE INDEX claimReliability ON node (
  json_extract(properties, '$.reliability'),
  id
) WHERE kind = 'Claim' AND json_extract(properties, '$.reliability') IS NOT NULL;
DROP INDEX claimCredibility;
CREATE INDEX claimCredibility ON node (
  json_extract(properties, '$.credibility'),
  id
) WHERE kind = 'Claim' AND json_extract(properties, '$.credibility') IS NOT NULL;
DROP INDEX propositionValidFromEarliest;
CREATE INDEX propositionValidFromEarliest ON node (
  json_extract(properties, '$.validFromEarliest'),
  json_extract(properties, '$.validFromLatest'),
  id
) WHERE kind = 'Proposition' AND json_extract(properties, '$.validFromEarliest') IS NOT NULL;
DROP INDEX propositionValidFromLatest;
CREATE INDEX propositionValidFromLatest ON node (
  json_extract(properties, '$.validFromLatest'),
  id
) WHERE kind = 'Proposition' AND json_extract(properties, '$.validFromLatest') IS NOT NULL;
DROP INDEX propositionValidToEarliest;
CREATE INDEX propositionValidToEarliest ON node (
  json_extract(properties, '$.validToEarliest'),
  json_extract(properties, '$.validToLatest'),
  id
) WHERE kind = 'Proposition' AND json_extract(properties, '$.validToEarliest') IS NOT NULL;
DROP INDEX propositionValidToLatest;
CREATE INDEX propositionValidToLatest ON node (
  json_extract(properties, '$.validToLatest'),
  id
) WHERE kind = 'Proposition' AND json_extract(properties, '$.validToLatest') IS NOT NULL;
DROP INDEX propositionPublishedOnEarliest;
CREATE INDEX propositionPublishedOnEarliest ON node (
  json_extract(properties, '$.publishedOnEarliest'),
  json_extract(properties, '$.publishedOnLatest'),
  id
) WHERE kind = 'Proposition';
DROP INDEX propositionPublishedOnLatest;
CREATE INDEX propositionPublishedOnLatest ON node (
  json_extract(properties, '$.publishedOnLatest'),
  id
) WHERE kind = 'Proposition';
