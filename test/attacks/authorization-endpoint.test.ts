import { expect } from 'chai';
import { changeApplication } from '../../server/operations/applications.ts';
import { aCode, authorizationUrl, authorize, parameterOf, redeem } from '../flows/authorization.ts';
import { aBrowser } from '../flows/browser.ts';
import {
  anAdministrator,
  aPublishedApplication,
  enabledFor,
  type Member,
  OPERATOR,
  REDIRECT_URI,
  type Registered,
} from '../flows/cast.ts';
import { aPkce, aWorld, type World } from '../flows/world.ts';

/** This file is over 200 lines because it is one endpoint, and every attack on it in one list. */
describe('attacks on the authorization endpoint (security.md §1)', () => {
  let world: World;
  let registered: Registered;
  let customer: Member;

  before(async () => {
    world = await aWorld();
    registered = await aPublishedApplication(world.app.services);
    customer = await anAdministrator(world.app.services);
    await enabledFor(world.app.services, customer, registered);
  });
  after(() => world.close());

  const open = (given: Record<string, string>) =>
    aBrowser(world.issuer).get(authorizationUrl(world.issuer, registered, aPkce().challenge, given));

  it('1, 3 · never redirects to any variant of a registered redirect URI', async () => {
    const { host, pathname } = new URL(REDIRECT_URI);
    const variants = [
      ...[`HTTPS://${host}${pathname}`, `https://${host.toUpperCase()}${pathname}`, `https://${host}${pathname.toUpperCase()}`],
      ...[
        `${REDIRECT_URI}/`,
        `${REDIRECT_URI}//`,
        `${REDIRECT_URI}?`,
        `${REDIRECT_URI}?a=b`,
        `${REDIRECT_URI}#`,
        `${REDIRECT_URI}#f`,
      ],
      ...[
        `${REDIRECT_URI}/../callback`,
        `${REDIRECT_URI}/%2e%2e/callback`,
        `https://${host}/%63allback`,
        `https://${host}//callback`,
      ],
      ...[
        `https://${host}:443${pathname}`,
        `https://${host}:8443${pathname}`,
        `http://${host}${pathname}`,
        `https://${host}.${pathname}`,
      ],
      ...[
        `https://user@${host}${pathname}`,
        `https://${host}@evil.example${pathname}`,
        `https://evil.example/${host}${pathname}`,
      ],
      ...[
        `https://${host}.evil.example${pathname}`,
        `https://evil.example#${REDIRECT_URI}`,
        `https://evil.example\\@${host}${pathname}`,
      ],
      ...[
        `https://${host}\\callback`,
        `${REDIRECT_URI}\r\nX: y`,
        `${REDIRECT_URI}%0d%0a`,
        ` ${REDIRECT_URI}`,
        `${REDIRECT_URI} `,
      ],
      ...[
        `\t${REDIRECT_URI}`,
        `${REDIRECT_URI}\0`,
        `https:${host}${pathname}`,
        `//${host}${pathname}`,
        `https:///${host}${pathname}`,
      ],
      ...[
        'javascript:alert(1)',
        'data:text/html,x',
        'https://app.pаrtner.example/callback',
        'https://xn--prtner-4ve.example/callback',
      ],
      ...[
        `${REDIRECT_URI};x`,
        `${REDIRECT_URI}&x`,
        'https://app.partner.example',
        'https://app.partner.example/',
        '*',
        '',
        'null',
      ],
    ];

    for (const redirect_uri of variants) {
      const { status, location } = await open({ redirect_uri });

      expect([status, location], redirect_uri).to.deep.equal([400, undefined]);
    }
  });

  it('2 · lets only the native client choose its port, and only on literal loopback', async () => {
    const scope = { client_id: 'countersign-cli', scope: 'manage' };
    const accepted = await open({ ...scope, redirect_uri: 'http://127.0.0.1:49152/callback' });
    const refused = [
      'http://localhost:49152/callback',
      'http://127.0.0.1.evil.example:49152/callback',
      'http://127.0.0.1:49152/other',
    ];

    expect(accepted.status).to.equal(303);
    for (const redirect_uri of refused) expect((await open({ ...scope, redirect_uri })).status, redirect_uri).to.equal(400);
  });

  it('3 · shows a page, and redirects nowhere, for an unknown application', async () => {
    const { status, location } = await open({ client_id: 'app_00000000000000000000000xx' });

    expect([status, location]).to.deep.equal([400, undefined]);
  });

  it('4 · knows no response type but `code`, and no password grant', async () => {
    for (const response_type of ['token', 'id_token', 'code token', 'code id_token', 'none', 'id_token token']) {
      const answer = await open({ response_type, nonce: 'n' });

      expect(parameterOf(answer, 'error'), response_type).to.equal('unsupported_response_type');
    }
  });

  it('5 · answers in the query or by form post, and in no fragment or message', async () => {
    for (const response_mode of ['fragment', 'web_message', 'jwt', 'query.jwt']) {
      const { location, text } = await open({ response_mode });

      expect(location ?? '', response_mode).not.to.contain('#');
      expect(`${location}${text}`, response_mode).to.match(/unsupported_response_mode|invalid_request/);
    }
    const { answer } = await authorize(world.issuer, registered, customer, { response_mode: 'form_post' });
    expect(answer.text)
      .to.match(/<form[^>]+action="https:\/\/app\.partner\.example\/callback"/)
      .and.to.contain('name="code"');
    expect(answer.headers.get('Content-Security-Policy')).to.contain("form-action 'self' https://app.partner.example");
  });

  describe('6 · PKCE', () => {
    it('is demanded, with S256', async () => {
      const { challenge } = aPkce();
      const without = await open({ code_challenge: '', code_challenge_method: '' });
      const plain = await open({ code_challenge: challenge, code_challenge_method: 'plain' });

      expect(parameterOf(without, 'error')).to.equal('invalid_request');
      expect(parameterOf(plain, 'error')).to.equal('invalid_request');
    });

    it('fails without the verifier, and with another', async () => {
      const { code } = await aCode(world.issuer, registered, customer);

      const missing = await redeem(world.issuer, registered, { code, verifier: '' });
      const wrong = await redeem(world.issuer, registered, { code, verifier: aPkce().verifier });

      expect([missing.status, missing.body['error']]).to.deep.equal([400, 'invalid_grant']);
      expect([wrong.status, wrong.body['error']]).to.deep.equal([400, 'invalid_grant']);
    });

    it('can be waived by an operator, and then refuses a verifier that answers no challenge', async () => {
      const waived = await aPublishedApplication(world.app.services);
      await enabledFor(world.app.services, customer, waived);
      await changeApplication(world.app.services, OPERATOR, waived.application.id, { requirePkce: false });
      const browser = aBrowser(world.issuer);
      const { browser: signedIn } = await aCode(world.issuer, waived, customer, {}, browser);
      const url = new URL(authorizationUrl(world.issuer, waived, 'x'));
      url.searchParams.delete('code_challenge');
      url.searchParams.delete('code_challenge_method');
      const code = parameterOf(await signedIn.open(url.href), 'code') ?? '';

      const { status, body } = await redeem(world.issuer, waived, { code, verifier: aPkce().verifier });

      expect([status, body['error']]).to.deep.equal([400, 'invalid_grant']);
    });
  });

  it('7 · names the issuer in every answer, errors included', async () => {
    const { answer } = await authorize(world.issuer, registered, customer);
    const failed = await open({ scope: 'TRVREQ' });

    expect(parameterOf(answer, 'iss')).to.equal(world.issuer);
    expect(parameterOf(failed, 'iss')).to.equal(world.issuer);
  });

  it('8 · brings `state` back as it came, and into no page', async () => {
    const states = ['s', 'a b+c%20', '"><script>alert(1)</script>', 'ünïcödé 🗝', "'; DROP", 'x'.repeat(2_048), '=&?#/', '&amp;'];
    for (const state of states) {
      const { answer } = await authorize(world.issuer, registered, customer, { state });

      expect(parameterOf(answer, 'state'), state).to.equal(state);
    }
    const { answer } = await authorize(world.issuer, registered, customer, { state: '"><b>', response_mode: 'form_post' });
    expect(answer.text).not.to.contain('"><b>');
  });

  it('9 · refuses every parameter that comes twice', async () => {
    const url = authorizationUrl(world.issuer, registered, aPkce().challenge, { state: 's', nonce: 'n', prompt: 'login' });
    for (const [name, value] of new URL(url).searchParams) {
      const { location, text } = await aBrowser(world.issuer).get(`${url}&${new URLSearchParams([[name, value]])}`);

      expect(`${location}${text}`, name).to.match(/invalid_request|400/);
      expect(location ?? '', name).not.to.contain('/interaction/');
    }
  });

  it('10 · turns a POST into a GET by 303, doubled parameters and all', async () => {
    const url = new URL(authorizationUrl(world.issuer, registered, aPkce().challenge));
    const post = (body: string) =>
      fetch(`${world.issuer}/authorize`, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        redirect: 'manual',
      });

    const short = await post(url.searchParams.toString());
    const long = await post(`${url.searchParams}&state=${'x'.repeat(3_000)}`);

    expect([short.status, short.headers.get('Location')]).to.deep.equal([303, `/authorize?${url.searchParams}`]);
    expect(long.headers.get('Location')).to.match(/^\/authorize\?client_id=app_\w+&request_uri=urn/);
    expect((await aBrowser(world.issuer).open(long.headers.get('Location') ?? '')).text).to.contain('name="login_id"');
  });

  it('12 · takes no request objects and fetches none', async () => {
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{}').toString('base64url')}.`;

    const byValue = await open({ request: unsigned });
    const byReference = await open({ request_uri: 'https://evil.example/request' });

    expect(`${byValue.location}${byValue.text}`).to.contain('request_not_supported');
    expect(`${byReference.location}${byReference.text}`).to.contain('request_uri_not_supported');
  });

  it('14 · shows an error page without a stack, without what was sent', async () => {
    const answer = await open({ redirect_uri: 'https://evil.example/<script>alert(1)</script>', state: '<canary>' });

    expect(answer.status).to.equal(400);
    expect(answer.text).not.to.match(/evil\.example|<script|canary|node_modules|\bat .*:\d+/);
    expect(answer.headers.get('X-Content-Type-Options')).to.equal('nosniff');
    expect(answer.headers.get('Content-Security-Policy')).to.contain("frame-ancestors 'none'");
  });
});
