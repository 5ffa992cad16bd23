/** Milliseconds after which a client is cut off that does not take what was sent. */
const HANG_UP_MS = 120_000;

export interface StreamRules {
  /** Fires when the client goes away. */
  readonly signal: AbortSignal;
  /** Cuts the connection, so that the client knows that the file is not whole; null: the stream fails instead. */
  readonly hangUp: (() => void) | null;
  /** Is told what the file broke off for. */
  readonly onFailure: (error: unknown) => void;
}

/** The text of a file as bytes. The next page is read when the last one was taken, so memory does not grow with the file. */
export function streamOf(
  start: string | undefined,
  text: AsyncGenerator<string>,
  { signal, hangUp, onFailure }: StreamRules,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stalled: NodeJS.Timeout | undefined;
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    clearTimeout(stalled);
    signal.removeEventListener('abort', end);
    // It may be in the midst of a page, which the same signal ends.
    text.return(undefined).catch(() => undefined);
  };
  signal.addEventListener('abort', end, { once: true });
  const abandon = () => {
    end();
    hangUp?.();
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        if (start !== undefined) controller.enqueue(encoder.encode(start));
      },
      pull: async (controller) => {
        clearTimeout(stalled);
        if (isOver) return controller.close();
        try {
          const { value, done } = await text.next();
          if (done === true) {
            end();
            return controller.close();
          }
          controller.enqueue(encoder.encode(value));
          if (!isOver) stalled = setTimeout(abandon, HANG_UP_MS).unref();
        } catch (error) {
          const isGone = signal.aborted;
          end();
          if (!isGone) onFailure(error);
          if (hangUp === null) return controller.error(error);
          hangUp();
          controller.close();
        }
      },
      cancel: end,
    },
    { highWaterMark: 1 },
  );
}
