// Unique ids, and a range index for every property that can be filtered or ordered.
CREATE CONSTRAINT entityId IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT evidenceId IF NOT EXISTS FOR (n:Evidence) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT ledgerId IF NOT EXISTS FOR (n:Ledger) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT revisionNumber IF NOT EXISTS FOR (n:Revision) REQUIRE n.number IS UNIQUE;
CREATE CONSTRAINT migrationNumber IF NOT EXISTS FOR (n:Migration) REQUIRE n.number IS UNIQUE;

// Entity
CREATE RANGE INDEX entityName IF NOT EXISTS FOR (n:Entity) ON (n.name);
CREATE RANGE INDEX entityNameFold IF NOT EXISTS FOR (n:Entity) ON (n.nameFold);
CREATE FULLTEXT INDEX entityText IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.aliases];
CREATE FULLTEXT INDEX evidenceText IF NOT EXISTS FOR (n:Source|Claim) ON EACH [n.title, n.quote];

// Person
CREATE CONSTRAINT personId IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE;
CREATE RANGE INDEX personName IF NOT EXISTS FOR (n:Person) ON (n.name);
CREATE RANGE INDEX personNameFold IF NOT EXISTS FOR (n:Person) ON (n.nameFold);
CREATE RANGE INDEX personExistence IF NOT EXISTS FOR (n:Person) ON (n.existence);

// Diplomat
CREATE CONSTRAINT diplomatId IF NOT EXISTS FOR (n:Diplomat) REQUIRE n.id IS UNIQUE;
CREATE RANGE INDEX diplomatName IF NOT EXISTS FOR (n:Diplomat) ON (n.name);
CREATE RANGE INDEX diplomatNameFold IF NOT EXISTS FOR (n:Diplomat) ON (n.nameFold);
CREATE RANGE INDEX diplomatExistence IF NOT EXISTS FOR (n:Diplomat) ON (n.existence);
CREATE RANGE INDEX diplomatHeadcount IF NOT EXISTS FOR (n:Diplomat) ON (n.headcount);
CREATE RANGE INDEX diplomatHeadcountQualifier IF NOT EXISTS FOR (n:Diplomat) ON (n.headcountQualifier);
CREATE RANGE INDEX diplomatSection IF NOT EXISTS FOR (n:Diplomat) ON (n.section);
CREATE RANGE INDEX diplomatSectionFold IF NOT EXISTS FOR (n:Diplomat) ON (n.sectionFold);
CREATE RANGE INDEX diplomatRank IF NOT EXISTS FOR (n:Diplomat) ON (n.rank);
CREATE RANGE INDEX diplomatRankFold IF NOT EXISTS FOR (n:Diplomat) ON (n.rankFold);
CREATE RANGE INDEX diplomatStatus IF NOT EXISTS FOR (n:Diplomat) ON (n.status);

// State
CREATE CONSTRAINT stateId IF NOT EXISTS FOR (n:State) REQUIRE n.id IS UNIQUE;
CREATE RANGE INDEX stateName IF NOT EXISTS FOR (n:State) ON (n.name);
CREATE RANGE INDEX stateNameFold IF NOT EXISTS FOR (n:State) ON (n.nameFold);
CREATE RANGE INDEX stateExistence IF NOT EXISTS FOR (n:State) ON (n.existence);
CREATE CONSTRAINT stateIso2 IF NOT EXISTS FOR (n:State) REQUIRE n.iso2 IS UNIQUE;
CREATE RANGE INDEX stateIso2Fold IF NOT EXISTS FOR (n:State) ON (n.iso2Fold);
CREATE CONSTRAINT stateIso3 IF NOT EXISTS FOR (n:State) REQUIRE n.iso3 IS UNIQUE;
CREATE RANGE INDEX stateIso3Fold IF NOT EXISTS FOR (n:State) ON (n.iso3Fold);
CREATE RANGE INDEX stateOfficialName IF NOT EXISTS FOR (n:State) ON (n.officialName);
CREATE RANGE INDEX stateOfficialNameFold IF NOT EXISTS FOR (n:State) ON (n.officialNameFold);

