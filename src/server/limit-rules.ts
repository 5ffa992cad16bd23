import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { MaxTokensParserWLexer } from '@escape.tech/graphql-armor-max-tokens';
import {
  type DocumentNode,
  GraphQLError,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { Limits } from '#graphql/context.ts';
import { depthLimit } from '#graphql/depth-limit.ts';

/** The rules that bound what a document may ask for. They are cheap: run them before those of the schema. */
export function limitRules(limits: Limits): readonly ValidationRule[] {
  return [
    // Its own default lets every __typename through.
    maxAliasesRule({ n: limits.aliases, allowList: [], ...refuse('aliases', limits.aliases) }),
    maxDirectivesRule({ n: limits.directives, ...refuse('directives', limits.directives) }),
    depthLimit(limits.depth),
  ];
}

/** Reports instead of throwing, so that the refusal has our code and can be cached. */
function refuse(what: string, most: number) {
  const report = (context: ValidationContext | null) => context?.reportError(tooMany(what, most));
  return { propagateOnRejection: false, onReject: [report] };
}

/**
 * Parses a document of a bounded size.
 *
 * @throws GraphQLError with the code `GRAPHQL_PARSE_FAILED` or `QUERY_TOO_COMPLEX`.
 */
export function parseDocument(text: string, tokens: number): DocumentNode {
  const refuseTokens = () => {
    throw tooMany('tokens', tokens);
  };
  const options = { n: tokens, onReject: [refuseTokens] };
  try {
    // Armor's options stand beside those of graphql-js, whose type does not know them.
    return new MaxTokensParserWLexer(text, options as never).parseDocument();
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions['code'] !== undefined) throw error;
    const { message, source, positions } = error;
    const extensions = { code: 'GRAPHQL_PARSE_FAILED' };
    throw new GraphQLError(message, {
      source: source ?? null,
      positions: positions ?? null,
      extensions,
    });
  }
}

function tooMany(what: string, most: number): GraphQLError {
  return new GraphQLError(`The document has more than ${most} ${what}, which is the limit.`, {
    extensions: { code: 'QUERY_TOO_COMPLEX', limit: most },
  });
}
