import { expect } from 'chai';
import { authorizationUrl, authorize, parameterOf } from '../flows/authorization.ts';
import { aBrowser, type Answer, type Browser } from '../flows/browser.ts';
import type { Registered } from '../flows/cast.ts';
import { aPkce, post, type Reply } from '../flows/world.ts';
import { expectError, ground } from './ground.ts';
import { dateOf, nowSeconds, redate } from './stored.ts';

const PREFIX = 'urn:ietf:params:oauth:request_uri:';

describe('attacks with pushed requests (RFC 9126 §7, security.md §1)', () => {
  const on = ground();

  function requestOf(registered: Registered, given: Record<string, string> = {}): Record<string, string> {
    return Object.fromEntries(new URL(authorizationUrl(on().issuer, registered, aPkce().challenge, given)).searchParams);
  }

  const push = (given: Record<string, string> = {}, client = on().registered.client): Promise<Reply> =>
    post(`${on().issuer}/par`, requestOf(on().registered, given), client);

  const pushed = async (given?: Record<string, string>): Promise<string> => String((await push(given)).body['request_uri']);

  const open = (
    request_uri: string,
    given: Record<string, string> = {},
    browser: Browser = aBrowser(on().issuer),
  ): Promise<Answer> =>
    browser.open(
      `${on().issuer}/authorize?${new URLSearchParams({ client_id: on().registered.client.id, request_uri, ...given })}`,
    );

  it('13 · one lives a minute', async () => {
    const { status, body } = await push();
    const id = String(body['request_uri']).slice(PREFIX.length);

    expect([status, body['expires_in']]).to.deep.equal([201, 60]);
    expect(await dateOf(on().world, 'PushedAuthorizationRequest', id, 'exp')).to.be.closeTo(nowSeconds() + 60, 2);
  });

  it('13 · opening one that has ended shows an error and asks nobody to sign in', async () => {
    const uri = await pushed();
    await redate(on().world, 'PushedAuthorizationRequest', uri.slice(PREFIX.length), { exp: nowSeconds() - 1 });

    const { status, text } = await open(uri);

    expect(status).to.equal(400);
    expect(text).not.to.contain('name="login_id"');
  });

  it('13 · another application cannot open it, and does not use it up', async () => {
    const uri = await pushed();

    const stolen = await open(uri, { client_id: on().rival.client.id });
    const own = await open(uri);

    expect(stolen.status).to.equal(400);
    expect(stolen.text).not.to.contain('name="login_id"');
    expect(own.text).to.contain('name="login_id"');
  });

  it('13 · another application cannot push in its name', async () => {
    expectError(await push({}, on().rival.client), 400, 'invalid_request');
  });

  it('13 · it gives one code, and nothing when it is opened again', async () => {
    const { browser } = await authorize(on().issuer, on().registered, on().member);
    const uri = await pushed();

    const first = await open(uri, {}, browser);
    const again = await open(uri, {}, browser);

    expect(parameterOf(first, 'code')).to.be.a('string');
    expect([again.status, parameterOf(again, 'code')]).to.deep.equal([400, undefined]);
  });

  it('13 · what is written beside it in the address changes nothing', async () => {
    const { browser } = await authorize(on().issuer, on().registered, on().member);
    const uri = await pushed({ state: 'pushed' });

    const answer = await open(
      uri,
      { state: 'forged', redirect_uri: 'https://evil.example/', scope: 'EXPRPT BANK IMAGE' },
      browser,
    );

    expect(answer.location).to.match(/^https:\/\/app\.partner\.example\/callback\?/);
    expect(parameterOf(answer, 'state')).to.equal('pushed');
  });

  it('13 · one that was never pushed opens nothing', async () => {
    const never = [`${PREFIX}${'x'.repeat(43)}`, PREFIX, `${PREFIX}../../etc/passwd`, `${PREFIX}\0`, `${await pushed()}x`];

    for (const uri of never) {
      const { status, location } = await open(uri);
      expect([status, location], uri).to.deep.equal([400, undefined]);
    }
  });

  it('13 · it is not pushed with an address of another application, nor inside another one', async () => {
    expectError(await push({ redirect_uri: 'https://evil.example/callback' }), 400, 'invalid_request');
    expect((await push({ request_uri: await pushed() })).status).to.equal(400);
    expect((await push({ request: 'e30.e30.' })).status).to.equal(400);
  });

  it('6 · it is not pushed without PKCE', async () => {
    expectError(await push({ code_challenge: '', code_challenge_method: '' }), 400, 'invalid_request');
    expectError(await push({ code_challenge_method: 'plain' }), 400, 'invalid_request');
  });
});
