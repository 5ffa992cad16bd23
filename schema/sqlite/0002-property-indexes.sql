-- An index for every property that can be filtered or ordered; lists and booleans are looked through.
-- The index of a date carries the enums of its kind behind the id, so that "of this type, newest first" is
-- answered from the index alone.

-- Person
CREATE INDEX personName ON node (json_extract(properties, '$.name'), id) WHERE kind = 'Person';
CREATE INDEX personNameFold ON node (json_extract(properties, '$.nameFold'), id) WHERE kind = 'Person';
CREATE INDEX personExistence ON node (json_extract(properties, '$.existence'), id) WHERE kind = 'Person';

-- Diplomat
CREATE INDEX diplomatName ON node (json_extract(properties, '$.name'), id) WHERE kind = 'Diplomat';
CREATE INDEX diplomatNameFold ON node (json_extract(properties, '$.nameFold'), id) WHERE kind = 'Diplomat';
CREATE INDEX diplomatExistence ON node (json_extract(properties, '$.existence'), id) WHERE kind = 'Diplomat';
CREATE INDEX diplomatHeadcount ON node (json_extract(properties, '$.headcount'), id) WHERE kind = 'Diplomat';
CREATE INDEX diplomatHeadcountQualifier ON node (
  json_extract(properties, '$.headcountQualifier'),
  id
) WHERE kind = 'Diplomat';
CREATE INDEX diplomatSection ON node (json_extract(properties, '$.section'), id) WHERE kind = 'Diplomat';
CREATE INDEX diplomatSectionFold ON node (json_extract(properties, '$.sectionFold'), id) WHERE kind = 'Diplomat';
CREATE INDEX diplomatRank ON node (json_extract(properties, '$.rank'), id) WHERE kind = 'Diplomat';
CREATE INDEX diplomatRankFold ON node (json_extract(properties, '$.rankFold'), id) WHERE kind = 'Diplomat';
CREATE INDEX diplomatStatus ON node (json_extract(properties, '$.status'), id) WHERE kind = 'Diplomat';

-- State
CREATE INDEX stateName ON node (json_extract(properties, '$.name'), id) WHERE kind = 'State';
CREATE INDEX stateNameFold ON node (json_extract(properties, '$.nameFold'), id) WHERE kind = 'State';
CREATE INDEX stateExistence ON node (json_extract(properties, '$.existence'), id) WHERE kind = 'State';
CREATE UNIQUE INDEX stateIso2 ON node (json_extract(properties, '$.iso2')) WHERE kind = 'State';
CREATE INDEX stateIso2Fold ON node (json_extract(properties, '$.iso2Fold'), id) WHERE kind = 'State';
CREATE UNIQUE INDEX stateIso3 ON node (json_extract(properties, '$.iso3')) WHERE kind = 'State';
CREATE INDEX stateIso3Fold ON node (json_extract(properties, '$.iso3Fold'), id) WHERE kind = 'State';
CREATE INDEX stateOfficialName ON node (json_extract(properties, '$.officialName'), id) WHERE kind = 'State';
CREATE INDEX stateOfficialNameFold ON node (json_extract(properties, '$.officialNameFold'), id) WHERE kind = 'State';

-- Organization
CREATE INDEX organizationName ON node (json_extract(properties, '$.name'), id) WHERE kind = 'Organization';
CREATE INDEX organizationNameFold ON node (json_extract(properties, '$.nameFold'), id) WHERE kind = 'Organization';
CREATE INDEX organizationExistence ON node (json_extract(properties, '$.existence'), id) WHERE kind = 'Organization';
CREATE INDEX organizationType ON node (json_extract(properties, '$.type'), id) WHERE kind = 'Organization';

-- Position
CREATE INDEX positionName ON node (json_extract(properties, '$.name'), id) WHERE kind = 'Position';
CREATE INDEX positionNameFold ON node (json_extract(properties, '$.nameFold'), id) WHERE kind = 'Position';
CREATE INDEX positionExistence ON node (json_extract(properties, '$.existence'), id) WHERE kind = 'Position';
CREATE INDEX positionTitle ON node (json_extract(properties, '$.title'), id) WHERE kind = 'Position';
CREATE INDEX positionTitleFold ON node (json_extract(properties, '$.titleFold'), id) WHERE kind = 'Position';

