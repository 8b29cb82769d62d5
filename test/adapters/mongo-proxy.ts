import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import mongoose from 'mongoose';

const { BSON } = mongoose.mongo;

/** What becomes of a command on its way to the server, or of its answer. */
export type Fate =
  /** It arrives, after so many milliseconds. */
  | { readonly delayMs: number }
  /** Nothing happens any more, as on a server that was stopped. */
  | 'silence'
  /** The connection ends before the command arrives. */
  | 'cut'
  /** The command is carried out; the connection ends before its answer. */
  | 'cut answer'
  /** The answer to a handshake is that of a server that is no member of a replica set. */
  | 'standalone'
  /** The server does not see it; this is the answer. */
  | { readonly error: { readonly code: number; readonly codeName: string; readonly errmsg: string } };

/** A way to a MongoDB server on which things go wrong when they are to. */
export interface Proxy {
  /** A URL by which the server is reached on this way, and on no other. */
  url(database: string): string;
  /** Decides on each command by its name, and its fields; `undefined` lets it pass. */
  decide: (command: string, fields: Readonly<Record<string, unknown>>) => Fate | undefined;
  /** The names of the commands that passed, monitoring left out. */
  readonly passed: string[];
  close(): Promise<void>;
}

const MONITORING = new Set(['hello', 'isMaster', 'ismaster', 'ping', 'endSessions']);
/** What a server outside of replica sets says of itself. */
const STANDALONE = {
  ok: 1,
  isWritablePrimary: true,
  helloOk: true,
  maxBsonObjectSize: 2 ** 24,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 25,
};
const HEADER = 16;
const OP_MSG = 2013;

/** Opens such a way to the server of a URL. */
export async function openProxy(serverUrl: string): Promise<Proxy> {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  const passed: string[] = [];

  function serve(client: Socket): void {
    const server = connect(Number(port), hostname);
    let cutNext = false;
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    server.on('data', (bytes: Buffer) => (cutNext ? client.destroy() : client.write(bytes)));

    const meet = (message: Buffer): void => {
      const fields = fieldsOf(message);
      const [command = 'hello'] = Object.keys(fields);
      const fate = proxy.decide(command, fields);
      if (fate === 'cut') client.destroy();
      else if (fate === 'standalone') client.write(replyTo(message, STANDALONE));
      else if (fate === 'cut answer') {
        cutNext = true;
        server.write(message);
      } else if (typeof fate === 'object' && 'error' in fate) client.write(replyTo(message, { ok: 0, ...fate.error }));
      else if (fate !== 'silence') {
        if (!MONITORING.has(command)) passed.push(command);
        if (fate === undefined) server.write(message);
        else setTimeout(() => server.write(message), fate.delayMs);
      }
    };
    onMessages(client, meet);
  }

  const listener = createServer(serve).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port: ownPort } = listener.address() as AddressInfo;
  const proxy: Proxy = {
    // Without it the driver would find the way past us.
    url: (database) => `mongodb://127.0.0.1:${ownPort}/${database}?directConnection=true`,
    decide: () => undefined,
    passed,
    async close() {
      listener.close();
      for (const socket of sockets) socket.destroy();
      await once(listener, 'close');
    },
  };
  return proxy;
}

/** Calls back with each whole message of the MongoDB wire protocol. */
function onMessages(socket: Socket, meet: (message: Buffer) => void): void {
  let bytes = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    while (bytes.length >= HEADER && bytes.length >= bytes.readInt32LE(0)) {
      const length = bytes.readInt32LE(0);
      meet(bytes.subarray(0, length));
      bytes = bytes.subarray(length);
    }
  });
}

/** The fields of a command, its name first: the first section of an OP_MSG. */
function fieldsOf(message: Buffer): Record<string, unknown> {
  if (message.readInt32LE(12) !== OP_MSG) return {};
  return BSON.deserialize(message.subarray(HEADER + 5, HEADER + 5 + message.readInt32LE(HEADER + 5)));
}

function replyTo(request: Buffer, answer: object): Buffer {
  const body = BSON.serialize(answer);
  const reply = Buffer.alloc(HEADER + 5 + body.length);
  reply.writeInt32LE(reply.length, 0);
  reply.writeInt32LE(1, 4);
  reply.writeInt32LE(request.readInt32LE(4), 8);
  reply.writeInt32LE(OP_MSG, 12);
  reply.set(body, HEADER + 5);
  return reply;
}