// Organization
CREATE CONSTRAINT organizationId IF NOT EXISTS FOR (n:Organization) REQUIRE n.id IS UNIQUE;
CREATE RANGE INDEX organizationName IF NOT EXISTS FOR (n:Organization) ON (n.name);
CREATE RANGE INDEX organizationNameFold IF NOT EXISTS FOR (n:Organization) ON (n.nameFold);
CREATE RANGE INDEX organizationExistence IF NOT EXISTS FOR (n:Organization) ON (n.existence);
CREATE RANGE INDEX organizationType IF NOT EXISTS FOR (n:Organization) ON (n.type);

// Position
CREATE CONSTRAINT positionId IF NOT EXISTS FOR (n:Position) REQUIRE n.id IS UNIQUE;
CREATE RANGE INDEX positionName IF NOT EXISTS FOR (n:Position) ON (n.name);
CREATE RANGE INDEX positionNameFold IF NOT EXISTS FOR (n:Position) ON (n.nameFold);
CREATE RANGE INDEX positionExistence IF NOT EXISTS FOR (n:Position) ON (n.existence);
CREATE RANGE INDEX positionTitle IF NOT EXISTS FOR (n:Position) ON (n.title);
CREATE RANGE INDEX positionTitleFold IF NOT EXISTS FOR (n:Position) ON (n.titleFold);

// Weapon
CREATE CONSTRAINT weaponId IF NOT EXISTS FOR (n:Weapon) REQUIRE n.id IS UNIQUE;
CREATE RANGE INDEX weaponName IF NOT EXISTS FOR (n:Weapon) ON (n.name);
CREATE RANGE INDEX weaponNameFold IF NOT EXISTS FOR (n:Weapon) ON (n.nameFold);
CREATE RANGE INDEX weaponExistence IF NOT EXISTS FOR (n:Weapon) ON (n.existence);
CREATE RANGE INDEX weaponCategory IF NOT EXISTS FOR (n:Weapon) ON (n.category);
CREATE RANGE INDEX weaponSpecificity IF NOT EXISTS FOR (n:Weapon) ON (n.specificity);

// Pledge
CREATE CONSTRAINT pledgeId IF NOT EXISTS FOR (n:Pledge) REQUIRE n.id IS UNIQUE;
CREATE RANGE INDEX pledgeName IF NOT EXISTS FOR (n:Pledge) ON (n.name);
CREATE RANGE INDEX pledgeNameFold IF NOT EXISTS FOR (n:Pledge) ON (n.nameFold);
CREATE RANGE INDEX pledgeExistence IF NOT EXISTS FOR (n:Pledge) ON (n.existence);
CREATE RANGE INDEX pledgeType IF NOT EXISTS FOR (n:Pledge) ON (n.type);
CREATE RANGE INDEX pledgeStage IF NOT EXISTS FOR (n:Pledge) ON (n.stage);
CREATE RANGE INDEX pledgeAmountCurrency IF NOT EXISTS FOR (n:Pledge) ON (n.amountCurrency, n.amountValue);
CREATE RANGE INDEX pledgeAnnouncedOnEarliest IF NOT EXISTS FOR (n:Pledge) ON (n.announcedOnEarliest);
CREATE RANGE INDEX pledgeAnnouncedOnLatest IF NOT EXISTS FOR (n:Pledge) ON (n.announcedOnLatest);

