import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * When a connection is cut that asks to commit: before the server hears of it; as soon as it was sent, whatever the server makes
 * of it; or when the server has done it, and before the client hears of that.
 */
export type Cut = 'before' | 'sent' | 'done';

export interface CuttingProxy {
  /** Bolt address at which the server is reached through the proxy. */
  readonly uri: string;
  /** Cuts the connections of the next commits, one each, in this order. */
  cutCommits(...cuts: readonly Cut[]): void;
  /** Cuts every connection there is. */
  cutAll(): void;
  close(): Promise<void>;
}

/**
 * COMMIT as it stands in the stream: a chunk of two bytes, a structure without fields (B0) with its signature (12), no more chunks.
 *
 * Source: Bolt Protocol, message specification, § COMMIT; Bolt transport, § chunking.
 */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);

/** Stands between a driver and a Neo4j server, and cuts connections when it is told to. */
export async function startCuttingProxy(server: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(server);
  const links = new Set<Link>();
  const cuts: Cut[] = [];
  const listener = createServer((client) => {
    const link = new Link(client, connect(Number(port), hostname), () => cuts.shift());
    links.add(link);
    client.once('close', () => links.delete(link));
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const cutAll = () => {
    for (const link of links) link.cut();
  };
  return {
    uri: `bolt://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    cutCommits: (...more) => void cuts.push(...more),
    cutAll,
    close: async () => {
      cutAll();
      listener.close();
      await once(listener, 'close');
    },
  };
}

/** One connection of a driver, and the one to the server that belongs to it. */
class Link {
  readonly #client: Socket;
  readonly #server: Socket;
  #cutsAtAnswer = false;
  /** End of what came before: a message may come in two pieces. */
  #tail = Buffer.alloc(0);

  constructor(client: Socket, server: Socket, nextCut: () => Cut | undefined) {
    this.#client = client;
    this.#server = server;
    client.on('data', (piece) => this.#fromClient(piece, nextCut));
    server.on('data', (piece) => {
      if (this.#cutsAtAnswer) this.cut();
      else client.write(piece);
    });
    for (const socket of [client, server]) {
      // An end by force is what this is for.
      socket.on('error', () => undefined);
      socket.on('close', () => this.cut());
    }
  }

  cut(): void {
    this.#client.destroy();
    this.#server.destroy();
  }

  #fromClient(piece: Buffer, nextCut: () => Cut | undefined): void {
    const seen = Buffer.concat([this.#tail, piece]);
    this.#tail = seen.subarray(-(COMMIT.length - 1));
    const cut = seen.includes(COMMIT) ? nextCut() : undefined;
    if (cut === 'before') this.cut();
    else if (cut === 'sent') this.#server.write(piece, () => this.cut());
    else {
      this.#cutsAtAnswer = cut === 'done';
      this.#server.write(piece);
    }
  }
}
