import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import type Provider from 'oidc-provider';
import type { Client } from 'oidc-provider';
import { takeBody } from '../http/request-body.ts';

/**
 * A request as applications' servers send them by the thousand: the secret in the `Authorization` header (RFC 6749 §2.3.1), a
 * form with each parameter once, and nothing besides that could mean something.
 */
export interface PlainRequest {
  readonly clientId: string;
  readonly secret: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const FORM = /^application\/x-www-form-urlencoded(?:; ?charset=utf-8)?$/i;
const BASIC = /^Basic ([A-Za-z0-9+/]+={0,2})$/;
/** Our own identifiers and secrets, in which nothing is percent-encoded. */
const CREDENTIALS = /^((?:app|rs)_[0-9a-z]+):(csn_secret_\w+)$/;
const PRINTABLE = /^[\x20-\x7e]+$/;
const LONGEST_BODY = 4_096;
/** Unless told so, the parser stops at the thousandth. */
const ALL_PARAMETERS = { maxKeys: 0 };
/** Headers that change what a request means, or how its body is to be read. */
const UNUSUAL = [
  'content-encoding',
  'dpop',
  'oauth-client-attestation',
  'oauth-client-attestation-pop',
  'origin',
  'transfer-encoding',
];

/** Reads it; `undefined` when there is anything else to it. The body stays readable for who comes next. */
export async function readPlainRequest(request: IncomingMessage): Promise<PlainRequest | undefined> {
  const { method, headers } = request;
  if (method !== 'POST' || !FORM.test(headers['content-type'] ?? '')) return undefined;
  if (headers.accept?.includes('html')) return undefined;
  if (!(Number(headers['content-length']) <= LONGEST_BODY) || UNUSUAL.some((name) => headers[name] !== undefined))
    return undefined;
  const [, clientId, secret] = CREDENTIALS.exec(basicOf(headers.authorization)) ?? [];
  if (clientId === undefined || secret === undefined) return undefined;

  const parameters = new Map<string, string>();
  for (const [name, value] of Object.entries(parse((await takeBody(request)).toString(), '&', '=', ALL_PARAMETERS))) {
    if (typeof value !== 'string' || !PRINTABLE.test(value)) return undefined;
    parameters.set(name, value);
  }
  return { clientId, secret, parameters };
}

/** The client, if it authenticates with its secret in this way and the secret is the right one. */
export async function authenticatedClient(provider: Provider, { clientId, secret }: PlainRequest): Promise<Client | undefined> {
  const client = await provider.Client.find(clientId);
  if (client?.clientAuthMethod !== 'client_secret_basic') return undefined;
  return (await client.compareClientSecret(secret)) ? client : undefined;
}

/** Whether there is nothing but these. */
export function consistsOf(parameters: PlainRequest['parameters'], known: ReadonlySet<string>): boolean {
  for (const name of parameters.keys()) if (!known.has(name)) return false;
  return true;
}

/** RFC 6749 §3.3. */
const SCOPES = /^[^ ]+(?: [^ ]+)*$/;

/** Whether `scope` is absent or well formed. */
export function hasPlainScope(parameters: PlainRequest['parameters']): boolean {
  return SCOPES.test(parameters.get('scope') ?? 'none');
}

function basicOf(authorization: string | undefined): string {
  const text = BASIC.exec(authorization ?? '')?.[1] ?? '';
  return text.length % 4 === 0 ? Buffer.from(text, 'base64').toString('latin1') : '';
}
