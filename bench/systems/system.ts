import type { Operation, Parameters } from '#bench/operations/operation.ts';

/** What is measured: a process of its own that answers the operations over HTTP. */
export interface System {
  readonly name: string;
  readonly title: string;
  /** The arguments of Node, and what the process is told through its environment. */
  command(port: number): {
    readonly parameters: readonly string[];
    readonly environment: NodeJS.ProcessEnv;
  };
  /** Answers 200 when the system is up; null: any answer at all will do. */
  readonly readyPath: string | null;
  /** Whether the operation has a text for it. */
  answers(operation: Operation): boolean;
  /** The request for an operation that it answers, with these values. */
  request(operation: Operation, parameters: Parameters): HttpPost;
  /** Whether a single node comes in a list of one. */
  readonly listsOne: boolean;
}

export interface HttpPost {
  readonly path: string;
  /** JSON. */
  readonly body: string;
}

/** Where the stores are that the systems read. */
export interface Stores {
  /** Bolt address; no credentials. */
  readonly neo4j: string;
  /** Directory of the embedded store. */
  readonly sqlite: string;
}
