import { ROLES, type Role } from '#graph/token-store.ts';

/** Who asks, as far as the service knows. */
export interface Caller {
  /** The name of the token, or the subject of the JWT; null: nobody that is known. */
  readonly actor: string | null;
  readonly role: Role | 'ANONYMOUS';
}

/** Who asks without a token. */
export const ANONYMOUS: Caller = { actor: null, role: 'ANONYMOUS' };

/** Whether a caller may do what a role may: each may also do what those before it may. */
export function hasRole({ role }: Caller, needed: Role): boolean {
  return role !== 'ANONYMOUS' && ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
