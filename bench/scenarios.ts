import { createHash, randomBytes } from 'node:crypto';
import { type Answer, type Connection, requestBytes } from './connection.ts';
import type { Subject } from './subjects.ts';

/** What is measured: one turn is done over and over on every connection. */
export interface Scenario {
  readonly name: string;
  /** The requests of one turn. */
  readonly requests: number;
  /** Prepares a turn for a subject; the turn throws when an answer is not the expected one. */
  readonly prepare: (subject: Subject) => Promise<(connection: Connection) => Promise<void>>;
}

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'client credentials',
    requests: 1,
    prepare: async (subject) => {
      const request = tokenRequest(subject, { grant_type: 'client_credentials', scope: 'EXPRPT', ...subject.companyParameter });
      return async (connection) => void expectStatus(await connection.send(request), 200);
    },
  },
  {
    name: 'introspection',
    requests: 1,
    prepare: async (subject) => {
      const form = { grant_type: 'client_credentials', scope: 'EXPRPT', ...subject.companyParameter };
      const token = await oneToken(subject, form);
      const request = requestBytes('POST', '/introspect', authorization(subject), { token });
      return async (connection) => {
        const answer = expectStatus(await connection.send(request), 200);
        if (!answer.body.includes('"active":true')) throw new Error(`not active: ${answer.body}`);
      };
    },
  },
  {
    name: 'code + refresh',
    requests: 3,
    prepare: async (subject) => {
      const verifier = randomBytes(32).toString('base64url');
      const cookie = await subject.signIn();
      const query = new URLSearchParams({
        client_id: subject.clientId,
        response_type: 'code',
        redirect_uri: subject.redirectUri,
        scope: 'openid EXPRPT',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      });
      const authorize = requestBytes('GET', `/authorize?${query}`, { Cookie: cookie });
      return async (connection) => {
        const { head } = expectStatus(await connection.send(authorize), 303);
        const code = /[?&]code=([^&\s]+)/.exec(head)?.[1] ?? '';
        const exchange = { grant_type: 'authorization_code', code, redirect_uri: subject.redirectUri, code_verifier: verifier };
        const { body } = expectStatus(await connection.send(tokenRequest(subject, exchange)), 200);
        const { refresh_token } = JSON.parse(body) as { refresh_token: string };
        expectStatus(await connection.send(tokenRequest(subject, { grant_type: 'refresh_token', refresh_token })), 200);
      };
    },
  },
];

/** The store did not answer in time: such a turn is counted apart. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status === 503) throw new Unavailable('503');
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.head}\n${answer.body}`);
  return answer;
}

function tokenRequest(subject: Subject, form: Record<string, string>): Buffer {
  return requestBytes('POST', '/token', authorization(subject), form);
}

function authorization({ clientId, secret }: Subject): Record<string, string> {
  return { Authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` };
}

async function oneToken(subject: Subject, form: Record<string, string>): Promise<string> {
  const response = await fetch(`${subject.origin}/token`, {
    method: 'POST',
    headers: authorization(subject),
    body: new URLSearchParams(form),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}
