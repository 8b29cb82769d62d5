import { expect } from 'chai';
import { aProofKey } from '../consistency/proofs.ts';
import { aCode, companyToken, redeem } from '../flows/authorization.ts';
import { aPublishedApplication, REDIRECT_URI } from '../flows/cast.ts';
import { aDevice, decideDevice, DEVICE_GRANT } from '../flows/device.ts';
import { aPkce, post, type Reply } from '../flows/world.ts';
import { assertionBy } from './assertions.ts';
import { ground } from './ground.ts';

/** What is issued, each for one purpose only. */
type Kind = 'access' | 'company' | 'refresh' | 'id' | 'code' | 'device' | 'user code' | 'pushed request' | 'assertion' | 'secret';

describe('credentials used for another purpose than their own (RFC 8725 §3.11, security.md §1)', () => {
  const on = ground();
  const held = new Map<Kind, string>();
  let verifier: string;

  before(async () => {
    const { issuer, registered, member, services } = on();
    const first = await aCode(issuer, registered, member);
    const { body } = await redeem(issuer, registered, first);
    const unused = await aCode(issuer, registered, member, {}, first.browser);
    const device = await aDevice(issuer, registered);
    await decideDevice(issuer, device, member);
    const pushed = await post(`${issuer}/par`, aRequest(), registered.client);
    const key = aProofKey();
    const keyed = await aPublishedApplication(services, {
      authenticationMethod: 'private_key_jwt',
      jwks: { keys: [{ ...key.publicJwk }] },
    });
    const { id } = keyed.client;
    verifier = unused.verifier;
    held.set('access', String(body['access_token']));
    held.set('refresh', String(body['refresh_token']));
    held.set('id', String(body['id_token']));
    held.set('company', String((await companyToken(issuer, registered, member.company.id)).body['access_token']));
    held.set('code', unused.code);
    held.set('device', device.deviceCode);
    held.set('user code', device.userCode);
    held.set('pushed request', String(pushed.body['request_uri']));
    held.set('assertion', await assertionBy(key, { iss: id, sub: id, aud: issuer }));
    held.set('secret', registered.client.secret);
    expect([...held.values()]).not.to.include('undefined');
  });

  function aRequest(): Record<string, string> {
    return {
      client_id: on().registered.client.id,
      response_type: 'code',
      redirect_uri: REDIRECT_URI,
      scope: 'openid',
      code_challenge: aPkce().challenge,
      code_challenge_method: 'S256',
    };
  }

  const atToken = (form: Record<string, string>): Promise<Reply> => post(`${on().issuer}/token`, form, on().registered.client);
  const bearing = async (path: string, value: string): Promise<Pick<Reply, 'status' | 'text'>> => {
    const response = await fetch(`${on().issuer}${path}`, { headers: { Authorization: `Bearer ${encodeURI(value)}` } });
    return { status: response.status, text: await response.text() };
  };

  /** Each use, with what alone is good for it. */
  const USES: Record<string, { good: readonly Kind[]; use: (value: string) => Promise<Pick<Reply, 'status' | 'text'>> }> = {
    'as an access token at userinfo': { good: ['access'], use: (value) => bearing('/userinfo', value) },
    'as a code': {
      good: ['code'],
      use: (code) => atToken({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: verifier }),
    },
    'as a refresh token': {
      good: ['refresh'],
      use: (token) => atToken({ grant_type: 'refresh_token', refresh_token: token }),
    },
    'as a device code': {
      good: ['device'],
      use: (code) => atToken({ grant_type: DEVICE_GRANT, device_code: code }),
    },
    'as a secret': {
      good: ['secret'],
      use: (secret) =>
        post(`${on().issuer}/token`, { grant_type: 'client_credentials' }, { id: on().registered.client.id, secret }),
    },
    'as an assertion': {
      good: ['assertion'],
      use: (assertion) =>
        post(`${on().issuer}/token`, {
          grant_type: 'client_credentials',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: assertion,
        }),
    },
    'as a pushed request': {
      good: ['pushed request'],
      use: (request_uri) => open({ client_id: on().registered.client.id, request_uri }),
    },
    'as a request object': {
      good: [],
      use: (request) => open({ ...aRequest(), request }),
    },
    'as a session': { good: [], use: (value) => withCookie('session', value) },
    'as the token of the management API': { good: [], use: (value) => bearing('/api/v1/me', value) },
  };

  async function open(query: Record<string, string>): Promise<Pick<Reply, 'status' | 'text'>> {
    const response = await fetch(`${on().issuer}/authorize?${new URLSearchParams(query)}`, { redirect: 'manual' });
    const location = response.headers.get('Location') ?? '';
    // Where the request is good a person is asked; the engine tells the application of any other.
    return { status: location.includes('/interaction/') ? 200 : 400, text: await response.text() };
  }

  async function withCookie(name: string, value: string): Promise<Pick<Reply, 'status' | 'text'>> {
    const response = await fetch(`${on().issuer}/`, {
      headers: { Cookie: `${name}=${encodeURIComponent(value)}` },
      redirect: 'manual',
    });
    // Who is not signed in is sent to sign in.
    return { status: response.status === 200 ? 200 : 401, text: await response.text() };
  }

  const KINDS: readonly Kind[] = [
    'access',
    'company',
    'refresh',
    'id',
    'code',
    'device',
    'user code',
    'pushed request',
    'assertion',
    'secret',
  ];
  for (const [name, { good, use }] of Object.entries(USES)) {
    for (const kind of KINDS.filter((each) => !good.includes(each))) {
      it(`37 · ${kind} ${name} is worth nothing`, async () => {
        const { status, text } = await use(held.get(kind) ?? '');

        expect(status, text).to.be.within(400, 501);
        expect(text).not.to.contain('csn_');
      });
    }
  }

  for (const [name, { good, use }] of Object.entries(USES)) {
    for (const kind of good) {
      it(`37 · ${kind} ${name} works, after all of these attempts`, async () => {
        const { status, text } = await use(held.get(kind) ?? '');

        expect(status, text).to.equal(200);
      });
    }
  }

  it('37 · an ID token is for the application alone, and says so', () => {
    const [, payload = ''] = (held.get('id') ?? '').split('.');
    const claims: Record<string, unknown> = JSON.parse(Buffer.from(payload, 'base64url').toString());

    expect(claims).to.include({ iss: on().issuer, aud: on().registered.client.id });
  });
});
