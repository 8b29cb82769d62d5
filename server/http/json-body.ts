import type { IncomingMessage } from 'node:http';
import { invalid } from '../domain/error.ts';
import { readBytes } from './body-bytes.ts';
import { structureFaults } from './json-structure.ts';

/** The longest body, in bytes: several times an application with every text at its longest. */
export const LONGEST_JSON = 1024 * 1024;

/** A body that is not even looked into: `status` is what to answer. */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody';
  readonly status: 413 | 415;

  constructor(status: 413 | 415, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * The JSON that was sent; `undefined` where nothing was. Throws `UnreadableBody` for another type and for more than a mebibyte,
 * and `invalid` for what is not JSON in UTF-8 (RFC 8259 §8.1) or has a structure that nothing here could mean.
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const { headers } = request;
  const length = Number(headers['content-length'] ?? 0);
  if (headers['transfer-encoding'] === undefined && length === 0) return undefined;
  if (!isJson(headers['content-type']) || (headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new UnreadableBody(415, 'The body must be sent as "application/json", in UTF-8 and not compressed.');
  }
  const bytes = length > LONGEST_JSON ? undefined : await received(request);
  if (bytes === undefined) throw new UnreadableBody(413, `The body must be at most ${LONGEST_JSON} bytes long.`);
  const json = parsed(bytes);
  const faults = structureFaults(json);
  if (faults.length > 0) throw invalid(...faults);
  return json;
}

async function received(request: IncomingMessage): Promise<Buffer | undefined> {
  try {
    return await readBytes(request, LONGEST_JSON);
  } catch (cause) {
    if (request.complete) throw cause;
    throw invalid({ pointer: '', message: 'Was cut off before its end.' });
  }
}

function isJson(type = ''): boolean {
  return /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type);
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof TypeError)) throw cause;
    throw invalid({ pointer: '', message: 'Must be JSON in UTF-8.' });
  }
}
