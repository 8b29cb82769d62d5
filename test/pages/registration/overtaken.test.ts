import { expect } from 'chai';
import { changeApplication } from '../../../server/operations/applications.ts';
import { replaceApplicationSecret } from '../../../server/operations/secrets.ts';
import { aMember } from '../../flows/cast.ts';
import { aWorld, type World } from '../../flows/world.ts';
import { wordsOf } from './form.ts';
import { aDesk, aPartner, BASE, kept, registered } from './partner.ts';

describe('two people who have the same application open', () => {
  let world: World;
  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());

  async function scene() {
    const partner = await aPartner(world);
    const colleague = await aMember(world.app.services, partner.company, ['admin']);
    const application = await registered(world, partner, { description: 'As it was.', apis: [{ code: 'LIST', groups: [] }] });
    const [first, second] = await Promise.all([aDesk(world, partner), aDesk(world, colleague)]);
    const path = `${BASE}/${application.id}`;
    return { partner, application, path, first, second, page: await second.open(path) };
  }

  it('the second is told what the first changed, field by field, and nothing is saved', async () => {
    const { application, path, first, second, page } = await scene();
    await first.send(path, { description: 'As the first has it.', apis: ['LIST', 'IMAGE'] });
    const saved = await kept(world, application);

    const told = await second.sendFrom(page, path, { name: 'As the second has it' });

    expect(told.status).to.equal(409);
    expect(wordsOf(told)).to.contain('Somebody else has saved this application');
    expect(wordsOf(told)).to.match(
      /Description As the first has it\. The form below has it now\. APIs used Images · ticked The form below has it now/,
    );
    expect(await kept(world, application)).to.deep.equal(saved);
  });

  it('what the second has typed stays, what they left alone is as the first has it', async () => {
    const { application, path, first, second, page } = await scene();
    await first.send(path, { description: 'As the first has it.', grant_types: ['client_credentials'], apis: ['IMAGE'] });

    const told = await second.sendFrom(page, path, { description: 'As the second has it.', name: 'Renamed' });

    expect(wordsOf(told)).to.contain('As the first has it. You had typed something else.');
    expect(told.text).to.contain('\nAs the second has it.</textarea>').and.to.contain('value="Renamed"');

    await second.sendFrom(told, path);
    const { name, description, apis } = await kept(world, application);
    expect({ name, description, apis }).to.deep.equal({
      name: 'Renamed',
      description: 'As the second has it.',
      apis: [{ code: 'IMAGE', groups: [] }],
    });
  });

  it('the second is shown of the APIs only what differs from their form, of a reason of theirs the beginning', async () => {
    const { application, path, second, page } = await scene();
    const reason = 'Shows people to which account they are paid back.';
    const groups = [{ code: 'BANK', required: false, reason }];
    await changeApplication(world.app.services, second.member.caller, application.id, {
      apis: [
        { code: 'LIST', groups: [] },
        { code: 'EXPRPT', groups },
      ],
    });

    const typed = await second.sendFrom(page, path, { apis: ['LIST', 'IMAGE'] });
    const taken = await second.sendFrom(page, path);

    expect(wordsOf(typed)).to.contain(
      'APIs used Expense reports · ticked Employee bank accounts · ticked · Can be left out · Shows people to which account … Images · not ticked You had',
    );
    expect(wordsOf(taken)).to.contain(
      'Employee bank accounts · ticked · Can be left out · another reason The form below has it now.',
    );
  });

  it('the second is not stopped by what the form does not show, nor by what both have typed alike', async () => {
    const { partner, application, path, first, second, page } = await scene();
    await replaceApplicationSecret(world.app.services, partner.caller, application.id, { revokeTokens: false });
    await first.send(path, { name: 'The same' });

    const answer = await second.sendFrom(page, path, { name: 'The same', description: 'Longer.' });

    expect(wordsOf(answer)).to.contain('The same is saved.');
    expect((await kept(world, application)).description).to.equal('Longer.');
  });

  it('of many who save at the same moment one is first, and all the others are told', async () => {
    const { partner, application, path, page, second } = await scene();
    const names = Array.from({ length: 6 }, (_, at) => `Name ${at}`);

    const answers = await Promise.all(names.map((name) => second.sendFrom(page, path, { name })));

    const saved = answers.filter(({ status }) => status === 200);
    expect(saved).to.have.lengthOf(1);
    expect(answers.filter(({ status }) => status === 409)).to.have.lengthOf(names.length - 1);
    const { name } = await kept(world, application);
    expect(wordsOf(saved[0] ?? page)).to.contain(`${name} is saved.`);
    expect(partner.company.id).to.equal(application.companyId);
  });

  it('a form without its hidden field is told everything, and saves nothing', async () => {
    const { application, path, second, page } = await scene();
    await changeApplication(world.app.services, second.member.caller, application.id, { description: 'Changed.' });

    const answer = await second.sendFrom(page, path, { shown: '', name: 'Unseen' });

    expect(answer.status).to.equal(409);
    expect((await kept(world, application)).name).to.equal(application.name);
  });
});
