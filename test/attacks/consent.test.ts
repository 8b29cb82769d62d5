import { expect } from 'chai';
import { endConnection } from '../../server/operations/connections.ts';
import { authorizationUrl, introspect, parameterOf, redeem } from '../flows/authorization.ts';
import { aBrowser, type Answer, type Browser } from '../flows/browser.ts';
import { aMember, type Member } from '../flows/cast.ts';
import { aDevice, poll } from '../flows/device.ts';
import { aPkce, signIn } from '../flows/world.ts';
import { expectError, expectToken, ground } from './ground.ts';

/** This file is over 200 lines because it is one question to a person, and every way around it. */
describe('attacks on a person’s consent (security.md §1)', () => {
  const on = ground();
  let member: Member;
  let browser: Browser;
  let page: Answer;
  let verifier: string;

  /** Somebody new is signed in and looks at the question. */
  beforeEach(async () => {
    member = await aMember(on().services, on().administrator.company);
    browser = aBrowser(on().issuer);
    const pkce = aPkce();
    ({ verifier } = pkce);
    const login = await browser.open(authorizationUrl(on().issuer, on().registered, pkce.challenge, { state: 's' }));
    page = await signIn(browser, login, member.credentials);
  });

  const link = (): string => /action="(\/interaction\/[^"]+)"/.exec(page.text)?.[1] ?? '';
  const hidden = (): URLSearchParams => hiddenFields(page);

  /** Sends what no page would have sent. */
  async function send(body: URLSearchParams | undefined, headers: Record<string, string> = {}): Promise<Response> {
    const Cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const init = { method: 'POST', headers: { Cookie, ...headers }, redirect: 'manual' } as const;
    return fetch(`${on().issuer}${link()}`, body === undefined ? init : { ...init, body });
  }

  const connection = async () => on().services.directory.get('connection', `${member.user.id}/${on().registered.application.id}`);

  const expectNothingGiven = async ({ status, headers }: Response, about?: string): Promise<void> => {
    expect(status, about).to.be.within(400, 499);
    expect(headers.get('Location'), about).to.equal(null);
    expect(await connection(), about).to.equal(undefined);
  };

  it('68 · the question is asked before anything is given', () => {
    expect([page.status, page.location]).to.deep.equal([200, undefined]);
    expect(page.text).to.contain('value="approve"');
  });

  it('68 · a post without its token, or with another’s, is refused', async () => {
    await expectNothingGiven(await send(new URLSearchParams({ decision: 'approve' })), 'none');
    for (const token of ['', 'x', '0'.repeat(43), [...hidden().values()].join('').slice(0, -1)]) {
      await expectNothingGiven(await send(withToken(hidden(), token)), token);
    }
  });

  it('68 · an empty post approves nothing', async () => {
    await expectNothingGiven(await send(undefined), 'no body');
    await expectNothingGiven(await send(new URLSearchParams()), 'no fields');
  });

  it('68 · a post that decides nothing that there is to decide asks again', async () => {
    for (const decision of ['', 'yes', 'true', 'APPROVE', 'enable', 'continue', 'on']) {
      const body = hidden();
      body.set('decision', decision);
      const response = await send(body);

      expect(response.headers.get('Location'), decision).to.equal(null);
      expect(await connection(), decision).to.equal(undefined);
    }
  });

  it('68 · two decisions at once are refused', async () => {
    const body = hidden();
    body.append('decision', 'deny');
    body.append('decision', 'approve');

    await expectNothingGiven(await send(body));
  });

  for (const [name, headers] of Object.entries({
    'another origin': { Origin: 'https://evil.example' },
    'an origin that begins alike': { Origin: 'http://127.0.0.1.evil.example' },
    'another site, as the browser says': { 'Sec-Fetch-Site': 'cross-site' },
    'a sister site, as the browser says': { 'Sec-Fetch-Site': 'same-site' },
    'nowhere, as the browser says': { 'Sec-Fetch-Site': 'none' },
    'a frame without an origin on another site': { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
  })) {
    it(`68 · a form from ${name} is refused, even with the right token`, async () => {
      const body = hidden();
      body.set('decision', 'approve');

      await expectNothingGiven(await send(body, headers));
    });
  }

  it('68 · a scope that is added to the form is not given', async () => {
    const answer = await browser.submit(page, {
      decision: 'approve',
      scope: 'openid EXPRPT IMAGE BANK',
      scopes: 'IMAGE BANK',
      client_id: on().rival.client.id,
      redirect_uri: 'https://evil.example/',
    });
    const reply = await redeem(on().issuer, on().registered, { code: parameterOf(answer, 'code') ?? '', verifier });

    expect(answer.location).to.match(/^https:\/\/app\.partner\.example\/callback\?/);
    const seen = await introspect(on().issuer, on().registered.client, expectToken(reply));
    expect(seen.body['scope']).to.equal('openid EXPRPT');
    expect((await connection())?.scopes).to.have.members(['openid', 'EXPRPT']);
  });

  it('68 · sending it twice gives one code', async () => {
    const first = await browser.submit(page, { decision: 'approve' });
    const second = await browser.submit(page, { decision: 'approve' });

    expect(parameterOf(first, 'code')).to.be.a('string');
    expect([second.status, parameterOf(second, 'code')]).to.deep.equal([404, undefined]);
  });

  it('68 · sending it many times at once gives one code', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => browser.submit(page, { decision: 'approve' })));

    expect(answers.filter((answer) => parameterOf(answer, 'code') !== undefined)).to.have.lengthOf.at.most(1);
  });

  it('68 · a page that is kept asks again after the connection was ended', async () => {
    await browser.submit(page, { decision: 'approve' });
    await endConnection(on().services, member.caller, on().registered.application.id);

    const replayed = await browser.submit(page, { decision: 'approve' });
    const again = await browser.open(authorizationUrl(on().issuer, on().registered, aPkce().challenge));

    expect([replayed.status, parameterOf(replayed, 'code')]).to.deep.equal([404, undefined]);
    expect(again.text).to.contain('value="approve"');
  });

  it('68 · what was declined is not approved afterwards', async () => {
    const declined = await browser.submit(page, { decision: 'deny' });
    const after = await browser.submit(page, { decision: 'approve' });

    expect(parameterOf(declined, 'error')).to.equal('access_denied');
    expect([after.status, parameterOf(after, 'code')]).to.deep.equal([404, undefined]);
    expect(await connection()).to.equal(undefined);
  });

  it('68 · it cannot be walked around: resuming asks again, `prompt=none` gets nothing', async () => {
    const resumed = await browser.open(`${on().issuer}/authorize/${link().split('/').at(-1)}`);
    const silent = await browser.open(
      authorizationUrl(on().issuer, on().registered, aPkce().challenge, { prompt: 'none', state: 's' }),
    );

    expect(parameterOf(resumed, 'code')).to.equal(undefined);
    expect(parameterOf(silent, 'error')).to.equal('consent_required');
  });

  it('68 · reading its address decides nothing', async () => {
    for (const query of ['?decision=approve', `?${hidden()}&decision=approve`]) {
      const { location } = await browser.get(`${on().issuer}${link()}${query}`);

      expect(location).to.equal(undefined);
      expect(await connection()).to.equal(undefined);
    }
  });

  it('68 · what was confirmed for one application says nothing about another', async () => {
    await browser.submit(page, { decision: 'approve' });

    const { text } = await browser.open(authorizationUrl(on().issuer, on().rival, aPkce().challenge));

    expect(text).to.contain('value="approve"');
  });

  it('68 · a device gets nothing by a post to its page alone', async () => {
    const device = await aDevice(on().issuer, on().registered);
    const Cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const bodies = [
      { user_code: device.userCode, decision: 'approve' },
      { user_code: device.userCode, confirm: 'yes' },
      { user_code: device.userCode, confirm: 'yes', xsrf: 'x' },
      { user_code: device.userCode, confirm: 'yes', xsrf: '' },
    ];

    for (const body of bodies) {
      const init = { method: 'POST', headers: { Cookie }, body: new URLSearchParams(body), redirect: 'manual' } as const;
      await fetch(`${on().issuer}/device`, init);
    }

    expectError(await poll(on().issuer, on().registered, device), 400, 'authorization_pending');
  });
});

function hiddenFields({ text }: Answer): URLSearchParams {
  const inputs = text.match(/<input\b[^>]*type="hidden"[^>]*>/g) ?? [];
  return new URLSearchParams(Object.fromEntries(inputs.map((tag) => [attributeOf(tag, 'name'), attributeOf(tag, 'value')])));
}

function attributeOf(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

/** The form that approves, with this in the place of everything hidden in it. */
function withToken(hidden: URLSearchParams, token: string): URLSearchParams {
  const forged = Array.from(hidden.keys(), (name): [string, string] => [name, token]);
  return new URLSearchParams([...forged, ['decision', 'approve']]);
}
