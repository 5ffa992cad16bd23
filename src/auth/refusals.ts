import type { Role } from '#graph/token-store.ts';
import { AppError } from '#src/errors.ts';
import type { Caller } from './caller.ts';

/** Nobody is known who asks, or the token is none that we accept. `message` never repeats it. */
export function unauthenticated(message: string, cause?: unknown): AppError {
  return new AppError('UNAUTHENTICATED', message, { cause });
}

/** Why a caller may not do what takes a role. */
export function withoutRole({ role }: Caller, needed: Role): AppError {
  if (role === 'ANONYMOUS') {
    const sent = 'send "Authorization: Bearer" and the token';
    return unauthenticated(`This takes a token of the role ${needed} or higher; ${sent}.`);
  }
  return new AppError('FORBIDDEN', `This takes the role ${needed}; the token has ${role}.`, {
    details: { needed, role },
  });
}
