import type { GraphiQLOptions } from 'graphql-yoga';
import { EXAMPLES } from './examples.ts';

/** GraphiQL with a tab for each example. */
export function graphiqlOptions(): GraphiQLOptions {
  return { title: 'Chancery', defaultTabs: EXAMPLES.map((query) => ({ query })) };
}

/** The page with all that it needs, so that it works without a network. It is large: loaded when it is asked for. */
export async function renderGraphiql(options?: GraphiQLOptions): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  return renderGraphiQL(options);
}
