import { expect } from 'chai';
import { certifyApplication } from '../../../server/operations/certification.ts';
import { OPERATOR } from '../../flows/cast.ts';
import { aWorld, type World } from '../../flows/world.ts';
import { faultyFields, wordsOf } from './form.ts';
import { aDesk, aPartner, BASE, kept, registered, theOnlyOne } from './partner.ts';

const NEW = `${BASE}/new`;
const PLAIN = { name: 'Receipt Robot', grant_types: ['client_credentials'] };
const APIS = [{ code: 'EXPRPT', groups: [{ code: 'BANK', required: false, reason: 'To pay people back.' }] }];

describe('the form of an application that comes back', () => {
  let world: World;
  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());

  it('says all at once, in the order of the fields, though keys cannot be read', async () => {
    const partner = await aPartner(world);
    const desk = await aDesk(world, partner);

    const page = await desk.send(NEW, {
      name: '',
      description: 'd'.repeat(10_001),
      apis: ['EXPRPT'],
      groups: ['CCARD'],
      'reason-BANK': 'Nothing.',
      'reason-CCARD': 'r'.repeat(10_001),
      grant_types: [],
      redirect_uris: 'http://plain.example/',
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: '{',
    });

    expect(faultyFields(page)).to.deep.equal([
      'name',
      'description',
      'reason-BANK',
      'reason-CCARD',
      'grant_types',
      'redirect_uris',
      'jwks',
    ]);
    expect(await world.app.services.directory.count('application', { companyId: partner.company.id })).to.equal(0);
  });

  it('says all at once, too, where an API is left out that others need', async () => {
    const partner = await aPartner(world);
    const application = await registered(world, partner, { apis: [...APIS, { code: 'QUICKEXP', groups: [] }] });
    const desk = await aDesk(world, partner);

    const page = await desk.send(`${BASE}/${application.id}`, { name: '', apis: ['QUICKEXP'], grant_types: [] });

    expect(faultyFields(page)).to.deep.equal(['name', 'api-EXPRPT', 'grant_types']);
    expect(await kept(world, application)).to.deep.equal(application);
  });

  it('does not drop a reason for sensitive data that is not ticked without a word', async () => {
    const partner = await aPartner(world);
    const desk = await aDesk(world, partner);

    const page = await desk.send(NEW, { ...PLAIN, apis: ['EXPRPT'], 'reason-BANK': 'To pay people back.' });

    expect(page.status).to.equal(400);
    expect(faultyFields(page)).to.deep.equal(['reason-BANK']);
    expect(wordsOf(page)).to.contain('Tick the data, or clear the reason.');
    expect(page.text).to.contain('To pay people back.</textarea>');

    await desk.sendFrom(page, NEW, { 'reason-BANK': '' });

    expect((await theOnlyOne(world, partner)).apis).to.deep.equal([{ code: 'EXPRPT', groups: [] }]);
  });

  it('keeps the old keys, and says all at once, where the new ones cannot be read', async () => {
    const partner = await aPartner(world);
    const jwks = { keys: [{ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }] };
    const application = await registered(world, partner, { authenticationMethod: 'private_key_jwt', jwks });
    const desk = await aDesk(world, partner);

    const page = await desk.send(`${BASE}/${application.id}`, { name: '', jwks: '' });

    expect(faultyFields(page)).to.deep.equal(['name', 'jwks']);
    expect(await kept(world, application)).to.deep.equal(application);
  });

  it('lets a reason that is kept go with its data, and asks about one that was typed anew', async () => {
    const partner = await aPartner(world);
    const application = await registered(world, partner, { apis: APIS });
    const desk = await aDesk(world, partner);
    const path = `${BASE}/${application.id}`;

    const asked = await desk.send(path, { groups: [], 'reason-BANK': 'For another reason.' });
    const saved = await desk.send(path, { groups: [] });

    expect([asked.status, faultyFields(asked)]).to.deep.equal([400, ['reason-BANK']]);
    expect(wordsOf(saved)).to.contain('is saved.');
    expect((await kept(world, application)).apis[0]?.groups).to.deep.equal([]);
  });

  it('is followed by nothing that leads away from what was typed, but by what the review has said', async () => {
    const partner = await aPartner(world);
    const { services } = world.app;
    const [fresh, rejected] = [await registered(world, partner), await registered(world, partner)];
    await certifyApplication(services, partner.caller, rejected.id, { action: 'submit' });
    const verdict = { action: 'reject', permissionVersion: 1, note: 'Why all this?' } as const;
    await certifyApplication(services, OPERATOR, rejected.id, verdict);
    const desk = await aDesk(world, partner);

    const [of, after] = [
      await desk.send(`${BASE}/${fresh.id}`, { name: '' }),
      await desk.send(`${BASE}/${rejected.id}`, { name: '' }),
    ];

    for (const { text } of [of, after]) expect(text).not.to.contain('/revoke-tokens').and.not.to.contain('/secret"');
    expect(wordsOf(after)).to.contain('Why all this?');
  });
});
