import { randomUUID } from 'node:crypto';

/** The header by which a request is found in the logs of all that it went through. */
export const REQUEST_ID = 'x-request-id';

const ACCEPTABLE = /^[\w.:+/=-]{1,100}$/;

/** What the caller calls its request, when that is harmless in a log; else a new id. */
export function requestIdOf(given: string | string[] | null | undefined): string {
  return typeof given === 'string' && ACCEPTABLE.test(given) ? given : randomUUID();
}