-- Weapon
CREATE INDEX weaponName ON node (json_extract(properties, '$.name'), id) WHERE kind = 'Weapon';
CREATE INDEX weaponNameFold ON node (json_extract(properties, '$.nameFold'), id) WHERE kind = 'Weapon';
CREATE INDEX weaponExistence ON node (json_extract(properties, '$.existence'), id) WHERE kind = 'Weapon';
CREATE INDEX weaponCategory ON node (json_extract(properties, '$.category'), id) WHERE kind = 'Weapon';
CREATE INDEX weaponSpecificity ON node (json_extract(properties, '$.specificity'), id) WHERE kind = 'Weapon';

-- Pledge
CREATE INDEX pledgeName ON node (json_extract(properties, '$.name'), id) WHERE kind = 'Pledge';
CREATE INDEX pledgeNameFold ON node (json_extract(properties, '$.nameFold'), id) WHERE kind = 'Pledge';
CREATE INDEX pledgeExistence ON node (json_extract(properties, '$.existence'), id) WHERE kind = 'Pledge';
CREATE INDEX pledgeType ON node (json_extract(properties, '$.type'), id) WHERE kind = 'Pledge';
CREATE INDEX pledgeStage ON node (json_extract(properties, '$.stage'), id) WHERE kind = 'Pledge';
CREATE INDEX pledgeAmountCurrency ON node (
  json_extract(properties, '$.amountCurrency'),
  json_extract(properties, '$.amountValue'),
  id
) WHERE kind = 'Pledge';
CREATE INDEX pledgeAnnouncedOnEarliest ON node (
  json_extract(properties, '$.announcedOnEarliest'),
  json_extract(properties, '$.announcedOnLatest'),
  id,
  json_extract(properties, '$.type'),
  json_extract(properties, '$.stage')
) WHERE kind = 'Pledge';
CREATE INDEX pledgeAnnouncedOnLatest ON node (
  json_extract(properties, '$.announcedOnLatest'),
  id,
  json_extract(properties, '$.type'),
  json_extract(properties, '$.stage')
) WHERE kind = 'Pledge';

-- Event
CREATE INDEX eventName ON node (json_extract(properties, '$.name'), id) WHERE kind = 'Event';
CREATE INDEX eventNameFold ON node (json_extract(properties, '$.nameFold'), id) WHERE kind = 'Event';
CREATE INDEX eventExistence ON node (json_extract(properties, '$.existence'), id) WHERE kind = 'Event';
CREATE INDEX eventType ON node (json_extract(properties, '$.type'), id) WHERE kind = 'Event';
CREATE INDEX eventCameo ON node (json_extract(properties, '$.cameo'), id) WHERE kind = 'Event';
CREATE INDEX eventCameoFold ON node (json_extract(properties, '$.cameoFold'), id) WHERE kind = 'Event';
CREATE INDEX eventOccurrence ON node (json_extract(properties, '$.occurrence'), id) WHERE kind = 'Event';
CREATE INDEX eventDecision ON node (json_extract(properties, '$.decision'), id) WHERE kind = 'Event';
CREATE INDEX eventOccurredOnEarliest ON node (
  json_extract(properties, '$.occurredOnEarliest'),
  json_extract(properties, '$.occurredOnLatest'),
  id,
  json_extract(properties, '$.type'),
  json_extract(properties, '$.occurrence'),
  json_extract(properties, '$.decision')
) WHERE kind = 'Event';
CREATE INDEX eventOccurredOnLatest ON node (
  json_extract(properties, '$.occurredOnLatest'),
  id,
  json_extract(properties, '$.type'),
  json_extract(properties, '$.occurrence'),
  json_extract(properties, '$.decision')
) WHERE kind = 'Event';
CREATE INDEX eventAnnouncedOnEarliest ON node (
  json_extract(properties, '$.announcedOnEarliest'),
  json_extract(properties, '$.announcedOnLatest'),
  id,
  json_extract(properties, '$.type'),
  json_extract(properties, '$.occurrence'),
  json_extract(properties, '$.decision')
) WHERE kind = 'Event';
CREATE INDEX eventAnnouncedOnLatest ON node (
  json_extract(properties, '$.announcedOnLatest'),
  id,
  json_extract(properties, '$.type'),
  json_extract(properties, '$.occurrence'),
  json_extract(properties, '$.decision')
) WHERE kind = 'Event';

