import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Evidence } from '#evidence/records.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import { checkEntities, type ReadEntity } from './check-entities.ts';
import { checkQuote, codePointsOf } from './check-quote.ts';
import { type ClaimContext, readClaim } from './claim-record.ts';
import { readEntity } from './entity-record.ts';
import { linkClaims } from './link-claims.ts';
import { type Entry, idOf, parseEntries, parseEntry } from './parse-entries.ts';
import type { Report } from './problem.ts';
import type { SeedContext } from './seed-context.ts';
import { claimFormat, entityFormat, type SourceEntry, sourceFormat } from './seed-format.ts';
import { readSource } from './source-record.ts';
import { parseYaml, type YamlFile } from './yaml-file.ts';

export interface SeedOptions {
  readonly model: GraphModel;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  /** Ids of entities that earlier seeds brought. */
  readonly knownIds?: ReadonlySet<string>;
}

/** The text of a source; null when it is not at hand. */
export type FindText = (source: SourceEntry, report: Entry<SourceEntry>['report']) => string | null;

/** Reads a seed as far as it can be read; what is wrong goes to `report`, so the answer counts only when nothing did. */
export async function readSeedFolder(
  folder: string,
  options: SeedOptions,
  report: Report,
  findText: FindText,
): Promise<Evidence> {
  const [sourceFile, entityFile, claimFile] = await Promise.all([
    openYaml(folder, 'source.yaml', report),
    openYaml(folder, 'entities.yaml', report),
    openYaml(folder, 'claims.yaml', report),
  ]);
  const { model, recordedAt, knownIds = new Set() } = options;
  const context: SeedContext = {
    model,
    entityIds: new Set([...knownIds, ...idsIn(entityFile, 'id')]),
  };
  const source = parseEntry(sourceFile, [], sourceFile.data, 'id', sourceFormat, report);
  const text = source === undefined ? null : findText(source.value, source.report);
  const entities = readEntities(context, entityFile, knownIds, report);
  const place = {
    ...context,
    source: source?.value ?? { id: '' },
    recordedAt,
    quoteChecked: text !== null,
  };
  const points = text === null ? null : codePointsOf(text);
  const { claims, inOrder } = readClaims(place, claimFile, report, points);
  if (inOrder) checkEntities(model, entities, claims);
  return {
    sources: source === undefined ? [] : [readSource(context, source)],
    entities: entities.map(({ entity }) => entity),
    claims,
  };
}

function readEntities(
  context: SeedContext,
  file: YamlFile,
  knownIds: ReadonlySet<string>,
  report: Report,
): readonly ReadEntity[] {
  return parseEntries(file, 'id', entityFormat, report).flatMap((entry) => {
    if (knownIds.has(entry.id)) entry.report('An earlier seed has this entity already.', ['id']);
    const entity = readEntity(context, entry);
    return entity === undefined ? [] : [{ entry, entity }];
  });
}

function readClaims(
  context: ClaimContext,
  file: YamlFile,
  report: Report,
  text: readonly string[] | null,
): { readonly claims: Evidence['claims']; readonly inOrder: boolean } {
  let inOrder = file.data !== null;
  const entries = parseEntries(file, 'key', claimFormat, (problem) => {
    inOrder = false;
    report(problem);
  });
  const read = entries.map((entry) => {
    for (const message of checkQuote(entry.value, text)) entry.report(message, ['quote']);
    return { entry, claim: readClaim(context, entry) };
  });
  const claims = linkClaims(read, idsIn(file, 'key'));
  return { claims, inOrder };
}

function idsIn({ data }: YamlFile, idName: 'id' | 'key'): ReadonlySet<string> {
  return new Set(Array.isArray(data) ? data.map((raw) => idOf(raw, idName)) : []);
}

async function openYaml(folder: string, name: string, report: Report): Promise<YamlFile> {
  const file = `${basename(folder)}/${name}`;
  try {
    return parseYaml(file, await readFile(join(folder, name), 'utf8'), report);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    report({ file, line: 0, id: '', message: 'The file is missing.' });
    return { name: file, data: null, lineOf: () => 0 };
  }
}
