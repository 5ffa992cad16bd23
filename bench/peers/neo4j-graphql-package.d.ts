declare module '@neo4j/graphql' {
  import type { GraphQLSchema } from 'graphql';
  import type { Driver } from 'neo4j-driver';

  /** What we use of it: declared here, because the package is installed only where the benchmark runs. */
  export class Neo4jGraphQL {
    constructor(options: {
      readonly typeDefs: string;
      readonly driver: Driver;
      readonly features: { readonly filters: { readonly String: { readonly GTE: boolean } } };
    });
    getSchema(): Promise<GraphQLSchema>;
  }
}
