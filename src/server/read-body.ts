import type { IncomingMessage } from 'node:http';
import { AppError } from '#src/errors.ts';

/** What is read and thrown away of a body that is too large, so that its sender can hear the answer. */
const MOST_DISCARDED = 16_000_000;

/**
 * The whole body as text, whether its length was announced or it comes in chunks.
 *
 * @throws AppError `PAYLOAD_TOO_LARGE` over the limit, `BAD_REQUEST` when the sender goes away.
 */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const tooLarge = () => {
      const message = `The body is larger than ${mostBytes} bytes, which is the limit.`;
      reject(new AppError('PAYLOAD_TOO_LARGE', message, { details: { limit: mostBytes } }));
    };
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= mostBytes) chunks.push(chunk);
      else chunks.length = 0;
      if (bytes > mostBytes + MOST_DISCARDED) {
        request.pause();
        tooLarge();
      }
    });
    request.on('end', () => {
      if (bytes > mostBytes) return tooLarge();
      const [only] = chunks;
      const all = chunks.length === 1 ? (only as Buffer) : Buffer.concat(chunks);
      resolve(all.toString('utf8'));
    });
    request.on('error', () => reject(new AppError('BAD_REQUEST', 'The body ended too soon.')));
  });
}
