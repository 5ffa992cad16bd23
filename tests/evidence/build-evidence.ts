import { propositionId } from '#evidence/identity.ts';
import type { Assertion, ClaimRecord, SourceRecord } from '#evidence/records.ts';
import type { JsonValue } from '#graph/encode.ts';

/** A claim of an invented source, with what a test does not care about filled in. */
export function buildClaim(id: string, parts: Partial<ClaimRecord> = {}): ClaimRecord {
  return {
    id: `claim:${id}`,
    source: 'source:gazette',
    speaker: null,
    addressedTo: [],
    stance: 'SUPPORTS',
    on: [],
    valid: null,
    states: [],
    repliesTo: [],
    drawsOn: [],
    saidOn: null,
    publishedOn: '2024-09-13',
    retractedAt: null,
    reliability: null,
    properties: {
      speechAct: 'ASSERT',
      attribution: 'OWN_REPORTING',
      quote: id,
      quoteChecked: false,
      locator: { row: 1 },
      recordedAt: '2024-09-14T00:00:00Z',
    },
    ...parts,
  };
}

/** That a claim is on (subject, predicate, object). */
export function relates(
  subject: string,
  predicate: string,
  object: string,
  properties: Readonly<Record<string, JsonValue>> = {},
): Assertion {
  const discriminator = String(properties['role'] ?? '');
  const id = propositionId(subject, predicate, { object }, discriminator);
  return {
    proposition: { id, subject, predicate, object, value: null, discriminator },
    properties,
  };
}

/** That a claim is on (subject, predicate, value). */
export function says(subject: string, predicate: string, value: JsonValue): Assertion {
  const id = propositionId(subject, predicate, { value });
  return {
    proposition: { id, subject, predicate, object: null, value, discriminator: '' },
    properties: {},
  };
}

export const GAZETTE: SourceRecord = {
  id: 'source:gazette',
  publisher: 'organization:gazette',
  supersedes: null,
  properties: { title: 'The Gazette', sha256: '0'.repeat(64) },
};
