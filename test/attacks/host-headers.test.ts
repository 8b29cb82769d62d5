import { expect } from 'chai';
import { authorizationUrl } from '../flows/authorization.ts';
import { aBrowser } from '../flows/browser.ts';
import { aPkce, signIn } from '../flows/world.ts';
import { ground } from './ground.ts';
import { type RawAnswer, sendRaw } from './raw.ts';

const EVIL = 'evil.example';

/** What proxies say of a request, said by an attacker. */
const FORGED: Record<string, Record<string, string>> = {
  Host: { Host: EVIL },
  'Host with a port': { Host: `${EVIL}:8443` },
  'X-Forwarded-Host': { 'X-Forwarded-Host': EVIL },
  'X-Forwarded-Proto': { 'X-Forwarded-Proto': 'https' },
  'X-Forwarded-Port': { 'X-Forwarded-Port': '8443' },
  'X-Forwarded-Server': { 'X-Forwarded-Server': EVIL },
  'X-Forwarded-Prefix': { 'X-Forwarded-Prefix': '/evil' },
  'X-Forwarded-For': { 'X-Forwarded-For': '203.0.113.9' },
  Forwarded: { Forwarded: `for=203.0.113.9;host=${EVIL};proto=https` },
  'X-Original-URL': { 'X-Original-URL': '/evil', 'X-Rewrite-URL': '/evil' },
  'X-HTTP-Method-Override': { 'X-HTTP-Method-Override': 'DELETE' },
  'all of them': { Host: EVIL, 'X-Forwarded-Host': EVIL, 'X-Forwarded-Proto': 'https', Forwarded: `host=${EVIL};proto=https` },
};

describe('headers that say where a request came to (security.md §1)', () => {
  const on = ground();

  const PLACES: Record<string, () => string> = {
    'the metadata': () => '/.well-known/openid-configuration',
    'the other metadata': () => '/.well-known/oauth-authorization-server',
    'an authorization request': () => authorizationUrl('', on().registered, 'x'.repeat(43), { state: 's' }),
    'an error at the application': () => authorizationUrl('', on().registered, 'x'.repeat(43), { scope: 'TRVREQ' }),
    'an error page': () => '/authorize',
    'the device page': () => '/device',
    'the sign-in page': () => '/sign-in',
    'a page for who is signed in': () => `/administration/web-services/enable/${on().registered.application.id}`,
    'userinfo without a token': () => '/userinfo',
    'the sign-out page': () => '/sign-out',
    'a page that does not exist': () => '/nothing',
  };
  for (const [place, path] of Object.entries(PLACES)) {
    it(`73 · change nothing in ${place}`, async () => {
      const expected = led(await sendRaw(on().issuer + path()));

      for (const [name, headers] of Object.entries(FORGED)) {
        const answer = await sendRaw(on().issuer + path(), { headers });

        expect(led(answer), name).to.deep.equal(expected);
        expect(JSON.stringify(answer), name).not.to.contain('evil');
      }
    });
  }

  it('73 · change no endpoint that clients are told', async () => {
    const { text } = await sendRaw(`${on().issuer}/.well-known/openid-configuration`, { headers: FORGED['all of them'] ?? {} });
    const metadata: Record<string, unknown> = JSON.parse(text);

    const addresses = Object.entries(metadata).filter(([name]) => name === 'issuer' || /_(endpoint|uri)$/.test(name));
    expect(addresses).to.have.length.above(8);
    for (const [name, address] of addresses) expect(String(address), name).to.match(new RegExp(`^${on().issuer}(/|$)`));
  });

  it('73 · change no link that a device is told', async () => {
    const { id, secret } = on().registered.client;
    const headers = {
      ...FORGED['all of them'],
      Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    };

    const { text } = await sendRaw(`${on().issuer}/device_authorization`, { method: 'POST', headers, body: 'scope=openid' });

    const { verification_uri: link, verification_uri_complete: complete }: Record<string, string> = JSON.parse(text);
    expect(link).to.equal(`${on().issuer}/device`);
    expect(complete).to.match(new RegExp(`^${on().issuer}/device\\?user_code=`));
  });

  it('73 · change neither the issuer in what is issued, nor the audience that is demanded', async () => {
    const { id, secret } = on().registered.client;
    const basic = { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
    const headers = { ...FORGED['all of them'], ...basic, 'Content-Type': 'application/x-www-form-urlencoded' };
    const body = `grant_type=client_credentials&resource=${encodeURIComponent(`https://${EVIL}/apis`)}`;

    const refused = await sendRaw(`${on().issuer}/token`, { method: 'POST', headers, body });
    const issued = await sendRaw(`${on().issuer}/token`, { method: 'POST', headers, body: 'grant_type=client_credentials' });
    const { access_token: token }: Record<string, string> = JSON.parse(issued.text);
    const seen = await sendRaw(`${on().issuer}/introspect`, { method: 'POST', headers, body: `token=${token}` });

    expect([refused.status, JSON.parse(refused.text).error]).to.deep.equal([400, 'invalid_target']);
    expect(JSON.parse(seen.text)).to.include({ iss: on().issuer, aud: `${on().issuer}/apis` });
  });

  it('73 · lead nobody astray who signs in', async () => {
    const browser = aBrowser(on().issuer);
    const page = await browser.open(authorizationUrl(on().issuer, on().registered, aPkce().challenge));

    const { location, text } = await signIn(browser, page, on().member.credentials);

    expect(`${location}${text}`).not.to.contain(EVIL);
    expect(page.text).not.to.match(/action="(https?:)?\/\//);
  });

  it('73 · are written to the audit trail as the address only where a proxy is trusted', async () => {
    const browser = aBrowser(on().issuer);
    const page = await browser.open(authorizationUrl(on().issuer, on().registered, aPkce().challenge));
    const form = /action="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const body = new URLSearchParams({ csrf, login_id: on().member.credentials.loginId, password: 'wrong' }).toString();
    const Cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...FORGED['X-Forwarded-For'], Cookie, 'Content-Type': 'application/x-www-form-urlencoded' };

    await sendRaw(on().issuer + form, { method: 'POST', headers, body });

    const filter = { companyId: on().member.company.id, action: 'user.sign_in_failed' };
    const events = await on().services.directory.events(filter, { limit: 100 });
    expect(events.map(({ address }) => address)).to.deep.equal(['127.0.0.1']);
  });
});

/** Everything in an answer that could lead somewhere, without what differs from one request to the next. */
function led({ status, headers, text }: RawAnswer): Record<string, unknown> {
  return {
    status,
    location: headers.location?.replace(/\/interaction\/.*/, '/interaction/*'),
    cookies: headers['set-cookie']?.map((cookie) =>
      cookie.replaceAll(/=[\w-]{20,}|\/(interaction|authorize)\/[\w-]+|expires=[^;]+/g, '*'),
    ),
    policy: headers['content-security-policy'],
    challenge: headers['www-authenticate'],
    text: text.replaceAll(/value="[\w-]{20,}"|\/interaction\/[\w-]+/g, '*'),
  };
}
