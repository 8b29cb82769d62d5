import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

/** An answer to a request that `fetch` would not send: with any `Host`, any header twice, any bytes. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
}

/** Sends a request as it is given. Resolves with the answer even where the server stops reading before the body's end. */
export function sendRaw(url: string, { method = 'GET', headers = {}, body }: RawRequest = {}): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
    );
    let answered = false;
    const sent = request(url, { method, headers: given, agent: false }, (response) => {
      answered = true;
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      const done = (): void =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() });
      response.on('end', done).on('error', done);
    });
    sent.on('error', (error) => answered || reject(error));
    sent.end(body);
  });
}
