import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { AppError } from '#src/errors.ts';

/** The text behind the invented seed; the letter with a curl is one code point and three bytes. */
export const TEXT =
  'On Friday the envoy of Aland, Ada 𝔅ell, said: “We have six envoys.” Nobody answered.\n';
export const SHA256 = createHash('sha256').update(TEXT).digest('hex');

/** The three files of a seed that breaks no rule. */
export const GOOD = {
  'source.yaml': `id: source:gazette
title: The Gazette
publisher: organization:gazette
publishedOn: "2024-09-13"
url: null
sha256: ${SHA256}
licence: Ours.
`,
  'entities.yaml': `- { id: organization:gazette, name: The Gazette, existence: ATTESTED, type: MEDIA }
- { id: person:ada, name: Ada Bell, existence: ATTESTED, externalIds: { wikidata: Q1 } }
- { id: position:envoy, name: Envoy of Aland, existence: ATTESTED, title: Envoy }
- { id: diplomat:some, name: Envoys of Aland, existence: ATTESTED, headcountQualifier: EXACT }
`,
  'claims.yaml': `- key: c01
  on:
    - { subject: person:ada, predicate: HOLDS, object: position:envoy }
  stance: SUPPORTS
  speechAct: ASSERT
  attribution: OWN_REPORTING
  speaker: organization:gazette
  quote: the envoy of Aland, Ada 𝔅ell
  locator: { start: 10, end: 38, prefix: "Friday ", suffix: ", said" }
  valid: { from: "[..2024-09-13]" }
- key: c02
  on:
    - { subject: diplomat:some, predicate: ENGAGED_IN, value: diplomacy }
  stance: SUPPORTS
  speechAct: ASSERT
  attribution: DIRECT_QUOTE
  speaker: person:ada
  quote: We have six envoys.
  locator: { start: 47, end: 66, prefix: "said: “", suffix: "” Nobody" }
  states:
    - { entity: diplomat:some, property: headcount, value: 6 }
    - { entity: diplomat:some, property: statuses, value: [{ status: LEFT, on: "2024-08" }, { status: RECALLED }] }
  repliesTo: [c01]
`,
};

export type Files = Partial<Record<keyof typeof GOOD, string>>;

/** An empty folder that is gone after the test. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'seeds-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a seed: the good files, but for those that are given. Answers its folder. */
export async function writeSeed(parent: string, name: string, files: Files = {}): Promise<string> {
  const folder = join(parent, name);
  await mkdir(folder, { recursive: true });
  for (const [file, content] of Object.entries({ ...GOOD, ...files }))
    await writeFile(join(folder, file), content);
  return folder;
}

/** The problems that reading a bad seed reports, one line each. */
export async function problemsOf(reading: Promise<unknown>): Promise<readonly string[]> {
  const error = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError) || error.code !== 'BAD_SEED')
    throw error ?? new Error('The seed was accepted.');
  return error.message.split('\n');
}
