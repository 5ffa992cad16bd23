import { connect, type Socket } from 'node:net';

/** What is read of a response: enough to tell an answer from an error. */
export interface Reply {
  readonly status: number;
  /** The first bytes of the body. */
  readonly start: string;
}

const HEAD_END = '\r\n\r\n';
/** JSON has no bare line breaks of this kind, so the mark cannot stand inside a chunk. */
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');

/**
 * One kept connection with one request at a time. Reads no more of HTTP than our servers write: at some 12 µs a request
 * it costs a third of `node:http`, and what it costs is taken from the servers, who share the cores.
 */
export class Connection {
  readonly #socket: Socket;
  #received: Buffer[] = [];
  #length = 0;
  /** Bytes of the whole response; null while unknown. */
  #expected: number | null = null;
  #settle: { resolve(reply: Reply): void; reject(error: Error): void } | null = null;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk) => this.#receive(chunk));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('The connection was closed.')));
  }

  post(path: string, body: string): Promise<Reply> {
    const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAccept: application/json\r\n`;
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(`${head}Content-Length: ${Buffer.byteLength(body)}${HEAD_END}${body}`);
    });
  }

  close(): void {
    this.#settle = null;
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#received.push(chunk);
    this.#length += chunk.length;
    if (this.#expected === null) {
      this.#received = [Buffer.concat(this.#received)];
      this.#expected = expectedLength(this.#received[0] as Buffer);
    }
    if (this.#isWhole()) this.#finish(this.#received[0] as Buffer);
  }

  #isWhole(): boolean {
    if (this.#expected === null) return false;
    if (this.#expected === Number.POSITIVE_INFINITY) return this.#endsWithLastChunk();
    return this.#length >= this.#expected;
  }

  #endsWithLastChunk(): boolean {
    const tail = Buffer.concat(this.#received.slice(-2));
    return tail.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK);
  }

  #finish(first: Buffer): void {
    const bodyAt = first.indexOf(HEAD_END) + HEAD_END.length;
    const reply = {
      status: Number(first.toString('latin1', 9, 12)),
      start: first.toString('latin1', bodyAt, bodyAt + 32),
    };
    const settle = this.#settle;
    this.#received = [];
    this.#length = 0;
    this.#expected = null;
    this.#settle = null;
    settle?.resolve(reply);
  }

  #fail(error: Error): void {
    this.#settle?.reject(error);
    this.#settle = null;
  }
}

/** Bytes of the response; infinite for a chunked one, null while its head is not complete. */
function expectedLength(received: Buffer): number | null {
  const end = received.indexOf(HEAD_END);
  if (end === -1) return null;
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.toString('latin1', 0, end))?.[1];
  return length === undefined ? Number.POSITIVE_INFINITY : end + HEAD_END.length + Number(length);
}
