import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Java } from './find-java.ts';
import type { Neo4jRelease } from './neo4j-release.ts';
import { once } from './once.ts';
import { run } from './run.ts';

const LAUNCHER = join(import.meta.dirname, 'Launcher.java');
const POM = join(import.meta.dirname, 'pom.xml');

/**
 * Fetches Neo4j with Maven and compiles the launcher against it, both once a machine. Answers the class path.
 *
 * @throws Error with what to install, when Maven is missing or fails.
 */
export async function installNeo4j(
  cache: string,
  java: Java,
  release: Neo4jRelease,
): Promise<string> {
  const jars = join(cache, `neo4j-${release.version}`);
  const classPath = join(jars, '*');
  await once(jars, (draft) => fetchJars(draft, release));

  const text = createHash('sha256').update(await readFile(LAUNCHER));
  const classes = `${jars}-launcher-${text.digest('hex').slice(0, 8)}`;
  await once(classes, (draft) => compileLauncher(draft, classPath, java));
  return [classes, classPath].join(delimiter);
}

async function fetchJars(draft: string, release: Neo4jRelease): Promise<void> {
  // Maven may write beside the file that it reads; our own tree stays as it was.
  const pom = join(draft, 'pom.xml');
  await copyFile(POM, pom);
  const quiet = ['--batch-mode', '--quiet', '--no-transfer-progress'];
  const what = [`-Dneo4j.version=${release.version}`, '-DincludeScope=runtime'];
  const parameters = ['dependency:copy-dependencies', ...what, `-DoutputDirectory=${draft}`];
  await run('mvn', [...quiet, '--file', pom, ...parameters]).catch((cause: unknown) => {
    throw new Error(
      `Neo4j ${release.version} could not be fetched through Maven: ${reason(cause)} ` +
        'Install Maven (apt-get install maven, brew install maven) and see that it can download; ' +
        'or start Docker; or set NEO4J_TEST_URI to the Bolt address of a database for tests.',
      { cause },
    );
  });
}

/** Compiled for the oldest Java that any release runs on, so that the classes outlive a change of JDK. */
async function compileLauncher(draft: string, classPath: string, java: Java): Promise<void> {
  const options = ['--release', '17', '-proc:none', '-cp', classPath, '-d', draft];
  await run(join(java.home, 'bin', 'javac'), [...options, LAUNCHER]);
}

function reason(cause: unknown): string {
  const { code, stdout } = cause as { code?: unknown; stdout?: string };
  if (code === 'ENOENT') return 'there is no `mvn` on the path.';
  return stdout?.split('\n').find((line) => line.includes('ERROR')) ?? String(cause);
}
