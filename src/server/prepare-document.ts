import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import type { Limits, PrepareDocument, Prepared } from '#graphql/context.ts';
import { DocumentCache } from './document-cache.ts';
import { limitRules, parseDocument } from './limit-rules.ts';

interface Options {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  /** False: `__schema` and `__type` are refused, and no message suggests a name. */
  readonly introspection: boolean;
}

/** A syntax tree takes up to eighty times the memory of its text: this is 25 MB. */
const REMEMBERED_CHARACTERS = 300_000;

/** Errors of one document that a client is told of. */
const MOST_ERRORS = 20;

/** Errors of a document and of the text that the service would parse. They stand where the nodes do, or nowhere. */
export type CheckDocument = (document: DocumentNode, text: string) => readonly GraphQLError[];

/** Holds documents against the limits, then against the schema. */
export function createCheckDocument(options: Options): CheckDocument {
  const validated = createValidate(options);
  const { tokens } = options.limits;
  return (document, text) => {
    try {
      parseDocument(text, tokens);
      return validated(document);
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  };
}

/**
 * Parses and validates documents, and remembers what came of it. The same text gives the same tree, so that
 * plans can be remembered by it.
 */
export function createPrepareDocument(options: Options): PrepareDocument {
  const cache = new DocumentCache<Prepared>(REMEMBERED_CHARACTERS);
  const validated = createValidate(options);
  const prepare = (text: string): Prepared => {
    try {
      const document = parseDocument(text, options.limits.tokens);
      const errors = validated(document);
      return errors.length > 0 ? { errors } : { document };
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  };
  return (text) => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const prepared = prepare(text);
    cache.set(text, prepared);
    return prepared;
  };
}

function createValidate({ schema, limits, introspection }: Options) {
  const cheap = limitRules(limits);
  const rules = introspection
    ? specifiedRules
    : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  // The limits first and alone: what they refuse may be dear to hold against the schema.
  const phases: readonly (readonly ValidationRule[])[] = [cheap, rules];
  const options = { maxErrors: MOST_ERRORS, hideSuggestions: !introspection };
  return (document: DocumentNode): readonly GraphQLError[] => {
    for (const phase of phases) {
      const errors = validate(schema, document, phase, options);
      if (errors.length > 0) return errors.map(withCode);
    }
    const unknown = withoutRoot(schema, document);
    return unknown === undefined ? [] : [unknown];
  };
}

/** graphql-js finds only when it executes that a schema has no mutations or subscriptions. */
function withoutRoot(schema: GraphQLSchema, document: DocumentNode): GraphQLError | undefined {
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION || schema.getRootType(node.operation)) continue;
    const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
    return new GraphQLError(`The schema has no ${node.operation}.`, { nodes: node, extensions });
  }
  return undefined;
}

/** The error as it stands, with the code of the catalogue that fits. */
function withCode(error: GraphQLError): GraphQLError {
  if (error.extensions['code'] !== undefined) return error;
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions });
}
