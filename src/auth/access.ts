import { AppError } from '#src/errors.ts';
import { isLoopback } from './loopback.ts';

/** Who may read: everyone, or who has a token. Writing always takes one. */
export const READS = ['open', 'token'] as const;
export type Reads = (typeof READS)[number];

/** Whose JWTs are accepted beside our own tokens. */
export interface JwtSettings {
  /** Where the public keys are. */
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
  /** The claim that names the role: a text, or a list of them of which the highest counts. */
  readonly roleClaim: string;
}

/** What an operator said of who may do what; null: nothing. */
export interface AccessSettings {
  readonly reads: Reads | null;
  readonly jwt: JwtSettings | null;
  /** Points a minute for each caller; 0: no limit. */
  readonly rateLimit: number | null;
}

/** What a server goes by. */
export interface Access {
  readonly reads: Reads;
  readonly jwt: JwtSettings | null;
  readonly rateLimit: number;
}

/** Points a minute where others can reach the service. */
const RATE_LIMIT = 60_000;

/**
 * What the settings come to where the service listens: open to the one machine, closed to others.
 *
 * @throws AppError `BAD_CONFIGURATION` when others could reach it and nobody said who may.
 */
export function accessAt(host: string, { reads, jwt, rateLimit }: AccessSettings): Access {
  if (isLoopback(host)) return { reads: reads ?? 'open', jwt, rateLimit: rateLimit ?? 0 };
  if (reads === null && jwt === null) throw new AppError('BAD_CONFIGURATION', UNDECIDED);
  return { reads: reads ?? 'token', jwt, rateLimit: rateLimit ?? RATE_LIMIT };
}

const UNDECIDED =
  'HOST is an address that others can reach, and nothing says who may read. Set CHANCERY_READS=token (make a token with chancery token create), CHANCERY_READS=open (everyone may read), or CHANCERY_JWKS_URL. Writing takes a token in any case.';
