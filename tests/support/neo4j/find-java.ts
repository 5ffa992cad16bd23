import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Neo4jTestEnvironment } from './environment.ts';

/** A JDK on this machine; a mere runtime does not count, because the launcher has to be compiled. */
export interface Java {
  readonly home: string;
  /** The feature release: 17, 21, 25. */
  readonly release: number;
}

/** Every JDK that can be found, the preferred one first, each once. */
export function findJava(environment: Neo4jTestEnvironment): readonly Java[] {
  const homes = [environment.javaHome ?? [], onPath(environment.path), underKnownFolders()].flat();
  const found = new Map<string, Java>();
  for (const home of homes) {
    const java = readJava(home);
    if (java !== undefined && !found.has(java.home)) found.set(java.home, java);
  }
  return [...found.values()];
}

/** `java` on the path is mostly a link into a JDK that another folder of the path does not show. */
function onPath(path: string): readonly string[] {
  return path
    .split(delimiter)
    .map((folder) => join(folder, 'java'))
    .filter((command) => existsSync(command))
    .map((command) => dirname(dirname(realpathSync(command))));
}

/** A machine may hold a newer JDK than the one it runs by default, so the usual folders are looked through too. */
function underKnownFolders(): readonly string[] {
  const sdkman = join(homedir(), '.sdkman', 'candidates', 'java');
  return [
    ...childrenOf('/usr/lib/jvm'),
    ...childrenOf('/Library/Java/JavaVirtualMachines').map((bundle) =>
      join(bundle, 'Contents', 'Home'),
    ),
    ...childrenOf(sdkman),
  ];
}

function childrenOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => join(folder, name));
}

/** Reads the `release` file that every JDK carries, which costs no start of a virtual machine. */
function readJava(home: string): Java | undefined {
  const file = join(home, 'release');
  if (!existsSync(file) || !existsSync(join(home, 'bin', 'javac'))) return undefined;
  const release = /^JAVA_VERSION="(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1];
  return release === undefined ? undefined : { home: realpathSync(home), release: Number(release) };
}
