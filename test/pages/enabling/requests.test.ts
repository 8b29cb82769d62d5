import { expect } from 'chai';
import { askForApplication, decideRequest } from '../../../server/operations/requests.ts';
import { requestId } from '../../../server/domain/request.ts';
import { aMember, anAdministrator, aPublishedApplication, type Member, type Registered } from '../../flows/cast.ts';
import { aWorld, type World } from '../../flows/world.ts';
import { wordsOf } from '../registration/form.ts';
import { aDesk, type Desk } from '../registration/partner.ts';

const REQUESTS = '/administration/web-services/requests';

describe('what people ask their administrators for', () => {
  let world: World;
  let administrator: Member;
  let desk: Desk;
  let application: Registered;
  let colleague: Member;
  let path: string;
  beforeEach(async () => {
    world = await aWorld();
    const { services } = world.app;
    administrator = await anAdministrator(services);
    colleague = await aMember(services, administrator.company);
    application = await aPublishedApplication(services, { name: 'Wanted Robot' });
    desk = await aDesk(world, administrator);
    path = `${REQUESTS}/${requestId(administrator.company.id, application.application.id)}`;
  });
  afterEach(() => world.close());

  const ask = (member: Member, reason: string) =>
    askForApplication(world.app.services, member.caller, administrator.company.id, application.application.id, reason);

  it('is nothing at first, and the page says how it comes', async () => {
    expect(wordsOf(await desk.open(REQUESTS))).to.contain('Nobody waits for a decision.');
    expect(wordsOf(await desk.open(`${REQUESTS}?show=all`))).to.contain('Nobody has asked for an application yet.');
  });

  it('is one row for each application, with a count and the latest reason', async () => {
    await ask(colleague, 'For me.');
    await ask(await aMember(world.app.services, administrator.company), 'For us all.');

    const page = await desk.open(REQUESTS);
    expect(wordsOf(page)).to.match(/Wanted Robot .* People 2 Latest reason For us all\. State Waits for you/);
    expect(page.text).to.contain(`href="${path}"`);
    expect(wordsOf(await desk.open(path))).to.match(/2 people of your company want to use it\..*For us all\. +For me\./);
  });

  it('is denied, blocked and allowed again; what is decided is in the list of all only', async () => {
    await ask(colleague, 'For me.');

    await desk.send(path, { decision: 'deny' });
    expect(wordsOf(await desk.open(path))).to.contain('that was denied');
    expect(wordsOf(await desk.open(REQUESTS))).to.contain('Nobody waits');
    expect(wordsOf(await desk.open(`${REQUESTS}?show=all`))).to.match(/Wanted Robot .* Denied/);
    await desk.send(path, { decision: 'block' });
    expect(wordsOf(await desk.open(path))).to.contain('Nobody can ask again until you allow it.');
    expect((await desk.open(path)).text).to.contain(`href="/administration/web-services/enable/${application.application.id}"`);
    const refusal = await ask(colleague, 'Again.').catch((error: unknown) => error);
    expect(refusal).to.have.property('code', 'conflict');
    await desk.send(path, { decision: 'unblock' });

    expect((await ask(colleague, 'Again.')).state).to.equal('pending');
  });

  it('leads to the sheet to be approved, since approving is enabling', async () => {
    await ask(colleague, 'For me.');

    expect((await desk.open(path)).text).to.contain(`href="/administration/web-services/enable/${application.application.id}"`);
    expect(wordsOf(await desk.send(path, { decision: 'approve' }))).to.contain('Waits for you');
  });

  it('is not decided twice: who comes later is told how it stands', async () => {
    const { services } = world.app;
    const { id } = await ask(colleague, 'For me.');
    const before = await desk.open(path);
    await decideRequest(services, administrator.caller, administrator.company.id, id, { action: 'block' });

    const again = await desk.sendFrom(before, path, { decision: 'deny' });

    expect(again.status).to.equal(409);
    expect(wordsOf(again)).to.contain('Somebody else has decided while you had this page open.').and.to.contain('Blocked');
  });

  it('shows reasons of any length a few at a time, the newest first, and harmless', async () => {
    for (let number = 1; number <= 4; number += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      const member = await aMember(world.app.services, administrator.company);
      // oxlint-disable-next-line no-await-in-loop
      await ask(member, `${number}<script>${'x'.repeat(4_500)}`);
    }

    const first = await desk.open(path);
    expect(first.text).to.contain('4&lt;script>').and.to.contain('3&lt;script>').and.not.to.contain('2&lt;script>');
    const second = await desk.open(`${path}?from=2`);
    expect(second.text).to.contain('2&lt;script>').and.to.contain('1&lt;script>').and.not.to.contain('3&lt;script>');
    for (const from of ['-1', '99', 'x', '1.5', '1e99']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await desk.open(`${path}?from=${from}`)).text, from).to.contain('4&lt;script>');
    }
  });

  it('44 · is nothing to anybody but the administrators of this company', async () => {
    await ask(colleague, 'A secret of ours.');
    const stranger = await aDesk(world, await anAdministrator(world.app.services));
    const user = await aDesk(world, colleague);

    const foreign = await stranger.open(path);
    const missing = await stranger.open(`${REQUESTS}/req_1`);
    expect([foreign.status, missing.status]).to.deep.equal([404, 404]);
    expect(foreign.text.replaceAll(path, '')).to.equal(missing.text.replaceAll(`${REQUESTS}/req_1`, ''));
    expect((await stranger.open(REQUESTS)).text).not.to.contain('secret of ours');
    expect([(await user.open(REQUESTS)).status, (await user.open(path)).status]).to.deep.equal([403, 403]);
  });
});
