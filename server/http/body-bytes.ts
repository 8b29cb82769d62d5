import type { IncomingMessage } from 'node:http';

/** The bytes of a body; `undefined` when there are more than `longest`, of which the rest is not read. */
export async function readBytes(request: IncomingMessage, longest: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > longest) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
