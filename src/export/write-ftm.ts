import type { ExportWriter } from './export-writer.ts';
import { FTM_WANTED, type FtmEntity, ftmEntity, ftmLink } from './ftm-entity.ts';
import { type ElementReader, elementReader } from './read-elements.ts';

/**
 * Entities of FollowTheMoney as lines of JSON, relationships among them.
 *
 * @throws AppError `BAD_USER_INPUT` when the query has no nodes with ids.
 */
export const writeFtm: ExportWriter = (operation, { evidence }) =>
  linesOf(elementReader(operation, { evidence, wanted: FTM_WANTED }));

async function* linesOf(reader: ElementReader): AsyncGenerator<string> {
  for await (const { entities, links } of reader.read()) {
    yield [...entities.map(ftmEntity), ...links.map(ftmLink)].map(line).join('');
  }
}

const line = (entity: FtmEntity) => `${JSON.stringify(entity)}\n`;
