import { expect } from 'chai';
import { authorizationUrl } from '../../flows/authorization.ts';
import { aBrowser, type Answer } from '../../flows/browser.ts';
import { anAdministrator } from '../../flows/cast.ts';
import { aPkce, aWorld } from '../../flows/world.ts';
import { FROM_HERE } from '../permissions/asking.ts';
import { aStage, signedIn, type Stage } from '../permissions/stage.ts';
import { LOOKS, toLookAt } from './look.ts';

/** What has to stand in the policy of every page, whatever its forms lead to. */
const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};
const HEADERS = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

describe('what every page says to the browser (security.md 63, 64, 72)', () => {
  let stage: Stage;
  before(async () => {
    stage = await aStage(await aWorld({ sandboxSignUp: true }));
  });
  after(() => stage?.world.close());

  for (const look of LOOKS) {
    it(`63, 64 · ${look.title}: is framed by nobody, runs nothing but our file, is kept nowhere`, async () => {
      const { browser, path } = await toLookAt(stage, look);

      const answer = await browser.get(`${stage.world.issuer}${path}`);

      expect(answer.status).to.equal(200);
      expectPolicy(answer);
      expectPlainMarkup(answer);
      const targets = policyOf(answer)['form-action'];
      expect(targets).to.equal(path.startsWith('/interaction/') ? "'self' https://app.partner.example" : "'self'");
    });
  }

  it('63 · nor is an error or a redirect, whoever answers it', async () => {
    const { published, world } = stage;
    const user = await stage.browserOf('user');
    const at = (path: string) => `${world.issuer}${path}`;
    const form = (body: string, type = 'application/x-www-form-urlencoded') => ({
      method: 'POST',
      body,
      headers: { ...FROM_HERE, 'Content-Type': type },
    });
    const unknown = { ...published, client: { id: 'app_nobody', secret: '' } };

    const answers: [status: number, answer: Answer][] = [
      [404, await user.get(at('/nothing-here'))],
      [404, await user.get(at('/administration/%'))],
      [404, await user.get(at('/interaction/nothing'))],
      [404, await user.get(at('/set-password/nothing'))],
      [403, await user.get(at('/administration/people'))],
      [403, await user.request(at('/password'), form('csrf=wrong'))],
      [400, await user.request(at('/password'), form('csrf=one&csrf=two'))],
      [415, await user.request(at('/password'), form('{}', 'application/json'))],
      [413, await user.request(at('/password'), form(`csrf=${'x'.repeat(100_000)}`))],
      [404, await user.request(at('/password'), { method: 'DELETE' })],
      [303, await aBrowser(world.issuer).get(at('/administration/people'))],
      [400, await user.get(authorizationUrl(world.issuer, unknown, aPkce().challenge))],
      [400, await user.get(at('/authorize'))],
      [200, await user.get(at('/device'))],
      [200, await user.get(at('/sign-out'))],
    ];

    for (const [status, answer] of answers) {
      expect(answer.status, answer.text.slice(0, 500)).to.equal(status);
      expectPolicy(answer);
      if (status !== 303) expectPlainMarkup(answer);
    }
  });

  it('63 · nor is the page that says that the store is gone', async () => {
    const world = await aWorld();
    const browser = await signedIn(world, await anAdministrator(world.app.services));
    await world.storage.close();

    const answer = await browser.get(`${world.issuer}/administration/people`);

    expect(answer.status).to.be.oneOf([500, 503]);
    expectPolicy(answer);
    expectPlainMarkup(answer);
    await world.close();
  });
});

function policyOf({ headers }: Answer): Record<string, string> {
  const directives = (headers.get('Content-Security-Policy') ?? '').split('; ').map((each): [string, string] => {
    const [name = '', ...sources] = each.split(' ');
    return [name, sources.join(' ')];
  });
  return Object.fromEntries(directives);
}

function expectPolicy(answer: Answer): void {
  const { 'form-action': _, ...policy } = policyOf(answer);
  expect(policy).to.deep.equal(POLICY);
  expect(Object.fromEntries(answer.headers)).to.deep.include(HEADERS);
}

/** One stylesheet, at most our own script, and no other way for anything to run or to look different. */
function expectPlainMarkup({ headers, text }: Answer): void {
  expect(headers.get('Content-Type')).to.equal('text/html; charset=utf-8');
  expect(text.match(/<link rel="stylesheet" href="\/assets\/countersign\.[\w-]+\.css"\/>/g)).to.have.lengthOf(1);
  expect(text.match(/rel="stylesheet"|<style/g)).to.have.lengthOf(1);
  expect(text.replaceAll(/<script src="\/assets\/countersign\.[\w-]+\.js" defer><\/script>/g, '')).not.to.contain('<script');
  expect(text).not.to.match(/<[^>]* (?:style|on[a-z]+)=|javascript:|<(?:iframe|object|embed|base)\b/);
}
