import type { Reads } from '#auth/access.ts';
import type { Authenticate } from '#auth/authenticate.ts';
import { ANONYMOUS, type Caller } from '#auth/caller.ts';
import { withoutRole } from '#auth/refusals.ts';
import type { Context } from '#graphql/context.ts';
import { AppError } from '#src/errors.ts';
import { clientKey } from './client-key.ts';
import { type RateLimiter, type Standing, WINDOW_SECONDS } from './rate-limiter.ts';

/** What all requests of a server are let in by. */
export interface Gate {
  readonly authenticate: Authenticate;
  readonly reads: Reads;
  /** Null: nothing is limited. */
  readonly limiter: RateLimiter | null;
}

/** What Node's listener tells of a request; a request in process has none. */
export interface Connection {
  readonly req?: { readonly socket: { readonly remoteAddress?: string } };
  readonly res?: { destroy(): unknown };
}

/** What a request brings to its operation. */
export type Entry = Pick<Context, 'caller' | 'charge'>;

/** Points that a token costs which is not accepted, so that trying many ends soon. */
const BAD_TOKEN_POINTS = 10;

/** One request at the gate: who asks, what it may still ask for, and what the response says of both. */
export class Visit {
  readonly #gate: Gate;
  readonly #authorization: string | undefined;
  readonly #address: string | undefined;
  #standing: Standing | undefined;

  /** `authorization`: the header as it came; `address`: of the client, where there is one. */
  constructor(gate: Gate, authorization: string | undefined, address: string | undefined) {
    this.#gate = gate;
    this.#authorization = authorization;
    this.#address = address;
  }

  /**
   * Finds out who asks. Before anything of the request is looked at, so that nothing is done for whom it is not meant.
   *
   * @throws AppError `UNAUTHENTICATED`, `RATE_LIMITED`, and what finding out may throw.
   */
  async enter(): Promise<Entry> {
    const caller = this.#authorization === undefined ? ANONYMOUS : await this.#known();
    if (this.#gate.reads === 'token' && caller === ANONYMOUS) throw withoutRole(caller, 'READER');
    if (this.#gate.limiter === null) return { caller };
    const key = caller.actor === null ? this.#clientKey() : `actor ${caller.actor}`;
    return { caller, charge: (points) => this.#charge(key, points) };
  }

  /** Headers of the response, by its status. */
  headers(status: number): Readonly<Record<string, string>> {
    const { limiter } = this.#gate;
    const standing = this.#standing;
    return {
      ...(status === 401 && { 'www-authenticate': this.#challenge() }),
      ...(limiter !== null &&
        standing !== undefined && {
          'ratelimit-policy': `"default";q=${limiter.points};w=${WINDOW_SECONDS}`,
          ratelimit: `"default";r=${standing.remaining};t=${standing.seconds}`,
        }),
      ...(status === 429 && standing !== undefined && { 'retry-after': `${standing.seconds}` }),
    };
  }

  async #known(): Promise<Caller> {
    try {
      return await this.#gate.authenticate(this.#authorization ?? '');
    } catch (error) {
      const isBad = error instanceof AppError && error.code === 'UNAUTHENTICATED';
      if (isBad && this.#gate.limiter) await this.#charge(this.#clientKey(), BAD_TOKEN_POINTS);
      throw error;
    }
  }

  #clientKey(): string {
    return `client ${clientKey(this.#address)}`;
  }

  async #charge(key: string, points: number): Promise<void> {
    const limiter = this.#gate.limiter as RateLimiter;
    this.#standing = await limiter.take(key, points);
    if (this.#standing.granted) return;
    const { remaining, seconds } = this.#standing;
    const message =
      points > limiter.points
        ? `The operation takes ${points} points; ${limiter.points} a minute are allowed. Ask for less.`
        : `The operation takes ${points} points; ${remaining} are left of ${limiter.points} a minute. Ask again in ${seconds} s.`;
    throw new AppError('RATE_LIMITED', message, {
      details: { points, remaining, limit: limiter.points, retryAfterSeconds: seconds },
    });
  }

  /** Source: RFC 6750, § 3. */
  #challenge(): string {
    const realm = 'Bearer realm="chancery"';
    return this.#authorization === undefined ? realm : `${realm}, error="invalid_token"`;
  }
}