-- Treaty
CREATE INDEX treatyName ON node (json_extract(properties, '$.name'), id) WHERE kind = 'Treaty';
CREATE INDEX treatyNameFold ON node (json_extract(properties, '$.nameFold'), id) WHERE kind = 'Treaty';
CREATE INDEX treatyExistence ON node (json_extract(properties, '$.existence'), id) WHERE kind = 'Treaty';
CREATE INDEX treatySignedOnEarliest ON node (
  json_extract(properties, '$.signedOnEarliest'),
  json_extract(properties, '$.signedOnLatest'),
  id,
  json_extract(properties, '$.specificity')
) WHERE kind = 'Treaty';
CREATE INDEX treatySignedOnLatest ON node (
  json_extract(properties, '$.signedOnLatest'),
  id,
  json_extract(properties, '$.specificity')
) WHERE kind = 'Treaty';
CREATE INDEX treatySpecificity ON node (json_extract(properties, '$.specificity'), id) WHERE kind = 'Treaty';

-- Thing
CREATE INDEX thingName ON node (json_extract(properties, '$.name'), id) WHERE kind = 'Thing';
CREATE INDEX thingNameFold ON node (json_extract(properties, '$.nameFold'), id) WHERE kind = 'Thing';
CREATE INDEX thingExistence ON node (json_extract(properties, '$.existence'), id) WHERE kind = 'Thing';
CREATE INDEX thingSchema ON node (json_extract(properties, '$.schema'), id) WHERE kind = 'Thing';
CREATE INDEX thingSchemaFold ON node (json_extract(properties, '$.schemaFold'), id) WHERE kind = 'Thing';

-- Source
CREATE INDEX sourceTitle ON node (json_extract(properties, '$.title'), id) WHERE kind = 'Source';
CREATE INDEX sourceTitleFold ON node (json_extract(properties, '$.titleFold'), id) WHERE kind = 'Source';
CREATE INDEX sourceLanguage ON node (json_extract(properties, '$.language'), id) WHERE kind = 'Source';
CREATE INDEX sourceLanguageFold ON node (json_extract(properties, '$.languageFold'), id) WHERE kind = 'Source';
CREATE INDEX sourcePublishedOnEarliest ON node (
  json_extract(properties, '$.publishedOnEarliest'),
  json_extract(properties, '$.publishedOnLatest'),
  id
) WHERE kind = 'Source';
CREATE INDEX sourcePublishedOnLatest ON node (
  json_extract(properties, '$.publishedOnLatest'),
  id
) WHERE kind = 'Source';
CREATE INDEX sourceRetrievedAt ON node (json_extract(properties, '$.retrievedAt'), id) WHERE kind = 'Source';
CREATE INDEX sourceSha256 ON node (json_extract(properties, '$.sha256'), id) WHERE kind = 'Source';
CREATE INDEX sourceSha256Fold ON node (json_extract(properties, '$.sha256Fold'), id) WHERE kind = 'Source';

