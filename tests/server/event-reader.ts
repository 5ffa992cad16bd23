import type { Serving } from './serving.ts';

/** What one event says. */
export interface Event {
  readonly data?: { readonly changes: Told } | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

export interface Told {
  readonly revision: number;
  readonly cursor: string;
  readonly change: { readonly id: string; readonly kind: string; readonly sentence: string };
}

/** A subscriber over a port, as it has heard so far. */
export interface EventReader {
  readonly status: number;
  readonly events: readonly Event[];
  /** Changes that it was told, as `revision id`. */
  keys(): readonly string[];
  lastCursor(): string | undefined;
  /** Codes of all errors. */
  codes(): readonly unknown[];
  /** Resolves when there are so many events; fails after some seconds. */
  until(count: number): Promise<void>;
  /** Resolves when the server has ended the response. */
  readonly ended: Promise<void>;
  /** Goes away without a word. */
  leave(): void;
}

const FIELDS = 'revision cursor change { id kind sentence }';
const PATIENCE_MS = 20_000;

/** Subscribes with the arguments of `changes`, as they stand in a document. */
export async function subscribe(
  serving: Serving,
  given: string,
  init: {
    readonly headers?: Record<string, string>;
    readonly onEvent?: () => void;
    /** Sent in the place of the document. */
    readonly request?: Readonly<Record<string, unknown>>;
  } = {},
): Promise<EventReader> {
  const query = `subscription { changes${given} { ${FIELDS} } }`;
  const gone = new AbortController();
  const response = await serving.send('port', '/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...init.headers,
    },
    body: JSON.stringify(init.request ?? { query }),
    signal: gone.signal,
  });
  const events: Event[] = [];
  const ended = readEvents(response, (event) => {
    events.push(event);
    init.onEvent?.();
  });
  // Who leaves breaks off its own reading.
  ended.catch(() => undefined);
  const told = () => events.flatMap(({ data }) => data?.changes ?? []);
  return {
    status: response.status,
    events,
    keys: () => told().map(({ revision, change }) => `${revision} ${change.id}`),
    lastCursor: () => told().at(-1)?.cursor,
    codes: () =>
      events.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions['code'])),
    until: async (count) => {
      const endsAt = Date.now() + PATIENCE_MS;
      while (events.length < count) {
        if (Date.now() > endsAt) throw new Error(`${events.length} events of ${count}.`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    ended,
    leave: () => gone.abort(),
  };
}

async function readEvents(response: Response, onEvent: (event: Event) => void): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, name, data] = /^event: (\w+)\ndata: ?(.*)$/.exec(block) ?? [];
      if (name === 'next') onEvent(JSON.parse(data as string));
    }
  }
}
