import type { Commands, Planned, Recording } from '#evidence/commands.ts';
import { planEvidence } from '#evidence/plan-evidence.ts';
import type { ClaimRecord, EntityRecord, SourceRecord } from '#evidence/records.ts';
import { entitiesIn } from '#evidence/work.ts';
import type { Value } from '#graph/encode.ts';
import { kindOfId } from '#graph/graph-model.ts';
import type { Property } from '#graph/property.ts';
import type { GraphStore } from '#graph/store.ts';
import type { Transaction } from '#graph/transaction.ts';
import { graphModel } from '#modules/graph-model.ts';
import { GAZETTE } from './build-evidence.ts';

const RECORDING: Recording = { actor: 'test', message: 'Test', at: '2024-09-14T00:00:00Z' };

/** The only writer of a store in which nothing is. */
const OF_NOTHING: Transaction = {
  revision: 1,
  lastAt: null,
  nodes: async () => [],
  relationships: async () => [],
  answered: async () => null,
  write: async () => {},
};

/** What commands come to where nothing was recorded before. */
export function planAlone(commands: Commands): Promise<Planned> {
  return planEvidence(OF_NOTHING, graphModel, commands, RECORDING);
}

/** Records commands as a revision; none when all of it was recorded already. Answers what became of the nodes. */
export function record(
  store: GraphStore,
  commands: Commands,
  recording: Partial<Recording> = {},
): Promise<Planned> {
  return store.transact(async (transaction) => {
    const given = { ...RECORDING, ...recording };
    const planned = await planEvidence(transaction, graphModel, commands, given);
    if (planned.changes.length > 0) await transaction.write(planned.plan);
    return planned;
  });
}

/** Claims with the source and the entities that they need, as far as these are not given. */
export function withWhatIsNamed(
  claims: readonly ClaimRecord[],
  entities: readonly EntityRecord[] = [],
  sources: readonly SourceRecord[] = [GAZETTE],
): Commands {
  const given = new Set(entities.map(({ id }) => id));
  const named = [
    ...claims.flatMap(entitiesIn),
    ...sources.flatMap(({ publisher }) => publisher ?? []),
  ];
  const others = [...new Set(named)].filter((id) => !given.has(id)).map((id) => buildEntity(id));
  return { sources, entities: [...entities, ...others], claims };
}

/** An entity with whatever its kind requires. */
export function buildEntity(
  id: string,
  identity: Readonly<Record<string, Value>> = {},
): EntityRecord {
  const { name: kind, properties } = kindOfId(graphModel, id);
  const required = Object.entries(properties)
    .filter(([, property]) => property.required)
    .map(([name, property]) => [name, anyValue(id, property)] as const);
  return { id, kind, identity: { ...Object.fromEntries(required), ...identity } };
}

function anyValue(id: string, { type, values }: Property): Value {
  if (type === 'integer') return 1;
  return values?.values[0] ?? id.split(':')[1] ?? id;
}
