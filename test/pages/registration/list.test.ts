import { expect } from 'chai';
import { changeApplication, listApplications } from '../../../server/operations/applications.ts';
import { OPERATOR } from '../../flows/cast.ts';
import { aWorld, type World } from '../../flows/world.ts';
import { wordsOf } from './form.ts';
import { aDesk, aPartner, BASE, registered } from './partner.ts';

describe('Application Registration', () => {
  let world: World;
  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());

  it('says what will be here where nothing is', async () => {
    const page = wordsOf(await (await aDesk(world, await aPartner(world))).open(BASE));

    expect(page).to.contain('Your company has not registered an application yet.').and.to.contain('New application');
  });

  it('lists own applications, active and inactive, with what each uses and how far its review is', async () => {
    const partner = await aPartner(world);
    const apis = [
      { code: 'EXPRPT', groups: [] },
      { code: 'QUICKEXP', groups: [] },
    ];
    const { id } = await registered(world, partner, { name: 'Robot', description: 'Reads receipts.', apis });
    await registered(world, partner, { name: 'Sleeper', active: false });
    const halted = await registered(world, partner, { name: 'Halted' });
    await changeApplication(world.app.services, OPERATOR, halted.id, { suspended: true });
    await registered(world, await aPartner(world), { name: 'Of others' });

    const page = await (await aDesk(world, partner)).open(BASE);

    const rows = (/<tbody[^]*?<\/tbody>/.exec(page.text)?.[0] ?? '')
      .split('</tr>')
      .map((text) => wordsOf({ ...page, text: `<main>${text}` }));
    expect(rows[0]).to.contain('Robot').and.to.contain('Reads receipts.').and.to.contain('Expense reports, Quick expenses');
    expect(rows[0]).to.match(/ Active .*Private .*Not reviewed .*Modify/);
    expect(rows[1]).to.contain('Sleeper').and.to.contain('None').and.to.contain('Inactive');
    expect(rows[2]).to.contain('Halted').and.to.contain('Suspended');
    expect(page.text).to.contain(`aria-labelledby="open-${id} ${id}"`).and.not.to.contain('Of others');
  });

  it('goes on page by page where there are many, each below 30 kB, with each application once', async () => {
    const partner = await aPartner(world);
    const apis = world.app.services.catalogue.apis.map(({ code }) => ({ code, groups: [] }));
    for (let at = 0; at < 45; at += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in the order of their names
      await registered(world, partner, { name: `${'N'.repeat(190)}-${at}`, description: 'D'.repeat(10_000), apis });
    }
    const desk = await aDesk(world, partner);

    const found: string[] = [];
    let next: string | undefined = BASE;
    while (next !== undefined) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      const page = await desk.open(next);
      expect(Buffer.byteLength(page.text)).to.be.below(30_000);
      found.push(...Array.from(page.text.matchAll(/N-(\d+)<\/bdi>/g), ([, at = '']) => at));
      next = /<a href="([^"]*)" rel="next"/.exec(page.text)?.[1];
    }

    expect(new Set(found).size).to.equal(45);
    const all = await listApplications(world.app.services, partner.caller, { limit: 45 });
    const saved = wordsOf(await desk.open(`${BASE}?saved=${all.items.at(-1)?.id}`));
    expect(saved, 'is on a later page').to.contain('is saved.');
  });

  it('65 · shows hostile names and descriptions as harmless text', async () => {
    const partner = await aPartner(world);
    const name = '<script>alert(1)</script>\u202e"onmouseover=x';
    const { id } = await registered(world, partner, { name, description: '</textarea><img src=x onerror=alert(1)>' });
    const desk = await aDesk(world, partner);

    for (const path of [BASE, `${BASE}?saved=${id}`, `${BASE}/${id}`, `${BASE}/${id}/secret`, `${BASE}/${id}/secret/shown`]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { text } = await desk.open(path);
      expect(text, path).not.to.contain('<script>alert').and.not.to.contain('<img src=x').and.not.to.contain('"onmouseover');
    }
    expect(wordsOf(await desk.open(BASE))).to.contain('[U+202E]');
  });

  it('44 · names no application of another company as saved or deactivated', async () => {
    const { id } = await registered(world, await aPartner(world), { name: 'Of others', active: false });
    const desk = await aDesk(world, await aPartner(world));

    for (const query of [`saved=${id}`, `deactivated=${id}`]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const page = await desk.open(`${BASE}?${query}`);
      expect(page.status, query).to.equal(200);
      expect(page.text, query).not.to.contain('Of others');
    }
  });

  it('takes no address but its own for granted: an odd `after` or `saved` is none', async () => {
    const desk = await aDesk(world, await aPartner(world));

    for (const query of [
      `after=${'x'.repeat(3_000)}`,
      'after=a&after=b',
      'saved=<b>',
      'saved=app_1',
      'deactivated=app_1',
      'after[$gt]=',
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await desk.open(`${BASE}?${query}`)).status, query).to.equal(200);
    }
  });
});
