import type { IncomingMessage } from 'node:http';

/** The most that is kept of a body: more than who reads it takes, so that they see that it is too long. */
const KEPT_BYTES = 64 * 1024;

const taken = new WeakMap<IncomingMessage, Promise<Buffer>>();

/**
 * Reads the body, once however often it is asked for, and leaves it to who reads the request with `iterator` later. Rejects for
 * them, too, if the client goes away in the middle of it.
 */
export function takeBody(request: IncomingMessage): Promise<Buffer> {
  const known = taken.get(request);
  if (known !== undefined) return known;
  const body = gathered(request);
  taken.set(request, body);
  Object.defineProperties(request, { readable: { value: true }, iterator: { value: () => [body] } });
  return body;
}

function gathered(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      if (length < KEPT_BYTES) chunks.push(chunk);
      length += chunk.length;
    });
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once('error', reject);
  });
}
