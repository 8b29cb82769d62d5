import type { RequestListener } from 'node:http';
import { isId, type Named, PREFIXES } from './domain/id.ts';
import type { Log } from './log.ts';

/** What is known of a request once it is over. */
export interface Exchange {
  readonly method: string;
  /** Without query, and without what could be a credential. */
  readonly path: string;
  /** Absent when the client went away before there was one. */
  readonly status: number | undefined;
  readonly seconds: number;
}

/** Writes one line for each request and hands what it says to `observe`. Of headers, queries and bodies nothing is taken. */
export function logged(listener: RequestListener, log: Log, observe?: (exchange: Exchange) => void): RequestListener {
  return (request, response) => {
    const began = performance.now();
    const { method = '', url = '' } = request;
    response.once('close', () => {
      const ms = performance.now() - began;
      const status = response.headersSent ? response.statusCode : undefined;
      const path = publicPath(url);
      observe?.({ method, path, status, seconds: ms / 1000 });
      const facts = { requestId: response.getHeader('x-request-id'), method, path, status, ms: Math.round(ms * 10) / 10 };
      if (status !== undefined && status >= 500) log.error(facts, 'failed');
      else log.info(facts, status === undefined ? 'abandoned' : 'answered');
    });
    listener(request, response);
  };
}

const LONGEST_PATH = 200;
const SHORTEST_CREDENTIAL = 16;
const WORDS = /^[a-z]+(?:[-_.][a-z]+)*$/;
const NAMES = Object.keys(PREFIXES) as Named[];

/**
 * The path of a request as it may be written down. The query is left out (codes and states travel there), as is every long part
 * of the path that is neither words nor one of our identifiers: links for one use have their secret there.
 */
export function publicPath(url: string): string {
  const [path = ''] = url.split(/[?#]/, 1);
  return path.slice(0, LONGEST_PATH).split('/').map(publicSegment).join('/');
}

function publicSegment(segment: string): string {
  const plain = segment.length < SHORTEST_CREDENTIAL || WORDS.test(segment) || NAMES.some((named) => isId(named, segment));
  return plain ? segment : '*';
}
