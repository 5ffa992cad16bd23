import type { GraphQLSchema } from 'graphql';
import { extend, type Selection } from './selection.ts';
import { fieldsOf, hasClaims, hasEvidenceStatus, isClaim, isLinkEdge, isSource } from './shapes.ts';

/** What stands behind a row: what the claims come to, and one of them in its own words. */
export interface Evidence {
  readonly status: string | null;
  /** Whether the quote speaks for it or against it. */
  readonly stance: string | null;
  readonly quote: string | null;
  /** Title of the source of the quote. */
  readonly source: string | null;
  readonly url: string | null;
}

type Row = Readonly<Record<string, unknown>>;
/** Reads what was asked for; null where no claim is known. */
export type ReadEvidence = (row: Row) => Evidence | null;

const WORDS = 'stance quote source{title url}';
/** The claim to quote: of the most reliable source, and of those the most literal. */
const ORDER = '[{field:RELIABILITY},{field:ATTRIBUTION}]';
const STANDING = '{retractedAt:{isNull:true}}';
const claims = (more: string) =>
  `_claims:claims(first:1,where:${STANDING},orderBy:${ORDER}){nodes{${WORDS}${more}}}`;
const OF_STATUS = ' propositions(first:1){nodes{status}}';

/** Asks for the evidence of the rows of a selection; null: their type has none. */
export function askEvidence(schema: GraphQLSchema, selection: Selection): ReadEvidence | null {
  const { type } = selection;
  const own = textFor(type);
  if (own !== null) {
    extend(schema, selection, own);
    return readOwn;
  }
  if (!isLinkEdge(type) && !('node' in fieldsOf(type))) return viaProposition(schema, selection);
  return ofEdge(schema, selection);
}

/** The fields in which the evidence of a type stands. */
function textFor(type: Selection['type']): string | null {
  if (isClaim(type)) {
    const of = 'propositions' in fieldsOf(type) ? ` _on:propositions(first:1){nodes{status}}` : '';
    return `_stance:stance _quote:quote _source:source{title url}${of}`;
  }
  if (isSource(type)) return '_title:title _url:url';
  if (!hasClaims(type)) return null;
  return hasEvidenceStatus(type) ? `_status:status ${claims('')}` : claims(OF_STATUS);
}

function readOwn(row: Row): Evidence | null {
  if ('_title' in row) return { ...NOTHING, source: text(row['_title']), url: text(row['_url']) };
  if ('_stance' in row) {
    const { _stance: stance, _quote: quote, _source: source, _on: propositions } = row;
    return worded({ stance, quote, source, propositions }, null);
  }
  const [claim] = nodesOf(row['_claims']);
  const status = text(row['_status']);
  if (claim === undefined) return status === null ? null : { ...NOTHING, status };
  return worded(claim, status);
}

const NOTHING: Evidence = { status: null, stance: null, quote: null, source: null, url: null };

function worded(claim: Row, status: string | null): Evidence {
  const source = (claim['source'] ?? {}) as Row;
  const [proposition] = nodesOf(claim['propositions']);
  return {
    status: status ?? text(proposition?.['status']),
    stance: text(claim['stance']),
    quote: text(claim['quote']),
    source: text(source['title']),
    url: text(source['url']),
  };
}

const nodesOf = (connection: unknown) =>
  ((connection as { readonly nodes?: readonly Row[] } | null)?.nodes ?? []) as readonly Row[];

const text = (value: unknown) => (typeof value === 'string' ? value : null);

/** Of the relationship that leads to the node where there is one, else of the node. */
function ofEdge(schema: GraphQLSchema, { fields, on, type }: Selection): ReadEvidence | null {
  const of = (name: string) => {
    const field = fieldsOf(type)[name];
    if (field === undefined) return null;
    const key = `_${name}`;
    extend(schema, { type, fields, on }, `${key}:${name}{__typename}`);
    const inner = fields.get(key)?.of;
    const read = inner === null || inner === undefined ? null : askEvidence(schema, inner);
    return read === null ? null : { key, read };
  };
  const [relationship, node] = [of('relationship'), of('node')];
  if (relationship === null && node === null) return null;
  return (row) => {
    const link = relationship === null ? null : (row[relationship.key] as Row | null);
    if (link !== null && relationship !== null) return relationship.read(link);
    const end = node === null ? null : (row[node.key] as Row | null);
    return end === null || node === null ? null : node.read(end);
  };
}

/** What is about one proposition has its evidence: a conflict. */
function viaProposition(schema: GraphQLSchema, selection: Selection): ReadEvidence | null {
  if (!('proposition' in fieldsOf(selection.type))) return null;
  extend(schema, selection, '_proposition:proposition{__typename}');
  const inner = selection.fields.get('_proposition')?.of;
  const read = inner === null || inner === undefined ? null : askEvidence(schema, inner);
  if (read === null) return null;
  return (row) => {
    const proposition = row['_proposition'] as Row | null;
    return proposition === null ? null : read(proposition);
  };
}
