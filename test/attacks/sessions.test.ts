import { expect } from 'chai';
import { aCode, authorizationUrl, parameterOf } from '../flows/authorization.ts';
import { aBrowser, type Answer, type Browser } from '../flows/browser.ts';
import { aDevice, poll } from '../flows/device.ts';
import { aPkce, type Credentials, signIn } from '../flows/world.ts';
import { expectError, ground } from './ground.ts';

const WITH_CONSENT = { scope: 'openid EXPRPT IMAGE', prompt: 'consent' };

/** This file is over 200 lines because it is one world, and every hand in which its sessions can fall. */
describe('sessions in other hands (security.md §1)', () => {
  const on = ground();

  const start = (browser: Browser, given: Record<string, string> = {}): Promise<Answer> =>
    browser.open(authorizationUrl(on().issuer, on().registered, aPkce().challenge, given));

  /** Whether who brings these cookies is signed in. */
  const isSignedIn = async (cookies: Iterable<[string, string]>): Promise<boolean> => {
    const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(authorizationUrl(on().issuer, on().registered, aPkce().challenge, { prompt: 'none' }), {
      headers: { Cookie },
      redirect: 'manual',
    });
    return !(response.headers.get('Location') ?? 'login_required').includes('login_required');
  };

  describe('58 · fixation', () => {
    it('fails: the session that a browser had before sign-in is not the one after it, and is dead', async () => {
      const browser = aBrowser(on().issuer);
      const page = await start(browser);
      const before = sessionCookies(browser);
      const cookiesBefore = [...browser.cookies];

      await signIn(browser, page, on().member.credentials);

      expect(sessionCookies(browser)).not.to.deep.equal(before);
      expect(await isSignedIn(sessionCookies(browser))).to.equal(true);
      expect(await isSignedIn(cookiesBefore)).to.equal(false);
    });

    it('fails with a session that the attacker has signed in: who signs in next gets another, and that one is dead', async () => {
      const attacker = aBrowser(on().issuer);
      await aCode(on().issuer, on().registered, on().administrator, {}, attacker);
      const planted = sessionCookies(attacker);

      const page = await start(attacker, { prompt: 'login' });
      const answer = await changedHands(attacker, page, on().member.credentials);

      expect(parameterOf(answer, 'code')).to.be.a('string');
      expect(sessionCookies(attacker)).not.to.deep.equal(planted);
      expect(await isSignedIn(sessionCookies(attacker))).to.equal(true);
      expect(await isSignedIn(planted)).to.equal(false);
    });

    it('fails at the server’s own sign-in, too', async () => {
      const browser = aBrowser(on().issuer);
      const form = await browser.open(`${on().issuer}/sign-in`);
      await aCode(on().issuer, on().registered, on().administrator, {}, browser);
      const planted = sessionCookies(browser);

      await signIn(browser, form, on().member.credentials);

      expect(sessionCookies(browser)).not.to.deep.equal(planted);
      expect(await isSignedIn(sessionCookies(browser))).to.equal(true);
      expect(await isSignedIn(planted)).to.equal(false);
    });

    it('fails with an identifier that the attacker made up', async () => {
      const made = 'x'.repeat(43);
      const response = await fetch(`${on().issuer}/authorize`, { headers: { Cookie: `session=${made}; session.sig=${made}` } });

      expect(response.headers.getSetCookie().join()).not.to.contain(made);
      expect(await isSignedIn([['session', made]])).to.equal(false);
    });

    it('fails without the signature, or with one of another cookie', async () => {
      const browser = aBrowser(on().issuer);
      await aCode(on().issuer, on().registered, on().member, {}, browser);
      const { cookies } = browser;
      const signature = cookies.get('session.sig') ?? '';
      const session = cookies.get('session') ?? '';

      expect(
        await isSignedIn([
          ['session', session],
          ['session.sig', signature],
        ]),
      ).to.equal(true);
      expect(await isSignedIn([['session', session]])).to.equal(false);
      expect(
        await isSignedIn([
          ['session', session],
          ['session.sig', altered(signature)],
        ]),
      ).to.equal(false);
      expect(
        await isSignedIn([
          ['session', altered(session)],
          ['session.sig', signature],
        ]),
      ).to.equal(false);
    });
  });

  describe('59 · what one browser began', () => {
    it('is a page that does not exist in another, signed in or not', async () => {
      const victim = aBrowser(on().issuer);
      await aCode(on().issuer, on().registered, on().administrator, {}, victim);
      const page = await start(aBrowser(on().issuer));
      const link = /action="(\/interaction\/[^"]+)"/.exec(page.text)?.[1] ?? '';

      const signedIn = await victim.open(`${on().issuer}${link}`);
      const stranger = await aBrowser(on().issuer).open(`${on().issuer}${link}`);

      expect(link).to.match(/^\/interaction\/.{20,}/);
      expect([signedIn.status, stranger.status]).to.deep.equal([404, 404]);
      expect(stranger.text).not.to.contain(on().registered.application.name);
    });

    it('cannot be gone on with in another: neither signed in to, nor approved', async () => {
      const attacker = aBrowser(on().issuer);
      const login = await start(attacker);
      const victim = aBrowser(on().issuer);
      const { answer: consent } = await stoppedAtConsent(victim);

      const luredIn = await signIn(aBrowser(on().issuer), login, on().member.credentials);
      const approved = await attacker.submit(consent, { decision: 'approve' });

      expect([luredIn.status, approved.status]).to.deep.equal([404, 404]);
      expect(parameterOf(await victim.submit(consent, { decision: 'approve' }), 'code')).to.be.a('string');
    });

    it('resumes in no other', async () => {
      const page = await start(aBrowser(on().issuer));
      const uid = /\/interaction\/([^"]+)"/.exec(page.text)?.[1] ?? '';

      const { status, location } = await aBrowser(on().issuer).get(`${on().issuer}/authorize/${uid}`);

      expect([status, location]).to.deep.equal([400, undefined]);
    });

    it('does not mix with what another tab of it began', async () => {
      const browser = aBrowser(on().issuer);
      const first = await start(browser, { state: 'first' });
      const second = await start(browser, { state: 'second' });

      const answers = [
        await signIn(browser, second, on().member.credentials),
        await signIn(browser, first, on().member.credentials),
      ];

      for (const [index, state] of ['second', 'first'].entries()) {
        expect(parameterOf(answers[index] ?? first, 'state') ?? state).to.equal(state);
      }
    });

    it('is the device page of that browser only', async () => {
      const device = await aDevice(on().issuer, on().registered);
      const attacker = aBrowser(on().issuer);
      const entry = await attacker.open(`${on().issuer}/device`);
      const confirmation = await attacker.submit(entry, { user_code: device.userCode });
      const victim = aBrowser(on().issuer);
      await aCode(on().issuer, on().registered, on().member, {}, victim);

      const entered = await victim.submit(entry, { user_code: device.userCode });
      const approved = await victim.submit(confirmation, { decision: 'approve' });

      for (const { status } of [entered, approved]) expect(status).to.be.within(200, 403);
      expectError(await poll(on().issuer, on().registered, device), 400, 'authorization_pending');
    });
  });

  async function stoppedAtConsent(browser: Browser): Promise<{ answer: Answer }> {
    const answer = await signIn(browser, await start(browser, WITH_CONSENT), on().administrator.credentials);
    expect(answer.text).to.contain('value="approve"');
    return { answer };
  }

  it('59 · an answer that was meant for one person is not given to the next in the same browser', async () => {
    const browser = aBrowser(on().issuer);
    const { answer: consent } = await stoppedAtConsent(browser);
    await changedHands(browser, await start(browser, { prompt: 'login' }), on().member.credentials);

    const answer = await browser.submit(consent, { decision: 'approve' });

    expect(parameterOf(answer, 'code')).to.equal(undefined);
  });
});

function sessionCookies({ cookies }: Browser): [string, string][] {
  return [...cookies].filter(([name]) => name.startsWith('session'));
}

/** Somebody else signs in; the engine ends the session of who was there before, by a form of its own. */
async function changedHands(browser: Browser, page: Answer, credentials: Credentials): Promise<Answer> {
  const handover = await signIn(browser, page, credentials);
  const answer = await browser.submit(handover, {});
  return answer.text.includes('value="approve"') ? browser.submit(answer, { decision: 'approve' }) : answer;
}

/** Another text of the same form. */
function altered(text: string): string {
  return `${text.slice(0, -1)}${text.endsWith('_') ? '-' : '_'}`;
}
