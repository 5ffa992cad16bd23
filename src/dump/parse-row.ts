import * as z from 'zod';
import type { DumpRow } from '#graph/dump.ts';

const count = z.int().min(1);

const version = {
  properties: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  ),
  knownFrom: count,
  knownTo: count.nullable(),
  publishedFrom: z.string(),
  publishedTo: z.string().nullable(),
};

const Row = z.discriminatedUnion('row', [
  z.strictObject({
    row: z.literal('revision'),
    number: count,
    at: z.string(),
    actor: z.string(),
    message: z.string(),
  }),
  z.strictObject({
    row: z.literal('mutation'),
    actor: z.string(),
    clientMutationId: z.string(),
    hash: z.string(),
    answer: z.string(),
    revision: count,
  }),
  z.strictObject({ row: z.literal('node'), id: z.string(), kind: z.string(), ...version }),
  z.strictObject({ row: z.literal('record'), id: z.string(), record: z.string() }),
  z.strictObject({
    row: z.literal('relationship'),
    type: z.string(),
    from: z.string(),
    to: z.string(),
    propositionId: z.string(),
    ...version,
  }),
  z.strictObject({
    row: z.literal('permalink'),
    id: z.string(),
    operation: z.string(),
    document: z.string(),
    variables: z.string(),
    revision: z.int().min(0),
    createdBy: z.string(),
    createdAt: z.string(),
    purgedAt: z.string().nullable(),
  }),
]);

/** @throws ZodError when the value has not the shape of a row. */
export function parseRow(value: unknown): DumpRow {
  return Row.parse(value);
}
