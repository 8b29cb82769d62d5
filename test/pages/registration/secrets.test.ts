import { expect } from 'chai';
import { replaceApplicationSecret } from '../../../server/operations/secrets.ts';
import { aMember } from '../../flows/cast.ts';
import { storedBytes } from '../../flows/stored-bytes.ts';
import { aWorld, post, type World } from '../../flows/world.ts';
import { wordsOf } from './form.ts';
import { aDesk, aPartner, BASE, type Desk, registered } from './partner.ts';

const SECRET = /csn_secret_\w{49}/;

describe('the secret on its page (security.md 49-51, 56)', () => {
  let world: World;
  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());

  async function scene() {
    const partner = await aPartner(world);
    const application = await registered(world, partner, { apis: [{ code: 'LIST', groups: [] }] });
    const path = `${BASE}/${application.id}/secret`;
    return { partner, application, path, shownPath: `${path}/shown`, desk: await aDesk(world, partner) };
  }

  const works = async (id: string, secret: string) =>
    (await post(`${world.issuer}/token`, { grant_type: 'client_credentials' }, { id, secret })).status === 200;

  /** Posts without following, as a browser is between the two requests. */
  async function replaced(desk: Desk, path: string) {
    const page = await desk.open(path);
    const csrf = /name="csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    const cookie = Array.from(desk.browser.cookies, ([name, value]) => `${name}=${value}`).join('; ');
    return fetch(`${world.issuer}${path}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ csrf }),
      headers: { Cookie: cookie, Origin: world.issuer, 'Sec-Fetch-Site': 'same-origin' },
    });
  }

  it('is asked about first: the old one stops at that moment, on every server', async () => {
    const { desk, path } = await scene();

    const page = await desk.open(path);

    expect(wordsOf(page)).to.contain('stops working at that very moment, on every server');
    expect(page.text).not.to.match(SECRET);
  });

  it('51 · shows the new one once: loading again, and the old form, show it no second time', async () => {
    const { desk, path, shownPath, application } = await scene();

    const shown = await desk.send(path);
    const secret = SECRET.exec(shown.text)?.[0] ?? '';
    const again = await desk.open(shownPath);

    expect(await works(application.id, secret)).to.equal(true);
    expect(again.status).to.equal(200);
    expect(again.text).not.to.match(SECRET);
    expect(wordsOf(again)).to.contain('was shown already');
  });

  it('51 · is in no address, no log and no store, and no cache may keep it', async () => {
    const { application, desk, path } = await scene();

    const shown = await desk.send(path);

    const secret = SECRET.exec(shown.text)?.[0] ?? '';
    expect(secret).to.have.lengthOf(60);
    expect(shown.headers.get('Cache-Control')).to.equal('no-store');
    expect(world.log.join('\n')).not.to.contain(secret);
    const bytes = await storedBytes(world);
    expect(bytes.includes(application.id)).to.equal(true);
    expect(bytes.includes(secret)).to.equal(false);
  });

  it('51 · is shown neither to a copy of the cookie, nor to another session, nor for another application, nor later', async () => {
    const { partner, desk, path, shownPath } = await scene();
    const colleague = await aDesk(world, await aMember(world.app.services, partner.company, ['admin']));
    const other = await registered(world, partner);
    const response = await replaced(desk, path);
    const [line = ''] = response.headers.getSetCookie();
    const cookie = line.split(';')[0] ?? '';
    const session = (who: Desk) => Array.from(who.browser.cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const look = async (who: Desk, at: string, method = 'GET') => {
      const answer = await fetch(`${world.issuer}${at}`, { method, headers: { Cookie: `${session(who)}; ${cookie}` } });
      return SECRET.test(await answer.text());
    };

    expect(response.status).to.equal(303);
    expect(line).to.match(
      /; path=\/administration\/web-services\/applications\/app_\w+\/secret\/shown; .*samesite=strict; httponly/i,
    );
    expect(await look(colleague, shownPath)).to.equal(false);
    expect(await look(desk, `${BASE}/${other.id}/secret/shown`)).to.equal(false);
    world.clock = 121_000;
    expect(await look(desk, shownPath)).to.equal(false);
    world.clock = 0;
    await look(desk, shownPath, 'HEAD');
    const looks = await Promise.all(Array.from({ length: 8 }, () => look(desk, shownPath)));
    expect(looks.filter(Boolean)).to.have.lengthOf(1);
  });

  it('two administrators at the same moment each see own result, one of which works', async () => {
    const { partner, desk, path, application } = await scene();
    const colleague = await aDesk(world, await aMember(world.app.services, partner.company, ['admin']));

    const pages = await Promise.all([desk.send(path), colleague.send(path)]);

    const secrets = pages.map(({ text }) => SECRET.exec(text)?.[0] ?? '');
    expect(new Set(secrets).size).to.equal(2);
    const working = await Promise.all(secrets.map((secret) => works(application.id, secret)));
    expect(working.filter(Boolean)).to.have.lengthOf(1);
  });

  it('says of a secret that was replaced before it was seen that it does not work', async () => {
    const { partner, desk, path, shownPath, application } = await scene();
    const response = await replaced(desk, path);
    await replaceApplicationSecret(world.app.services, partner.caller, application.id, { revokeTokens: false });

    const cookies = [
      ...Array.from(desk.browser.cookies, (pair) => pair.join('=')),
      response.headers.getSetCookie()[0]?.split(';')[0],
    ];
    const page = await fetch(`${world.issuer}${shownPath}`, { headers: { Cookie: cookies.join('; ') } });

    expect(await page.text())
      .to.match(SECRET)
      .and.to.contain('Somebody has replaced this secret meanwhile');
  });

  it('56 · ends what was issued only where that is ticked, or asked for by itself', async () => {
    const { desk, path, application } = await scene();
    const epoch = async () => (await world.app.services.directory.get('application', application.id))?.epoch;

    await desk.send(path);
    expect(await epoch()).to.equal(0);
    await desk.send(path, { revoke_tokens: 'true' });
    expect(await epoch()).to.equal(1);
    const page = await desk.send(`${BASE}/${application.id}/revoke-tokens`);
    expect(await epoch()).to.equal(2);
    expect(wordsOf(page)).to.contain('All tokens are revoked.');
  });

  it('is none where the application has keys: the page says so, a form is a conflict', async () => {
    const partner = await aPartner(world);
    const jwks = { keys: [{ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }] };
    const { id } = await registered(world, partner, { authenticationMethod: 'private_key_jwt', jwks });
    const other = await registered(world, partner);
    const desk = await aDesk(world, partner);

    expect(wordsOf(await desk.open(`${BASE}/${id}/secret`))).to.contain('has no secret');
    const form = await desk.open(`${BASE}/${other.id}/secret`);
    expect((await desk.sendFrom(form, `${BASE}/${id}/secret`)).status).to.equal(409);
  });
});
