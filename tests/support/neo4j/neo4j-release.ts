import type { Java } from './find-java.ts';

/** A release of Neo4j Community, and the oldest JDK that it runs on. */
export interface Neo4jRelease {
  readonly version: string;
  readonly minimumJava: number;
}

/** Newest first. The second is the long-term release, for machines that have nothing newer than Java 17. */
const RELEASES: readonly [Neo4jRelease, ...Neo4jRelease[]] = [
  { version: '2026.08.1', minimumJava: 21 },
  { version: '5.26.30', minimumJava: 17 },
];

export const [LATEST_RELEASE] = RELEASES;

/** The newest release that one of these JDKs can run, with the first JDK that can; nothing when all are too old. */
export function chooseRelease(
  javas: readonly Java[],
): { readonly java: Java; readonly release: Neo4jRelease } | undefined {
  for (const release of RELEASES) {
    const java = javas.find((candidate) => candidate.release >= release.minimumJava);
    if (java !== undefined) return { java, release };
  }
  return undefined;
}
