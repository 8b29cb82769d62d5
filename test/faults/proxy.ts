import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be made bad. Knows nothing of what is spoken on it. */
export interface FaultProxy {
  readonly port: number;
  /** By how many milliseconds answers are late. */
  latency: number;
  /** Nothing gets through, either way, and nobody is told: connections stay open, new ones are taken. */
  stalled: boolean;
  /** Lets so many more bytes of answers through and then breaks all connections off; others can be made at once. */
  cutAfter(bytes: number): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free port of the loopback address, to a port there. */
export async function aFaultProxy(targetPort: number): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  let bytesLeft = Number.POSITIVE_INFINITY;

  function cut(): void {
    for (const socket of sockets) socket.destroy();
    bytesLeft = Number.POSITIVE_INFINITY;
  }

  /** Hands pieces on in their order, each when it is due and nothing is stalled. */
  function carry(from: Socket, to: Socket, pieceDelivered: (piece: Buffer) => void, latency: () => number): void {
    const queue: { readonly piece: Buffer; readonly dueAt: number }[] = [];
    let timer: NodeJS.Timeout | undefined;

    function deliver(): void {
      timer = undefined;
      for (let [next] = queue; next !== undefined; [next] = queue) {
        const wait = proxy.stalled ? 10 : next.dueAt - performance.now();
        if (wait > 0) {
          timer = setTimeout(deliver, wait);
          return;
        }
        queue.shift();
        if (!to.destroyed) pieceDelivered(next.piece);
      }
    }

    from.on('data', (piece) => {
      queue.push({ piece, dueAt: performance.now() + latency() });
      if (timer === undefined) deliver();
    });
    from.once('close', () => {
      sockets.delete(from);
      clearTimeout(timer);
      to.destroy();
    });
    from.on('error', () => undefined);
  }

  const server = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    for (const socket of [near, far]) sockets.add(socket);
    carry(
      near,
      far,
      (piece) => far.write(piece),
      () => 0,
    );
    carry(
      far,
      near,
      (piece) => {
        if (piece.length <= bytesLeft) {
          near.write(piece);
          bytesLeft -= piece.length;
          return;
        }
        const rest = piece.subarray(0, bytesLeft);
        if (rest.length === 0) cut();
        else near.write(rest, cut);
      },
      () => proxy.latency,
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  const proxy: FaultProxy = {
    port: (server.address() as AddressInfo).port,
    latency: 0,
    stalled: false,
    cutAfter(bytes) {
      bytesLeft = bytes;
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
