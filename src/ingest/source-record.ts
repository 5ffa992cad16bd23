import type { SourceRecord } from '#evidence/records.ts';
import { dayRange } from '#graph/edtf.ts';
import { prefixOf } from '#graph/node-kind.ts';
import type { Entry } from './parse-entries.ts';
import { attempt } from './problem.ts';
import { entityKindOf, type SeedContext } from './seed-context.ts';
import type { SourceEntry } from './seed-format.ts';

/** `source.yaml` held against the model. */
export function readSource(
  context: SeedContext,
  { value, report }: Entry<SourceEntry>,
): SourceRecord {
  const { id, publisher, supersedes, publishedOn, ...rest } = value;
  for (const [name, source] of Object.entries({ id, supersedes })) {
    if (typeof source === 'string' && prefixOf(source) !== 'source')
      report(`"${source}" is no id of a source; it begins with source:`, [name]);
  }
  if (typeof publisher === 'string')
    entityKindOf(context, publisher, (message) => report(message, ['publisher']));
  if (typeof publishedOn === 'string')
    attempt(
      () => dayRange(publishedOn),
      (message) => report(message, ['publishedOn']),
    );
  return {
    id,
    publisher: publisher ?? null,
    supersedes: supersedes ?? null,
    properties: {
      title: rest.title,
      url: rest.url ?? null,
      language: rest.language ?? null,
      publishedOn: publishedOn ?? null,
      publishedOnBasis: rest.publishedOnBasis ?? null,
      retrievedAt: rest.retrievedAt ?? null,
      sha256: rest.sha256 ?? null,
      licence: rest.licence,
    },
  };
}
