import { createServer as createHttpServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '#src/errors.ts';

/** A server that takes requests. */
export interface Listening {
  /** `http://host:port`, as a person may type it. */
  readonly origin: string;
  /** Takes no more requests, lets those that run end, and cuts off what is not done in time. */
  close(graceMs: number): Promise<void>;
}

/** Milliseconds that an idle connection is kept: longer than the usual proxies keep theirs. */
const KEEP_ALIVE_MS = 65_000;

/** Milliseconds between looks for idle connections while the server ends. */
const SWEEP_MS = 50;

/**
 * Opens the port.
 *
 * @throws AppError `BAD_CONFIGURATION` when the address cannot be had.
 */
export function listen(
  listener: RequestListener,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createHttpServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener);
  const close = (graceMs: number) =>
    new Promise<void>((resolve) => {
      // A connection whose last request has ended would be kept for another one.
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
      const cutOff = setTimeout(() => server.closeAllConnections(), graceMs);
      server.close(() => {
        clearInterval(sweep);
        clearTimeout(cutOff);
        resolve();
      });
    });
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const message = `HOST ${host} with PORT ${port} cannot be listened on: ${cause.message}.`;
      reject(new AppError('BAD_CONFIGURATION', message, { cause }));
    });
    server.listen(port, host, () => {
      const { port: given } = server.address() as AddressInfo;
      const name = host.includes(':') ? `[${host}]` : host;
      resolve({ origin: `http://${name}:${given}`, close });
    });
  });
}
