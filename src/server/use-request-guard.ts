import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import type { Plugin } from 'graphql-yoga';
import { AppError } from '#src/errors.ts';

/** The header that another site's page cannot send without the browser asking us first. */
export const CSRF_HEADER = 'x-graphql-yoga-csrf';

/**
 * Refuses what a page of another site could send in its visitor's name, and requests that cannot be read. A GET is
 * neither: it only reads, no other site can see what, and there is no cookie by which it would read for someone.
 */
export function useRequestGuard(): Plugin {
  const { onRequestParse } = useCSRFPrevention({ requestHeaders: [CSRF_HEADER] });
  return {
    onRequestParse(payload) {
      try {
        if (payload.request.method !== 'GET') onRequestParse?.(payload);
      } catch (cause) {
        const message = `Send the header ${CSRF_HEADER} with any value, or a POST of application/json.`;
        throw new AppError('FORBIDDEN', message, { cause });
      }
      const { requestParser, setRequestParser } = payload;
      if (requestParser !== undefined)
        setRequestParser((request) => parsed(requestParser, request));
      return undefined;
    },
  };
}

type RequestParser = NonNullable<
  Parameters<NonNullable<Plugin['onRequestParse']>>[0]['requestParser']
>;

async function parsed(parse: RequestParser, request: Request) {
  try {
    return await parse(request);
  } catch (error) {
    // The message of a SyntaxError quotes what was sent.
    if (error instanceof SyntaxError)
      throw new AppError('BAD_REQUEST', 'The request holds bad JSON.');
    throw error;
  }
}
