import type { HttpPost } from '#bench/systems/system.ts';
import { Connection } from './connection.ts';

/** What one turn of a system showed. */
export interface Turn {
  readonly requests: number;
  readonly errors: number;
  /** How the first reply began that was one; null without errors. */
  readonly firstError: string | null;
  /** Seconds that the turn took, to the last reply. */
  readonly seconds: number;
  /** Milliseconds of each request, in no order. */
  readonly latencies: readonly number[];
}

/**
 * A closed loop: each client sends its next request when it has the reply to its last. All draw from one sequence,
 * which is the same for every system.
 */
export async function runLoad(
  port: number,
  clients: number,
  seconds: number,
  next: () => HttpPost,
): Promise<Turn> {
  const connections = Array.from({ length: clients }, () => new Connection(port));
  const latencies: number[] = [];
  let errors = 0;
  let firstError: string | null = null;
  const beganAt = performance.now();
  const endsAt = beganAt + seconds * 1000;
  const client = async (connection: Connection) => {
    for (let sentAt = performance.now(); sentAt < endsAt; ) {
      const { path, body } = next();
      const { status, start } = await connection.post(path, body);
      const repliedAt = performance.now();
      latencies.push(repliedAt - sentAt);
      if (status !== 200 || start.includes('"errors"')) {
        errors++;
        firstError ??= `${status} ${start}`;
      }
      sentAt = repliedAt;
    }
  };
  try {
    await Promise.all(connections.map(client));
  } finally {
    for (const connection of connections) connection.close();
  }
  return {
    requests: latencies.length,
    errors,
    firstError,
    seconds: (performance.now() - beganAt) / 1000,
    latencies,
  };
}
