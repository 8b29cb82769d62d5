import { expect } from 'chai';
import { aCode, authorizationUrl, redeem } from '../flows/authorization.ts';
import { aBrowser } from '../flows/browser.ts';
import { REDIRECT_URI } from '../flows/cast.ts';
import { aDevice, DEVICE_GRANT } from '../flows/device.ts';
import { aPkce, post } from '../flows/world.ts';
import { expectToken, ground } from './ground.ts';

interface Answered {
  readonly status: number;
  readonly headers: Headers;
}

/** Reading what others were given out of a cache or a history (RFC 6749 §5.1, RFC 6750 §2.3 and §5.3). */
describe('credentials that stay behind (security.md §1)', () => {
  const on = ground();
  let access: string;
  let refreshToken: string;

  before(async () => {
    const { issuer, registered, member } = on();
    const reply = await redeem(issuer, registered, await aCode(issuer, registered, member));
    access = expectToken(reply);
    refreshToken = String(reply.body['refresh_token']);
  });

  const form = (path: string, fields: Record<string, string>, secret = on().registered.client.secret): Promise<Answered> =>
    post(`${on().issuer}${path}`, fields, { id: on().registered.client.id, secret });
  const get = (path: string, token?: string): Promise<Answered> =>
    fetch(`${on().issuer}${path}`, { redirect: 'manual', ...(token && { headers: { Authorization: `Bearer ${token}` } }) });
  const request = (): Record<string, string> => ({
    client_id: on().registered.client.id,
    response_type: 'code',
    redirect_uri: REDIRECT_URI,
    scope: 'openid',
    code_challenge: aPkce().challenge,
    code_challenge_method: 'S256',
  });

  /** Every answer that holds a credential, or would have held one. */
  const ANSWERS: Record<string, () => Promise<Answered>> = {
    'a token': () => form('/token', { grant_type: 'client_credentials' }),
    'a refreshed token': () => form('/token', { grant_type: 'refresh_token', refresh_token: refreshToken }),
    'a wrong code': () => form('/token', { grant_type: 'authorization_code', code: 'x', redirect_uri: REDIRECT_URI }),
    'a wrong refresh token': () => form('/token', { grant_type: 'refresh_token', refresh_token: 'x' }),
    'a wrong device code': () => form('/token', { grant_type: DEVICE_GRANT, device_code: 'x' }),
    'a pending device code': async () =>
      form('/token', { grant_type: DEVICE_GRANT, device_code: (await aDevice(on().issuer, on().registered)).deviceCode }),
    'an unknown grant type': () => form('/token', { grant_type: 'password' }),
    'no grant type': () => form('/token', {}),
    'a wrong secret': () => form('/token', { grant_type: 'client_credentials' }, 'wrong'),
    'a token endpoint that is read': () => get('/token'),
    'a body that is no form': () => fetch(`${on().issuer}/token`, { method: 'POST', body: '{}' }),
    introspection: () => form('/introspect', { token: access }),
    'introspection of an unknown token': () => form('/introspect', { token: 'x' }),
    'introspection with a wrong secret': () => form('/introspect', { token: access }, 'wrong'),
    revocation: () => form('/revoke', { token: 'x' }),
    'revocation with a wrong secret': () => form('/revoke', { token: 'x' }, 'wrong'),
    'a pushed request': () => form('/par', request()),
    'a wrong pushed request': () => form('/par', { ...request(), redirect_uri: 'x' }),
    'a device code': () => form('/device_authorization', { scope: 'openid' }),
    'a wrong device request': () => form('/device_authorization', { scope: 'TRVREQ' }),
    userinfo: () => get('/userinfo', access),
    'userinfo without a token': () => get('/userinfo'),
    'userinfo with a wrong token': () => get('/userinfo', 'csn_at_wrong'),
    'an authorization request': () => get(`/authorize?${new URLSearchParams(request())}`),
    'a wrong authorization request': () => get('/authorize'),
    'an error at the application': () => get(`/authorize?${new URLSearchParams({ ...request(), scope: 'TRVREQ' })}`),
    'the device page': () => get('/device?user_code=ABCD-EFGH'),
    'the sign-in page': () => get('/sign-in'),
    'a page that does not exist': () => get('/nothing-here'),
    'the sign-out page': () => get('/sign-out'),
  };
  for (const [name, answer] of Object.entries(ANSWERS)) {
    it(`33 · ${name} is kept by no cache`, async () => {
      const { headers, status } = await answer();

      expect(headers.get('Cache-Control'), `${status}`).to.match(/\bno-store\b/);
    });
  }

  it('33 · the redirect with a code, and every page on the way there, are kept by no cache', async () => {
    const browser = aBrowser(on().issuer);
    const seen: Answered[] = [];
    let answer = await browser.get(authorizationUrl(on().issuer, on().registered, aPkce().challenge));
    while (answer.location?.startsWith(on().issuer)) {
      seen.push(answer);
      answer = await browser.get(answer.location);
    }
    const { loginId, password } = on().member.credentials;
    const last = await browser.submit(answer, { login_id: loginId, password });

    for (const { headers } of [...seen, answer, last]) expect(headers.get('Cache-Control')).to.match(/\bno-store\b/);
    expect(last.location).to.contain('code=');
  });

  describe('34 · an access token in the address', () => {
    it('opens nothing', async () => {
      const query = `access_token=${access}`;

      for (const path of ['/userinfo', '/api/v1/me', '/introspect', '/']) {
        const { status, headers } = await get(`${path}?${query}`);

        expect(status, path).to.satisfy((code: number) => code >= 400 || code === 303);
        expect(headers.get('Location') ?? '', path).not.to.contain(access);
      }
    });

    it('spoils even a good request', async () => {
      const { status } = await get(`/userinfo?access_token=${access}`, access);

      expect(status).to.equal(400);
    });

    it('as well as a secret there authenticates nobody', async () => {
      const { id, secret } = on().registered.client;
      const query = new URLSearchParams({ client_id: id, client_secret: secret, grant_type: 'client_credentials' });

      const reply = await post(`${on().issuer}/token?${query}`, { grant_type: 'client_credentials' });

      expect(reply.status).to.be.oneOf([400, 401]);
    });
  });
});
