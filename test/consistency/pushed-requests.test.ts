import { expect } from 'chai';
import { authorize, parameterOf, redeem } from '../flows/authorization.ts';
import type { Answer } from '../flows/browser.ts';
import { REDIRECT_URI } from '../flows/cast.ts';
import { aPkce, type Pkce, post, signIn } from '../flows/world.ts';
import { aRoamingBrowser } from './cluster.ts';
import { crowd, CROWD, tally } from './crowd.ts';
import { type Scene, scene } from './scene.ts';

describe('a pushed request (RFC 9126 §7.3) that is opened in many tabs at once, on several processes', () => {
  const played = scene();

  it('13 · yields one code, when the tabs belong to a person who is signed in and has agreed', async () => {
    const { cluster, registered, member } = played();
    const { browser } = await authorize(cluster.world.issuer, registered, member, {}, aRoamingBrowser(cluster));
    const pushed = await aPushedRequest(played());

    const answers = await crowd(cluster.urls, () => browser.open(pushed.url));

    expect(codesOf(answers)).to.have.lengthOf(1);
    await expectTokens(played(), pushed, answers);
  });

  it('13 · yields one code, when each tab belongs to another browser of that person, has shown the sign-in form and each form is sent', async () => {
    const { cluster, registered, member } = played();
    await authorize(cluster.world.issuer, registered, member);
    const pushed = await aPushedRequest(played());
    const browsers = Array.from({ length: CROWD }, (_, index) => aRoamingBrowser(cluster, index));
    const pages = await Promise.all(browsers.map((browser) => browser.open(pushed.url)));

    const answers = await Promise.all(
      browsers.map(async (browser, index) => {
        const page = pages[index] ?? expect.fail();
        return page.text.includes('name="login_id"') ? signIn(browser, page, member.credentials) : page;
      }),
    );

    expect(codesOf(answers)).to.have.lengthOf(1);
    await expectTokens(played(), pushed, answers);
  });
});

interface Pushed extends Pkce {
  readonly url: string;
}

async function aPushedRequest({ cluster, registered }: Scene): Promise<Pushed> {
  const { issuer } = cluster.world;
  const pkce = aPkce();
  const form = {
    client_id: registered.client.id,
    response_type: 'code',
    redirect_uri: REDIRECT_URI,
    scope: 'openid EXPRPT',
    code_challenge: pkce.challenge,
    code_challenge_method: 'S256',
  };
  const { body } = await post(`${issuer}/par`, form, registered.client);
  const query = new URLSearchParams({ client_id: registered.client.id, request_uri: String(body['request_uri']) });
  return { ...pkce, url: `${issuer}/authorize?${query}` };
}

/** The codes with which tabs came back to the application. */
function codesOf(answers: readonly Answer[]): string[] {
  return answers.flatMap((answer) => parameterOf(answer, 'code') ?? []);
}

/** The code that there is is a good one. */
async function expectTokens({ cluster, registered }: Scene, { verifier }: Pkce, answers: readonly Answer[]): Promise<void> {
  const [code = ''] = codesOf(answers);
  expect(tally([await redeem(cluster.world.issuer, registered, { code, verifier })])).to.deep.equal({ '200': 1 });
}
