import type { Condition, Via } from '#graph/condition.ts';
import type { Column } from '#graph/property.ts';
import type { AsOf, Cell, CellPlan, ReadPlan, RowPlan } from '#graph/read-plan.ts';
import { relationshipText } from '#graph/relationship-key.ts';
import type { RelationshipKey } from '#graph/write-plan.ts';
import type { Context } from '#graphql/context.ts';
import { BY_ID, over } from '#graphql/ways.ts';
import type { Finding } from '#planner/found-plan.ts';

/** What is shown of a hop beside what the search knows of it. */
export interface HopEvidence {
  /** Of the nodes at the start and at the end of the relationship. */
  readonly fromName: string;
  readonly toName: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly role: string | null;
  /** Null where no claim that supports it has words. */
  readonly quote: Quote | null;
}

/** The words of a claim. */
export interface Quote {
  readonly claim: string;
  readonly text: string;
  /** Null where the source names nobody. */
  readonly speaker: { readonly id: string; readonly name: string } | null;
}

/** Parameters of the plans below. */
const KEYS = 0;
const SUPPORTS = 1;
const REVISION = 2;
const PUBLISHED_BY = 3;

const text = (name: string): Column => ({ name, type: 'text', required: false });
const ofNode = (name: string): CellPlan => ({ kind: 'column', on: 'node', column: text(name) });
const ofRelationship = (name: string): CellPlan => ({
  kind: 'column',
  on: 'relationship',
  column: text(name),
});

const one = (via: Via, row: RowPlan, more: Partial<Extract<CellPlan, { kind: 'one' }>> = {}) =>
  ({ kind: 'one', via, where: null, order: BY_ID, row, ...more }) as const;

const end = (which: 'start' | 'end') =>
  one({ paths: [[{ step: 'end', end: which }]], kinds: [] }, [ofNode('name')]);

const has = (name: string): Condition => ({
  kind: 'not',
  condition: { kind: 'isNull', on: 'node', column: text(name) },
});

/** A claim that stands, is for it, and has words. */
const SPEAKS_FOR: Condition = {
  kind: 'and',
  conditions: [
    { kind: 'compare', on: 'node', column: text('stance'), operator: 'eq', parameter: SUPPORTS },
    has('quote'),
    { kind: 'isNull', on: 'node', column: text('retractedAt') },
  ],
};

/** The most reliable source, then what was published last, then the smallest id. */
const BEST_CLAIM = one(
  {
    paths: [[{ step: 'proposition' }, { step: 'hop', types: ['ON'], direction: 'in' }]],
    kinds: ['Claim'],
  },
  [
    ofNode('id'),
    ofNode('quote'),
    one(over('SPOKEN_BY', 'out', []), [ofNode('id'), ofNode('name')]),
  ],
  {
    where: SPEAKS_FOR,
    order: [
      { on: 'node', column: text('reliability'), descending: false },
      { on: 'node', column: text('publishedOnLatest'), descending: true },
      ...BY_ID,
    ],
  },
);

const KEY_COLUMNS = ['from', 'type', 'to', 'propositionId'].map(ofRelationship);

const evidencePlan = (asOf?: AsOf): ReadPlan => ({
  start: {
    kind: 'relationships',
    relationships: {
      parameter: KEYS,
      row: [
        ...KEY_COLUMNS,
        ...['validFrom', 'validTo', 'role'].map(ofRelationship),
        end('start'),
        end('end'),
        BEST_CLAIM,
      ],
    },
  },
  revision: asOf === undefined,
  ...(asOf !== undefined && { asOf }),
});

const NOW = evidencePlan();
const RECORDED = evidencePlan({ revision: REVISION, publishedBy: null });
const PUBLISHED = evidencePlan({ revision: REVISION, publishedBy: PUBLISHED_BY });

export type Evidence = (key: RelationshipKey) => HopEvidence;

/**
 * What stands behind relationships, all in one statement, and in one more where somebody wrote since the search: then it is read
 * as of what the search has seen.
 */
export async function readEvidence(
  keys: readonly RelationshipKey[],
  seen: number | null,
  { context, asOf, parameters, options }: Finding,
): Promise<Evidence> {
  const { store } = context as Context;
  const own = [[...new Set(keys.map(relationshipText))], 'SUPPORTS'];
  if (asOf !== undefined) {
    const { revision, publishedBy } = asOf;
    const clock = [revision, ...(publishedBy === null ? [] : [publishedBy])];
    const plan = publishedBy === null ? RECORDED : PUBLISHED;
    const all = [...own, ...clock.map((index) => parameters[index] ?? null)];
    return evidenceOf((await store.read(plan, all, options)).rows);
  }
  const read = await store.read(NOW, own, options);
  if (seen === null || read.revision === seen) return evidenceOf(read.rows);
  return evidenceOf((await store.read(RECORDED, [...own, seen], options)).rows);
}

type End = readonly [name: string];
type ClaimRow = readonly [id: string, quote: string, speaker: readonly [string, string] | null];
type EvidenceRow = readonly [
  from: string,
  type: string,
  to: string,
  propositionId: string,
  validFrom: string | null,
  validTo: string | null,
  role: string | null,
  start: End,
  end: End,
  claim: ClaimRow | null,
];

function evidenceOf(rows: readonly (readonly Cell[])[]): Evidence {
  const found = new Map(
    (rows as unknown as readonly EvidenceRow[]).map((row) => {
      const [from, type, to, propositionId, validFrom, validTo, role, start, end, claim] = row;
      const evidence = { fromName: start[0], toName: end[0], validFrom, validTo, role };
      const key = relationshipText({ from, type, to, propositionId });
      return [key, { ...evidence, quote: claim === null ? null : quoteOf(claim) }];
    }),
  );
  return (key) => found.get(relationshipText(key)) as HopEvidence;
}

function quoteOf([claim, text, speaker]: ClaimRow): Quote {
  return { claim, text, speaker: speaker && { id: speaker[0], name: speaker[1] } };
}
