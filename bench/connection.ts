import { connect } from 'node:net';

/** One answer, as far as a measurement needs it. */
export interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/**
 * One kept-alive connection that sends a request when the one before was answered. Written by hand because the clients that
 * exist cost as much of the two cores as the server that is measured.
 */
export interface Connection {
  send(request: Buffer): Promise<Answer>;
  close(): void;
}

const HEAD_END = Buffer.from('\r\n\r\n');

export async function openConnection(origin: string): Promise<Connection> {
  const { hostname, port } = new URL(origin);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let buffered: Buffer = Buffer.alloc(0);
  let settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;

  socket.on('data', (chunk) => {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
    const end = buffered.indexOf(HEAD_END);
    if (end < 0) return;
    const head = buffered.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const start = end + HEAD_END.length;
    if (buffered.length < start + length) return;
    const body = buffered.toString('utf8', start, start + length);
    buffered = buffered.subarray(start + length);
    settle?.resolve({ status: Number(head.slice(9, 12)), head, body });
  });
  socket.on('error', (error) => settle?.reject(error));
  socket.on('close', () => settle?.reject(new Error('the server closed the connection')));

  return {
    send(request) {
      return new Promise((resolve, reject) => {
        settle = { resolve, reject };
        socket.write(request);
      });
    },
    close() {
      settle = undefined;
      socket.destroy();
    },
  };
}

/** A request as bytes, made once and sent often. */
export function requestBytes(
  method: string,
  path: string,
  headers: Record<string, string>,
  form?: Record<string, string>,
): Buffer {
  const body = form === undefined ? '' : new URLSearchParams(form).toString();
  const all = {
    Host: 'localhost',
    ...headers,
    ...(form && { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(Buffer.byteLength(body)) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}
