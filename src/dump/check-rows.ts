import { checkWritePlan } from '#graph/check-write-plan.ts';
import type { DumpRow, VersionRow } from '#graph/dump.ts';
import type { GraphModel } from '#graph/graph-model.ts';
import { AppError } from '#src/errors.ts';
import { badDump } from './bad-dump.ts';
import { columnChecks } from './check-columns.ts';
import { permalinkCheck } from './check-permalink.ts';
import { SORTS } from './dump-format.ts';

type Of<Sort extends DumpRow['row']> = Extract<DumpRow, { row: Sort }>;

/**
 * A check of the rows of one dump, given in batches and in order. Names of kinds and types become part of a statement, and digits
 * part of a JSON text, so nothing else may reach a store; and history has no gap.
 *
 * @throws AppError `BAD_DUMP`.
 */
export function rowCheck(model: GraphModel): (rows: readonly DumpRow[]) => void {
  const columns = columnChecks(model);
  let sort = 0;
  let revision = 0;
  const checkPermalink = permalinkCheck();

  const checkVersion = (row: Of<'node'> | Of<'relationship'>) => {
    const [key, misfit] =
      row.row === 'node'
        ? [row.id, columns.node(row.kind)(row.properties)]
        : [`${row.type} of ${row.from}`, columns.relationship(row.properties)];
    if (misfit !== null) throw badDump(`"${misfit}" of ${key} holds no value of its type`);
    if (!isKnown(row, revision)) throw badDump(`${key} was known in no revision of the dump`);
  };

  const checkRow = (row: DumpRow) => {
    const place = SORTS.indexOf(row.row);
    if (place < sort) throw badDump(`a ${row.row} comes after a ${SORTS[sort]}`);
    sort = place;
    if (row.row === 'node' || row.row === 'relationship') return checkVersion(row);
    if (row.row === 'permalink') return checkPermalink(row, revision);
    if (row.row === 'mutation' && row.revision > revision)
      throw badDump(`the answer to ${row.clientMutationId} is of no revision of the dump`);
    if (row.row === 'revision' && row.number !== ++revision)
      throw badDump(`revision ${row.number} stands where ${revision} should`);
  };

  return (rows) => {
    checkNames(model, rows);
    rows.forEach(checkRow);
  };
}

function isKnown({ knownFrom, knownTo }: VersionRow, last: number): boolean {
  return knownFrom <= last && (knownTo === null || (knownFrom < knownTo && knownTo <= last));
}

function checkNames(model: GraphModel, rows: readonly DumpRow[]): void {
  const nodes = rows.filter((row): row is Of<'node'> => row.row === 'node');
  const relationships = rows.filter((row): row is Of<'relationship'> => row.row === 'relationship');
  try {
    checkWritePlan(model, { actor: '', message: '', at: '', nodes, relationships });
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new AppError('BAD_DUMP', cause.message, { cause });
  }
}
