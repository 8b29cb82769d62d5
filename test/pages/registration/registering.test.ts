import { expect } from 'chai';
import { enablementId } from '../../../server/domain/enablement.ts';
import { aWorld, post, type World } from '../../flows/world.ts';
import { wordsOf } from './form.ts';
import { aDesk, aPartner, BASE, registered, theOnlyOne } from './partner.ts';

const NEW = `${BASE}/new`;
const PLAIN = { name: 'Receipt Robot', grant_types: ['client_credentials'] };

describe('registering an application on its page', () => {
  let world: World;
  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());

  it('keeps every field as it was entered, private and enabled for the own company (seed:36, 42)', async () => {
    const partner = await aPartner(world);
    const desk = await aDesk(world, partner);

    await desk.send(NEW, {
      name: '  Receipt Robot ',
      description: 'Reads receipts.\r\n\r\nFiles them.',
      active: [],
      apis: ['EXPRPT', 'IMAGE'],
      groups: ['BANK', 'CCARD'],
      optional: ['BANK'],
      'reason-BANK': 'To pay people back.',
      redirect_uris: 'https://robot.example/callback\r\n\r\n  https://robot.example/other  ',
      post_logout_redirect_uris: 'https://robot.example/bye',
      grant_types: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'],
      visibility: 'public',
    });

    const application = await theOnlyOne(world, partner);
    expect(application).to.deep.include({
      name: 'Receipt Robot',
      description: 'Reads receipts.\n\nFiles them.',
      active: false,
      visibility: 'private',
      certification: 'none',
      apis: [
        {
          code: 'EXPRPT',
          groups: [
            { code: 'BANK', required: false, reason: 'To pay people back.' },
            { code: 'CCARD', required: true, reason: '' },
          ],
        },
        { code: 'IMAGE', groups: [] },
      ],
      redirectUris: ['https://robot.example/callback', 'https://robot.example/other'],
      postLogoutRedirectUris: ['https://robot.example/bye'],
      grantTypes: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'],
      authenticationMethod: 'client_secret_basic',
    });
    const enablement = await world.app.services.directory.get('enablement', enablementId(partner.company.id, application.id));
    expect(enablement?.state).to.equal('enabled');
  });

  it('hands out a key and a secret that work (seed:17, 41)', async () => {
    const partner = await aPartner(world);
    const desk = await aDesk(world, partner);

    const shown = await desk.send(NEW, { ...PLAIN, apis: ['IMAGE'] });

    const [, secret = ''] = /(csn_secret_\w+)/.exec(shown.text) ?? [];
    const { id } = await theOnlyOne(world, partner);
    expect(wordsOf(shown)).to.contain(id).and.to.contain(partner.company.domain);
    const { status } = await post(`${world.issuer}/token`, { grant_type: 'client_credentials' }, { id, secret });
    expect(status).to.equal(200);
  });

  it('takes public keys instead of a secret, a single one or a set', async () => {
    const partner = await aPartner(world);
    const desk = await aDesk(world, partner);
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };

    const page = await desk.send(NEW, { ...PLAIN, token_endpoint_auth_method: 'private_key_jwt', jwks: JSON.stringify(jwk) });

    const application = await theOnlyOne(world, partner);
    expect(application.jwks).to.deep.equal({ keys: [jwk] });
    expect(application.secret).to.equal(undefined);
    expect(wordsOf(page)).to.contain('is registered and enabled for').and.not.to.contain('csn_secret_');
  });

  it('ticks what an API needs, says so, and registers nothing before that was looked at (seed:39)', async () => {
    const partner = await aPartner(world);
    const desk = await aDesk(world, partner);

    const page = await desk.send(NEW, { ...PLAIN, apis: ['QUICKEXP'], description: 'Typed.' });

    expect(wordsOf(page)).to.contain('Quick expenses needs Expense reports, which was ticked.');
    expect(page.text).to.match(/value="EXPRPT" checked/);
    expect(await world.app.services.directory.count('application', { companyId: partner.company.id })).to.equal(0);

    await desk.sendFrom(page, NEW);

    const { apis, description } = await theOnlyOne(world, partner);
    expect(apis.map(({ code }) => code)).to.deep.equal(['EXPRPT', 'QUICKEXP']);
    expect(description).to.equal('Typed.');
  });

  it('ticks the API of sensitive data that was ticked, and says so', async () => {
    const desk = await aDesk(world, await aPartner(world));

    const page = await desk.send(NEW, { ...PLAIN, groups: ['GHOST'] });

    expect(wordsOf(page)).to.contain('Company ghost cards needs Forms of payment, which was ticked.');
    expect(page.text).to.match(/value="FOP" checked/);
  });

  it('says which APIs a permission also serves', async () => {
    const page = await (await aDesk(world, await aPartner(world))).open(NEW);

    expect(wordsOf(page)).to.contain('The same permission also serves Quick expenses.');
    expect(wordsOf(page)).to.contain('The same permission also serves Expense reports.');
  });

  it('comes back with 400, every fault linked to its field, and everything that was typed', async () => {
    const partner = await aPartner(world);
    const desk = await aDesk(world, partner);
    const { name } = await registered(world, partner);

    const page = await desk.send(NEW, {
      name: '',
      description: 'Still here.',
      grant_types: [],
      redirect_uris: 'https://fine.example/\nhttp://plain.example/\nhttps://hash.example/#x',
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: '{"keys": []}',
    });

    expect(page.status).to.equal(400);
    for (const [field, message] of [
      ['name', 'Enter a name.'],
      ['grant_types', 'Tick at least one way in which the application works.'],
      ['redirect_uris', 'line 2: It must begin with “https://”.'],
      ['redirect_uris', 'line 3: It must not hold a “#”.'],
      ['jwks', 'There must be 1 to 10 public keys.'],
    ]) {
      expect(page.text, message)
        .to.contain(`href="#${field}"`)
        .and.to.match(new RegExp(`id="${field}"`));
      expect(wordsOf(page)).to.contain(message);
    }
    expect(page.text).to.contain('Still here.').and.to.contain('{&quot;keys&quot;: []}').and.to.contain('<title>Error: ');

    const taken = await desk.send(NEW, { ...PLAIN, name });

    expect(taken.status).to.equal(400);
    expect(wordsOf(taken)).to.contain('Another application of your company has this name.');
  });

  it('takes a description at its longest in letters that a form writes in nine', async () => {
    const partner = await aPartner(world);
    const desk = await aDesk(world, partner);

    await desk.send(NEW, { ...PLAIN, description: '字'.repeat(10_000) });

    expect((await theOnlyOne(world, partner)).description).to.have.lengthOf(10_000);
  });

  it('registers once when the same form is sent twice', async () => {
    const partner = await aPartner(world);
    const desk = await aDesk(world, partner);
    const page = await desk.open(NEW);

    await desk.sendFrom(page, NEW, PLAIN);
    const again = await desk.sendFrom(page, NEW, PLAIN);

    expect(again.status).to.equal(400);
    expect(again.text).not.to.contain('csn_secret_');
    expect((await theOnlyOne(world, partner)).name).to.equal(PLAIN.name);
  });
});