-- Claim
CREATE INDEX claimStance ON node (json_extract(properties, '$.stance'), id) WHERE kind = 'Claim';
CREATE INDEX claimSpeechAct ON node (json_extract(properties, '$.speechAct'), id) WHERE kind = 'Claim';
CREATE INDEX claimAttribution ON node (json_extract(properties, '$.attribution'), id) WHERE kind = 'Claim';
CREATE INDEX claimQuote ON node (json_extract(properties, '$.quote'), id) WHERE kind = 'Claim';
CREATE INDEX claimQuoteFold ON node (json_extract(properties, '$.quoteFold'), id) WHERE kind = 'Claim';
CREATE INDEX claimValidFromEarliest ON node (
  json_extract(properties, '$.validFromEarliest'),
  json_extract(properties, '$.validFromLatest'),
  id,
  json_extract(properties, '$.stance'),
  json_extract(properties, '$.speechAct'),
  json_extract(properties, '$.attribution'),
  json_extract(properties, '$.reliability'),
  json_extract(properties, '$.credibility')
) WHERE kind = 'Claim';
CREATE INDEX claimValidFromLatest ON node (
  json_extract(properties, '$.validFromLatest'),
  id,
  json_extract(properties, '$.stance'),
  json_extract(properties, '$.speechAct'),
  json_extract(properties, '$.attribution'),
  json_extract(properties, '$.reliability'),
  json_extract(properties, '$.credibility')
) WHERE kind = 'Claim';
CREATE INDEX claimValidToEarliest ON node (
  json_extract(properties, '$.validToEarliest'),
  json_extract(properties, '$.validToLatest'),
  id,
  json_extract(properties, '$.stance'),
  json_extract(properties, '$.speechAct'),
  json_extract(properties, '$.attribution'),
  json_extract(properties, '$.reliability'),
  json_extract(properties, '$.credibility')
) WHERE kind = 'Claim';
CREATE INDEX claimValidToLatest ON node (
  json_extract(properties, '$.validToLatest'),
  id,
  json_extract(properties, '$.stance'),
  json_extract(properties, '$.speechAct'),
  json_extract(properties, '$.attribution'),
  json_extract(properties, '$.reliability'),
  json_extract(properties, '$.credibility')
) WHERE kind = 'Claim';
CREATE INDEX claimSaidOnEarliest ON node (
  json_extract(properties, '$.saidOnEarliest'),
  json_extract(properties, '$.saidOnLatest'),
  id,
  json_extract(properties, '$.stance'),
  json_extract(properties, '$.speechAct'),
  json_extract(properties, '$.attribution'),
  json_extract(properties, '$.reliability'),
  json_extract(properties, '$.credibility')
) WHERE kind = 'Claim';
CREATE INDEX claimSaidOnLatest ON node (
  json_extract(properties, '$.saidOnLatest'),
  id,
  json_extract(properties, '$.stance'),
  json_extract(properties, '$.speechAct'),
  json_extract(properties, '$.attribution'),
  json_extract(properties, '$.reliability'),
  json_extract(properties, '$.credibility')
) WHERE kind = 'Claim';
CREATE INDEX claimPublishedOnEarliest ON node (
  json_extract(properties, '$.publishedOnEarliest'),
  json_extract(properties, '$.publishedOnLatest'),
  id,
  json_extract(properties, '$.stance'),
  json_extract(properties, '$.speechAct'),
  json_extract(properties, '$.attribution'),
  json_extract(properties, '$.reliability'),
  json_extract(properties, '$.credibility')
) WHERE kind = 'Claim';
CREATE INDEX claimPublishedOnLatest ON node (
  json_extract(properties, '$.publishedOnLatest'),
  id,
  json_extract(properties, '$.stance'),
  json_extract(properties, '$.speechAct'),
  json_extract(properties, '$.attribution'),
  json_extract(properties, '$.reliability'),
  json_extract(properties, '$.credibility')
) WHERE kind = 'Claim';
CREATE INDEX claimRecordedAt ON node (json_extract(properties, '$.recordedAt'), id) WHERE kind = 'Claim';
CREATE INDEX claimRetractedAt ON node (json_extract(properties, '$.retractedAt'), id) WHERE kind = 'Claim';
CREATE INDEX claimReliability ON node (json_extract(properties, '$.reliability'), id) WHERE kind = 'Claim';
CREATE INDEX claimCredibility ON node (json_extract(properties, '$.credibility'), id) WHERE kind = 'Claim';

-- Proposition
CREATE INDEX propositionPredicate ON node (json_extract(properties, '$.predicate'), id) WHERE kind = 'Proposition';
CREATE INDEX propositionPredicateFold ON node (
  json_extract(properties, '$.predicateFold'),
  id
) WHERE kind = 'Proposition';
CREATE INDEX propositionSupport ON node (json_extract(properties, '$.support'), id) WHERE kind = 'Proposition';
CREATE INDEX propositionDispute ON node (json_extract(properties, '$.dispute'), id) WHERE kind = 'Proposition';
CREATE INDEX propositionStatus ON node (json_extract(properties, '$.status'), id) WHERE kind = 'Proposition';
CREATE INDEX propositionValidFromEarliest ON node (
  json_extract(properties, '$.validFromEarliest'),
  json_extract(properties, '$.validFromLatest'),
  id,
  json_extract(properties, '$.status')
) WHERE kind = 'Proposition';
CREATE INDEX propositionValidFromLatest ON node (
  json_extract(properties, '$.validFromLatest'),
  id,
  json_extract(properties, '$.status')
) WHERE kind = 'Proposition';
CREATE INDEX propositionValidToEarliest ON node (
  json_extract(properties, '$.validToEarliest'),
  json_extract(properties, '$.validToLatest'),
  id,
  json_extract(properties, '$.status')
) WHERE kind = 'Proposition';
CREATE INDEX propositionValidToLatest ON node (
  json_extract(properties, '$.validToLatest'),
  id,
  json_extract(properties, '$.status')
) WHERE kind = 'Proposition';
CREATE INDEX propositionPublishedOnEarliest ON node (
  json_extract(properties, '$.publishedOnEarliest'),
  json_extract(properties, '$.publishedOnLatest'),
  id,
  json_extract(properties, '$.status')
) WHERE kind = 'Proposition';
CREATE INDEX propositionPublishedOnLatest ON node (
  json_extract(properties, '$.publishedOnLatest'),
  id,
  json_extract(properties, '$.status')
) WHERE kind = 'Proposition';
