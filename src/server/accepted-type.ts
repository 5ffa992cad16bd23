import type { ResponseType } from './answer-json.ts';

/** Null: a type that we speak and that is not a single piece of JSON. */
const TYPES: Readonly<Record<string, ResponseType | null>> = {
  'application/json': 'application/json',
  'application/graphql-response+json': 'application/graphql-response+json',
  'application/*': 'application/json',
  '*/*': 'application/json',
  'text/event-stream': null,
  'multipart/mixed': null,
};

const FOREIGN_CHARSET = /^charset=(?!utf-8$)/;

/** Clients send a handful of different values. */
const known = new Map<string, ResponseType | null>();
const REMEMBERED = 100;

/** The JSON type that a client prefers; null when it prefers another kind of response, or none of ours. */
export function acceptedType(accept: string | undefined): ResponseType | null {
  if (accept === undefined) return 'application/json';
  const answer = known.get(accept);
  if (answer !== undefined) return answer;
  const preferred = preferredType(accept);
  if (known.size < REMEMBERED) known.set(accept, preferred);
  return preferred;
}

/** The first that we speak, as Yoga does it: clients list what they prefer first. */
function preferredType(accept: string): ResponseType | null {
  for (const type of accept.toLowerCase().replace(/\s/g, '').split(',')) {
    const [name = '', ...parameters] = type.split(';');
    const preferred = TYPES[name];
    if (preferred === undefined || parameters.some((text) => FOREIGN_CHARSET.test(text))) continue;
    return preferred;
  }
  return null;
}

/** Whether a client can read server-sent events, as it says itself. */
export function takesEvents(accept: string | null | undefined): boolean {
  return accept?.toLowerCase().includes('text/event-stream') ?? false;
}
