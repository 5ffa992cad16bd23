import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the start of a test database takes from outside; the only place of this folder that reads the environment. */
export interface Neo4jTestEnvironment {
  /** A running database to use instead of starting one; nothing when empty. */
  readonly uri: string | undefined;
  /** The JDK that the user prefers, which may be too old for us. */
  readonly javaHome: string | undefined;
  /** Folders that may hold commands, in the order of `PATH`. */
  readonly path: string;
  /** Where downloads are kept between runs. */
  readonly cache: string;
}

// biome-ignore lint/style/noProcessEnv: the one reader of this folder, as src/config.ts is of the service.
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Neo4jTestEnvironment {
  return {
    uri: env['NEO4J_TEST_URI'] || undefined,
    javaHome: env['JAVA_HOME'] || undefined,
    path: env['PATH'] ?? '',
    cache: env['CHANCERY_CACHE'] || join(homedir(), '.cache', 'chancery'),
  };
}
