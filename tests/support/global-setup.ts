import type { TestProject } from 'vitest/node';
import { startNeo4j } from './neo4j/start-neo4j.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Bolt address of a Neo4j that tests may empty; null where none can be had. */
    neo4jUri: string | null;
  }
}

/** Starts one Neo4j for the whole run. In CI its absence is a failure; a reader is told in plain words. */
export default async function setup(
  project: TestProject,
): Promise<(() => Promise<void>) | undefined> {
  try {
    const { uri, stop } = await startNeo4j({ heap: '1g', pageCache: '256m' });
    project.provide('neo4jUri', uri);
    return stop;
  } catch (error) {
    // biome-ignore lint/style/noProcessEnv: it is how a CI machine says that it is one.
    if (process.env['CI'] !== undefined) throw error;
    console.warn(`\nThe tests of Neo4j are left out: ${(error as Error).message}\n`);
    project.provide('neo4jUri', null);
    return undefined;
  }
}
