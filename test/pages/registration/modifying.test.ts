import { expect } from 'chai';
import { changeApplication } from '../../../server/operations/applications.ts';
import { certifyApplication } from '../../../server/operations/certification.ts';
import { changeCompany } from '../../../server/operations/companies.ts';
import { aMember, anAdministrator, enabledFor, OPERATOR } from '../../flows/cast.ts';
import { aWorld, type World } from '../../flows/world.ts';
import { aPublishedApplication } from '../../flows/cast.ts';
import { wordsOf } from './form.ts';
import { aDesk, aPartner, BASE, kept, registered } from './partner.ts';

const APIS = [
  { code: 'EXPRPT', groups: [{ code: 'BANK', required: false, reason: 'To pay people back.' }] },
  { code: 'QUICKEXP', groups: [] },
];

describe('modifying an application on its page', () => {
  let world: World;
  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());

  it('shows what is kept, and saving that changes nothing', async () => {
    const partner = await aPartner(world);
    const application = await registered(world, partner, { apis: APIS, redirectUris: ['https://robot.example/'] });
    const desk = await aDesk(world, partner);

    const page = await desk.send(`${BASE}/${application.id}`);

    expect(wordsOf(page)).to.contain(`${application.name} is saved.`);
    expect(await kept(world, application)).to.deep.equal(application);
  });

  it('changes every field later (seed:50-51), and raises the permission version only if it asks for something else', async () => {
    const partner = await aPartner(world);
    const application = await registered(world, partner, { apis: APIS });
    const desk = await aDesk(world, partner);

    await desk.send(`${BASE}/${application.id}`, { description: 'Other.', 'reason-BANK': 'For another reason.' });
    expect(await kept(world, application)).to.deep.include({ description: 'Other.', permissionVersion: 1 });

    await desk.send(`${BASE}/${application.id}`, { name: 'Another name', optional: [], active: [] });
    const { name, active, permissionVersion, apis } = await kept(world, application);
    expect({ name, active, permissionVersion }).to.deep.equal({ name: 'Another name', active: false, permissionVersion: 2 });
    expect(apis[0]?.groups).to.deep.equal([{ code: 'BANK', required: true, reason: 'For another reason.' }]);
  });

  it('names the application, and says at its top that it is inactive; deactivating is answered as that', async () => {
    const partner = await aPartner(world);
    const application = await registered(world, partner);
    const desk = await aDesk(world, partner);
    const path = `${BASE}/${application.id}`;
    expect(wordsOf(await desk.open(path)))
      .to.match(new RegExp(`^\\W*Modify Partner Application ${application.name}`))
      .and.not.to.contain('The application is inactive');

    const done = await desk.send(path, { active: [] });

    expect(wordsOf(done)).to.contain(`${application.name} is deactivated`).and.not.to.contain('is saved');
    expect(wordsOf(await desk.open(path))).to.contain('The application is inactive');
    expect(wordsOf(await desk.send(path, { active: ['on'] }))).to.contain(`${application.name} is saved.`);
    expect(wordsOf(await desk.open(`${BASE}?deactivated=${application.id}`))).not.to.contain('is deactivated');
  });

  it('comes back with the list of dependants when something is unticked that others need', async () => {
    const partner = await aPartner(world);
    const application = await registered(world, partner, { apis: APIS });
    const desk = await aDesk(world, partner);

    const page = await desk.send(`${BASE}/${application.id}`, { apis: ['QUICKEXP'], description: 'Still here.' });

    expect(page.status).to.equal(400);
    expect(wordsOf(page)).to.contain(
      'Expense reports cannot be left out while these need it: Quick expenses and Employee bank accounts.',
    );
    expect(page.text)
      .to.contain('href="#api-EXPRPT"')
      .and.to.contain('Still here.')
      .and.not.to.match(/value="EXPRPT" checked/);
    expect(await kept(world, application)).to.deep.equal(application);

    await desk.sendFrom(page, `${BASE}/${application.id}`, { apis: [], groups: [] });
    expect((await kept(world, application)).apis).to.deep.equal([]);
  });

  it('keeps the visibility away from the partner, whatever is posted (seed:36)', async () => {
    const partner = await aPartner(world);
    const application = await registered(world, partner);
    const desk = await aDesk(world, partner);

    const page = await desk.send(`${BASE}/${application.id}`, { visibility: 'public' });

    expect(page.status).to.equal(200);
    expect((await kept(world, application)).visibility).to.equal('private');
    expect(wordsOf(await desk.open(`${BASE}/${application.id}`))).to.contain('Only the platform’s staff can change it');
  });

  it('lets the platform’s staff change the visibility of their own, to public only after the review', async () => {
    const { services } = world.app;
    const platform = await changeCompany(services, OPERATOR, services.platformId, { developmentPartner: true });
    const staff = await aMember(services, platform, ['operator']);
    const { id } = await registered(world, staff);
    const desk = await aDesk(world, staff);

    const refused = await desk.send(`${BASE}/${id}`, { visibility: 'public', description: 'Still here.' });
    expect(refused.status).to.equal(400);
    expect(wordsOf(refused)).to.contain('The application can be public only after the review has approved it.');
    expect(refused.text).to.contain('Still here.');

    await certifyApplication(services, staff.caller, id, { action: 'submit' });
    await certifyApplication(services, OPERATOR, id, { action: 'approve', permissionVersion: 1 });
    await desk.send(`${BASE}/${id}`, { visibility: 'public' });
    expect((await kept(world, { id })).visibility).to.equal('public');
  });

  it('switches from keys to a secret, which it shows, and back, which ends the secret', async () => {
    const partner = await aPartner(world);
    const jwks = { keys: [{ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }] };
    const application = await registered(world, partner, { authenticationMethod: 'private_key_jwt', jwks });
    const desk = await aDesk(world, partner);

    const shown = await desk.send(`${BASE}/${application.id}`, { token_endpoint_auth_method: 'client_secret_basic' });
    expect(shown.text).to.match(/csn_secret_\w{49}/);
    expect((await kept(world, application)).jwks).to.equal(undefined);

    await desk.send(`${BASE}/${application.id}`, {
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: JSON.stringify(jwks),
    });
    expect((await kept(world, application)).secret).to.equal(undefined);
  });

  it('says before saving that an addition goes back to the review, and shows state and note of the review', async () => {
    const { application, owner } = await aPublishedApplication(world.app.services);
    const path = `${BASE}/${application.id}`;
    const desk = await aDesk(world, owner);
    expect(wordsOf(await desk.open(path)))
      .to.contain('it goes back to the review')
      .and.to.contain('Approved');

    await desk.send(path, { apis: ['EXPRPT', 'IMAGE', 'LIST'] });

    expect(wordsOf(await desk.open(path)))
      .to.contain('In review')
      .and.to.contain('asks for more than what was approved');
    const reject = { action: 'reject', permissionVersion: 2, note: 'Why the lists?' } as const;
    await certifyApplication(world.app.services, OPERATOR, application.id, reject);
    expect(wordsOf(await desk.open(path)))
      .to.contain('Not approved')
      .and.to.contain('Why the lists?');
    const told = (await desk.open(`${path}?done=submitted`)).text;
    expect(told).to.contain('href="#review"').and.to.contain('id="review"').and.not.to.contain('Submitted for review:');
  });

  it('is submitted for review with a note, once', async () => {
    const partner = await aPartner(world);
    const application = await registered(world, partner);
    const desk = await aDesk(world, partner);
    const path = `${BASE}/${application.id}/certification`;
    const question = await desk.open(path);

    const long = await desk.sendFrom(question, path, { note: 'x'.repeat(10_001) });
    expect(long.status).to.equal(400);
    expect(wordsOf(long)).to.contain('10,000 characters at most');

    const done = await desk.sendFrom(question, path, { note: 'Ask Dana.' });
    expect(wordsOf(done)).to.contain('Submitted for review: the platform’s staff look at the application now.');
    expect(await kept(world, application)).to.deep.include({ certification: 'submitted', certificationNote: 'Ask Dana.' });
    expect((await desk.sendFrom(question, path, { note: 'Again.' })).status).to.equal(409);
  });

  it('says how many companies are on which version', async () => {
    const registration = await aPublishedApplication(world.app.services);
    const { application, owner } = registration;
    await enabledFor(world.app.services, await anAdministrator(world.app.services), registration);
    await enabledFor(world.app.services, await anAdministrator(world.app.services), registration);
    await changeApplication(world.app.services, owner.caller, application.id, { apis: [{ code: 'LIST', groups: [] }] });

    const page = await (await aDesk(world, owner)).open(`${BASE}/${application.id}`);

    const rows = /<tbody[^]*?<\/tbody>/
      .exec(page.text)?.[0]
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ');
    expect(rows).to.equal(' 2 (what the application asks for today) Companies 1 1 (approved by the review) Companies 2 ');
  });
});
