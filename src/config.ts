import * as z from 'zod';
import { type AccessSettings, READS } from '#auth/access.ts';
import { isLoopback } from '#auth/loopback.ts';
import { DEFAULT_LIMITS, type Limits } from '#graphql/context.ts';
import { AppError } from './errors.ts';
import { jwtSettings } from './jwt-settings.ts';
import { type StoreAddress, storeAddress } from './store-address.ts';

/** What an operator may set. */
export interface Config {
  readonly store: StoreAddress;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly limits: Limits;
  readonly graphiql: boolean;
  /** Whether clients may ask for the schema. */
  readonly introspection: boolean;
  /** Whether nothing runs but what is kept in the store. */
  readonly persistedOnly: boolean;
  readonly access: AccessSettings;
  /** A file of exchange rates; null: money is not converted. */
  readonly rates: string | null;
  /** What `chancery query` asks with; null: as nobody. */
  readonly token: string | null;
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'is not a whole number')
    .transform(Number)
    .pipe(z.number().min(least, `is less than ${least}`).max(most, `is more than ${most}`));

const whole = (least: number, most: number, unset: number) => number(least, most).default(unset);

const flag = z.enum(['on', 'off'], 'is neither on nor off').transform((value) => value === 'on');

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535, 4000),
  LOG_LEVEL: z.enum(LOG_LEVELS, `is none of ${LOG_LEVELS.join(', ')}`).default('info'),
  CHANCERY_GRAPHIQL: flag.optional(),
  CHANCERY_INTROSPECTION: flag.default(true),
  CHANCERY_PERSISTED_ONLY: flag.default(false),
  CHANCERY_RATES: z.string().optional(),
  CHANCERY_READS: z.enum(READS, 'is neither open nor token').optional(),
  CHANCERY_RATE_LIMIT: number(0, 1_000_000_000).optional(),
  CHANCERY_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]+$/, 'is no token')
    .optional(),
  CHANCERY_MAX_DEPTH: whole(1, 100, DEFAULT_LIMITS.depth),
  CHANCERY_MAX_COMPLEXITY: whole(1, 1_000_000, DEFAULT_LIMITS.complexity),
  CHANCERY_MAX_ALIASES: whole(0, 10_000, DEFAULT_LIMITS.aliases),
  CHANCERY_MAX_DIRECTIVES: whole(0, 10_000, DEFAULT_LIMITS.directives),
  CHANCERY_MAX_TOKENS: whole(1, 100_000, DEFAULT_LIMITS.tokens),
  CHANCERY_MAX_BODY_BYTES: whole(1000, 100_000_000, DEFAULT_LIMITS.bodyBytes),
  CHANCERY_TIMEOUT_MS: whole(1, 600_000, DEFAULT_LIMITS.timeoutMs),
});

/**
 * Reads the settings. The only reader of the environment; a variable that is empty counts as not set.
 *
 * @throws AppError `BAD_CONFIGURATION` that names every bad variable and no value.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  const problems = parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  const [store, jwt] = [storeAddress(given), jwtSettings(given)];
  const others = [store, jwt].filter((found) => typeof found === 'string');
  if (typeof store === 'string' || typeof jwt === 'string' || !parsed.success) {
    throw badConfiguration([...(problems ?? []), ...others]);
  }
  const { data } = parsed;
  return {
    store,
    host: data.HOST,
    port: data.PORT,
    logLevel: data.LOG_LEVEL,
    limits: limitsOf(data),
    graphiql: data.CHANCERY_GRAPHIQL ?? isLoopback(data.HOST),
    introspection: data.CHANCERY_INTROSPECTION,
    persistedOnly: data.CHANCERY_PERSISTED_ONLY,
    access: {
      reads: data.CHANCERY_READS ?? null,
      jwt,
      rateLimit: data.CHANCERY_RATE_LIMIT ?? null,
    },
    rates: data.CHANCERY_RATES ?? null,
    token: data.CHANCERY_TOKEN ?? null,
  };
}

function limitsOf(data: z.infer<typeof Environment>): Limits {
  return {
    depth: data.CHANCERY_MAX_DEPTH,
    complexity: data.CHANCERY_MAX_COMPLEXITY,
    aliases: data.CHANCERY_MAX_ALIASES,
    directives: data.CHANCERY_MAX_DIRECTIVES,
    tokens: data.CHANCERY_MAX_TOKENS,
    bodyBytes: data.CHANCERY_MAX_BODY_BYTES,
    timeoutMs: data.CHANCERY_TIMEOUT_MS,
  };
}

function badConfiguration(problems: readonly string[]): AppError {
  return new AppError('BAD_CONFIGURATION', `Settings are not acceptable: ${problems.join('; ')}.`, {
    details: { problems },
  });
}
