// Kinds of evidence that writing brings: conflicts, opinions, merges and snapshots.

// Conflict
CREATE RANGE INDEX conflictRule IF NOT EXISTS FOR (n:Conflict) ON (n.rule);
CREATE RANGE INDEX conflictQuestion IF NOT EXISTS FOR (n:Conflict) ON (n.question);
CREATE RANGE INDEX conflictQuestionFold IF NOT EXISTS FOR (n:Conflict) ON (n.questionFold);
CREATE RANGE INDEX conflictOpenSinceEarliest IF NOT EXISTS FOR (n:Conflict) ON (n.openSinceEarliest);
CREATE RANGE INDEX conflictOpenSinceLatest IF NOT EXISTS FOR (n:Conflict) ON (n.openSinceLatest);
CREATE CONSTRAINT conflictId IF NOT EXISTS FOR (n:Conflict) REQUIRE n.id IS UNIQUE;

// Assessment
CREATE RANGE INDEX assessmentLikelihood IF NOT EXISTS FOR (n:Assessment) ON (n.likelihood);
CREATE RANGE INDEX assessmentConfidence IF NOT EXISTS FOR (n:Assessment) ON (n.confidence);
CREATE RANGE INDEX assessmentAnalyst IF NOT EXISTS FOR (n:Assessment) ON (n.analyst);
CREATE RANGE INDEX assessmentAnalystFold IF NOT EXISTS FOR (n:Assessment) ON (n.analystFold);
CREATE RANGE INDEX assessmentAssessedAt IF NOT EXISTS FOR (n:Assessment) ON (n.assessedAt);
CREATE CONSTRAINT assessmentId IF NOT EXISTS FOR (n:Assessment) REQUIRE n.id IS UNIQUE;

// Merge
CREATE RANGE INDEX mergeFrom IF NOT EXISTS FOR (n:Merge) ON (n.from);
CREATE RANGE INDEX mergeFromFold IF NOT EXISTS FOR (n:Merge) ON (n.fromFold);
CREATE RANGE INDEX mergeInto IF NOT EXISTS FOR (n:Merge) ON (n.into);
CREATE RANGE INDEX mergeIntoFold IF NOT EXISTS FOR (n:Merge) ON (n.intoFold);
CREATE CONSTRAINT mergeId IF NOT EXISTS FOR (n:Merge) REQUIRE n.id IS UNIQUE;

// Snapshot
CREATE RANGE INDEX snapshotName IF NOT EXISTS FOR (n:Snapshot) ON (n.name);
CREATE RANGE INDEX snapshotNameFold IF NOT EXISTS FOR (n:Snapshot) ON (n.nameFold);
CREATE RANGE INDEX snapshotRevision IF NOT EXISTS FOR (n:Snapshot) ON (n.revision);
CREATE RANGE INDEX snapshotCreatedAt IF NOT EXISTS FOR (n:Snapshot) ON (n.createdAt);
CREATE RANGE INDEX snapshotCreatedBy IF NOT EXISTS FOR (n:Snapshot) ON (n.createdBy);
CREATE RANGE INDEX snapshotCreatedByFold IF NOT EXISTS FOR (n:Snapshot) ON (n.createdByFold);
CREATE CONSTRAINT snapshotId IF NOT EXISTS FOR (n:Snapshot) REQUIRE n.id IS UNIQUE;