// Event
CREATE CONSTRAINT eventId IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE;
CREATE RANGE INDEX eventName IF NOT EXISTS FOR (n:Event) ON (n.name);
CREATE RANGE INDEX eventNameFold IF NOT EXISTS FOR (n:Event) ON (n.nameFold);
CREATE RANGE INDEX eventExistence IF NOT EXISTS FOR (n:Event) ON (n.existence);
CREATE RANGE INDEX eventType IF NOT EXISTS FOR (n:Event) ON (n.type);
CREATE RANGE INDEX eventCameo IF NOT EXISTS FOR (n:Event) ON (n.cameo);
CREATE RANGE INDEX eventCameoFold IF NOT EXISTS FOR (n:Event) ON (n.cameoFold);
CREATE RANGE INDEX eventOccurrence IF NOT EXISTS FOR (n:Event) ON (n.occurrence);
CREATE RANGE INDEX eventDecision IF NOT EXISTS FOR (n:Event) ON (n.decision);
CREATE RANGE INDEX eventOccurredOnEarliest IF NOT EXISTS FOR (n:Event) ON (n.occurredOnEarliest);
CREATE RANGE INDEX eventOccurredOnLatest IF NOT EXISTS FOR (n:Event) ON (n.occurredOnLatest);
CREATE RANGE INDEX eventAnnouncedOnEarliest IF NOT EXISTS FOR (n:Event) ON (n.announcedOnEarliest);
CREATE RANGE INDEX eventAnnouncedOnLatest IF NOT EXISTS FOR (n:Event) ON (n.announcedOnLatest);

// Treaty
CREATE CONSTRAINT treatyId IF NOT EXISTS FOR (n:Treaty) REQUIRE n.id IS UNIQUE;
CREATE RANGE INDEX treatyName IF NOT EXISTS FOR (n:Treaty) ON (n.name);
CREATE RANGE INDEX treatyNameFold IF NOT EXISTS FOR (n:Treaty) ON (n.nameFold);
CREATE RANGE INDEX treatyExistence IF NOT EXISTS FOR (n:Treaty) ON (n.existence);
CREATE RANGE INDEX treatySignedOnEarliest IF NOT EXISTS FOR (n:Treaty) ON (n.signedOnEarliest);
CREATE RANGE INDEX treatySignedOnLatest IF NOT EXISTS FOR (n:Treaty) ON (n.signedOnLatest);
CREATE RANGE INDEX treatySpecificity IF NOT EXISTS FOR (n:Treaty) ON (n.specificity);

// Thing
CREATE CONSTRAINT thingId IF NOT EXISTS FOR (n:Thing) REQUIRE n.id IS UNIQUE;
CREATE RANGE INDEX thingName IF NOT EXISTS FOR (n:Thing) ON (n.name);
CREATE RANGE INDEX thingNameFold IF NOT EXISTS FOR (n:Thing) ON (n.nameFold);
CREATE RANGE INDEX thingExistence IF NOT EXISTS FOR (n:Thing) ON (n.existence);
CREATE RANGE INDEX thingSchema IF NOT EXISTS FOR (n:Thing) ON (n.schema);
CREATE RANGE INDEX thingSchemaFold IF NOT EXISTS FOR (n:Thing) ON (n.schemaFold);

// Source
CREATE CONSTRAINT sourceId IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE RANGE INDEX sourceTitle IF NOT EXISTS FOR (n:Source) ON (n.title);
CREATE RANGE INDEX sourceTitleFold IF NOT EXISTS FOR (n:Source) ON (n.titleFold);
CREATE RANGE INDEX sourceLanguage IF NOT EXISTS FOR (n:Source) ON (n.language);
CREATE RANGE INDEX sourceLanguageFold IF NOT EXISTS FOR (n:Source) ON (n.languageFold);
CREATE RANGE INDEX sourcePublishedOnEarliest IF NOT EXISTS FOR (n:Source) ON (n.publishedOnEarliest);
CREATE RANGE INDEX sourcePublishedOnLatest IF NOT EXISTS FOR (n:Source) ON (n.publishedOnLatest);
CREATE RANGE INDEX sourceRetrievedAt IF NOT EXISTS FOR (n:Source) ON (n.retrievedAt);
CREATE RANGE INDEX sourceSha256 IF NOT EXISTS FOR (n:Source) ON (n.sha256);
CREATE RANGE INDEX sourceSha256Fold IF NOT EXISTS FOR (n:Source) ON (n.sha256Fold);

