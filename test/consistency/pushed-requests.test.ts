import { expect } from 'chai';
import { authorize, redeem } from '../flows/authorization.ts';
import type { Answer } from '../flows/browser.ts';
import { type Pkce, signIn } from '../flows/world.ts';
import { aRoamingBrowser } from './cluster.ts';
import { crowd, CROWD, tally } from './crowd.ts';
import { aPushedRequest, codesOf } from './once.ts';
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

/** The code that there is is a good one. */
async function expectTokens({ cluster, registered }: Scene, { verifier }: Pkce, answers: readonly Answer[]): Promise<void> {
  const [code = ''] = codesOf(answers);
  expect(tally([await redeem(cluster.world.issuer, registered, { code, verifier })])).to.deep.equal({ '200': 1 });
}
