-- Kinds of evidence that writing brings: conflicts, opinions, merges and snapshots.

-- Conflict
CREATE INDEX conflictRule ON node (json_extract(properties, '$.rule'), id) WHERE kind = 'Conflict';
CREATE INDEX conflictQuestion ON node (json_extract(properties, '$.question'), id) WHERE kind = 'Conflict';
CREATE INDEX conflictQuestionFold ON node (json_extract(properties, '$.questionFold'), id) WHERE kind = 'Conflict';
CREATE INDEX conflictOpenSinceEarliest ON node (
  json_extract(properties, '$.openSinceEarliest'),
  json_extract(properties, '$.openSinceLatest'),
  id,
  json_extract(properties, '$.rule')
) WHERE kind = 'Conflict';
CREATE INDEX conflictOpenSinceLatest ON node (
  json_extract(properties, '$.openSinceLatest'),
  id,
  json_extract(properties, '$.rule')
) WHERE kind = 'Conflict';

-- Assessment
CREATE INDEX assessmentLikelihood ON node (json_extract(properties, '$.likelihood'), id) WHERE kind = 'Assessment';
CREATE INDEX assessmentConfidence ON node (json_extract(properties, '$.confidence'), id) WHERE kind = 'Assessment';
CREATE INDEX assessmentAnalyst ON node (json_extract(properties, '$.analyst'), id) WHERE kind = 'Assessment';
CREATE INDEX assessmentAnalystFold ON node (json_extract(properties, '$.analystFold'), id) WHERE kind = 'Assessment';
CREATE INDEX assessmentAssessedAt ON node (json_extract(properties, '$.assessedAt'), id) WHERE kind = 'Assessment';

-- Merge
CREATE INDEX mergeFrom ON node (json_extract(properties, '$.from'), id) WHERE kind = 'Merge';
CREATE INDEX mergeFromFold ON node (json_extract(properties, '$.fromFold'), id) WHERE kind = 'Merge';
CREATE INDEX mergeInto ON node (json_extract(properties, '$.into'), id) WHERE kind = 'Merge';
CREATE INDEX mergeIntoFold ON node (json_extract(properties, '$.intoFold'), id) WHERE kind = 'Merge';

-- Snapshot
CREATE INDEX snapshotName ON node (json_extract(properties, '$.name'), id) WHERE kind = 'Snapshot';
CREATE INDEX snapshotNameFold ON node (json_extract(properties, '$.nameFold'), id) WHERE kind = 'Snapshot';
CREATE INDEX snapshotRevision ON node (json_extract(properties, '$.revision'), id) WHERE kind = 'Snapshot';
CREATE INDEX snapshotCreatedAt ON node (json_extract(properties, '$.createdAt'), id) WHERE kind = 'Snapshot';
CREATE INDEX snapshotCreatedBy ON node (json_extract(properties, '$.createdBy'), id) WHERE kind = 'Snapshot';
CREATE INDEX snapshotCreatedByFold ON node (json_extract(properties, '$.createdByFold'), id) WHERE kind = 'Snapshot';
