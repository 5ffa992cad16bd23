import { readEnvironment } from './environment.ts';
import { findJava } from './find-java.ts';
import { installNeo4j } from './install-neo4j.ts';
import { dockerAnswers, launchInDocker } from './launch-in-docker.ts';
import { launchInJava } from './launch-in-java.ts';
import { chooseRelease } from './neo4j-release.ts';
import type { Neo4jOptions, RunningNeo4j } from './running-neo4j.ts';

/**
 * A real Neo4j for tests: the one of `NEO4J_TEST_URI`, which `stop` leaves alone; else a container where a Docker
 * engine runs; else the Community server inside a Java process of ours.
 *
 * Cost: about six seconds, and a download of 150 MB on the first run of a machine.
 *
 * @throws Error that says what is missing and how to get it.
 */
export async function startNeo4j(options: Neo4jOptions = {}): Promise<RunningNeo4j> {
  const environment = readEnvironment();
  if (environment.uri !== undefined) return { uri: environment.uri, stop: async () => {} };
  if (await dockerAnswers()) return launchInDocker(options);

  const javas = findJava(environment);
  const chosen = chooseRelease(javas);
  if (chosen === undefined) {
    const found = javas.map(({ home, release }) => `${release} in ${home}`).join(', ') || 'none';
    throw new Error(
      `A Neo4j for tests needs a JDK of Java 21 or newer, or at least 17; found: ${found}. ` +
        'Install one (apt-get install default-jdk-headless, brew install openjdk) and name it in JAVA_HOME; ' +
        'or start Docker; or set NEO4J_TEST_URI to the Bolt address of a database for tests.',
    );
  }
  const classPath = await installNeo4j(environment.cache, chosen.java, chosen.release);
  return launchInJava(chosen.java, classPath, options);
}