// Claim
CREATE CONSTRAINT claimId IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
CREATE RANGE INDEX claimStance IF NOT EXISTS FOR (n:Claim) ON (n.stance);
CREATE RANGE INDEX claimSpeechAct IF NOT EXISTS FOR (n:Claim) ON (n.speechAct);
CREATE RANGE INDEX claimAttribution IF NOT EXISTS FOR (n:Claim) ON (n.attribution);
CREATE RANGE INDEX claimQuote IF NOT EXISTS FOR (n:Claim) ON (n.quote);
CREATE RANGE INDEX claimQuoteFold IF NOT EXISTS FOR (n:Claim) ON (n.quoteFold);
CREATE RANGE INDEX claimValidFromEarliest IF NOT EXISTS FOR (n:Claim) ON (n.validFromEarliest);
CREATE RANGE INDEX claimValidFromLatest IF NOT EXISTS FOR (n:Claim) ON (n.validFromLatest);
CREATE RANGE INDEX claimValidToEarliest IF NOT EXISTS FOR (n:Claim) ON (n.validToEarliest);
CREATE RANGE INDEX claimValidToLatest IF NOT EXISTS FOR (n:Claim) ON (n.validToLatest);
CREATE RANGE INDEX claimSaidOnEarliest IF NOT EXISTS FOR (n:Claim) ON (n.saidOnEarliest);
CREATE RANGE INDEX claimSaidOnLatest IF NOT EXISTS FOR (n:Claim) ON (n.saidOnLatest);
CREATE RANGE INDEX claimPublishedOnEarliest IF NOT EXISTS FOR (n:Claim) ON (n.publishedOnEarliest);
CREATE RANGE INDEX claimPublishedOnLatest IF NOT EXISTS FOR (n:Claim) ON (n.publishedOnLatest);
CREATE RANGE INDEX claimRecordedAt IF NOT EXISTS FOR (n:Claim) ON (n.recordedAt);
CREATE RANGE INDEX claimRetractedAt IF NOT EXISTS FOR (n:Claim) ON (n.retractedAt);
CREATE RANGE INDEX claimReliability IF NOT EXISTS FOR (n:Claim) ON (n.reliability);
CREATE RANGE INDEX claimCredibility IF NOT EXISTS FOR (n:Claim) ON (n.credibility);

// Proposition
CREATE CONSTRAINT propositionId IF NOT EXISTS FOR (n:Proposition) REQUIRE n.id IS UNIQUE;
CREATE RANGE INDEX propositionPredicate IF NOT EXISTS FOR (n:Proposition) ON (n.predicate);
CREATE RANGE INDEX propositionPredicateFold IF NOT EXISTS FOR (n:Proposition) ON (n.predicateFold);
CREATE RANGE INDEX propositionSupport IF NOT EXISTS FOR (n:Proposition) ON (n.support);
CREATE RANGE INDEX propositionDispute IF NOT EXISTS FOR (n:Proposition) ON (n.dispute);
CREATE RANGE INDEX propositionStatus IF NOT EXISTS FOR (n:Proposition) ON (n.status);
CREATE RANGE INDEX propositionValidFromEarliest IF NOT EXISTS FOR (n:Proposition) ON (n.validFromEarliest);
CREATE RANGE INDEX propositionValidFromLatest IF NOT EXISTS FOR (n:Proposition) ON (n.validFromLatest);
CREATE RANGE INDEX propositionValidToEarliest IF NOT EXISTS FOR (n:Proposition) ON (n.validToEarliest);
CREATE RANGE INDEX propositionValidToLatest IF NOT EXISTS FOR (n:Proposition) ON (n.validToLatest);
CREATE RANGE INDEX propositionPublishedOnEarliest IF NOT EXISTS FOR (n:Proposition) ON (n.publishedOnEarliest);
CREATE RANGE INDEX propositionPublishedOnLatest IF NOT EXISTS FOR (n:Proposition) ON (n.publishedOnLatest);
