import { builder } from '#graphql/builder.ts';
import './assess.ts';
import './claim-input.ts';
import './create-permalink.ts';
import './create-snapshot.ts';
import './entity-input.ts';
import './ingest-source.ts';
import './locator-input.ts';
import './merge-entities.ts';
import './record-claims.ts';
import './redact.ts';
import './refusal-type.ts';
import './retract-claim.ts';
import './split-entity.ts';
import './upsert-entities.ts';

builder.mutationType({
  description: 'Writing. Each mutation is one transaction and at most one revision.',
});
