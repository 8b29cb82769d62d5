import { expect } from 'chai';
import { aWorld, type World } from '../../flows/world.ts';
import { wordsOf } from '../registration/form.ts';
import { aDesk } from '../registration/partner.ts';
import { aCustomer, connected, CONNECTIONS } from './connected.ts';

describe('the applications that act for a person, at their extremes', () => {
  let world: World;
  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());

  const pageFor = ({ application }: { application: { id: string } }) => `${CONNECTIONS}/${application.id}`;

  it('go on page by page where there are many, each below 30 kB, with each application once', async () => {
    const customer = await aCustomer(world);
    const apis = world.app.services.catalogue.apis.map(({ code, groups }) => ({
      code,
      groups: groups.map((group) => ({ code: group.code, required: false, reason: 'R' })),
    }));
    const scopes = ['openid', 'email', ...world.app.services.catalogue.apisByScope.keys()];
    for (let at = 0; at < 30; at += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in the order of their names
      await connected(world, customer, { name: `${'N'.repeat(190)}-${at}`, apis }, scopes);
    }
    const desk = await aDesk(world, customer.user);

    const found: string[] = [];
    let next: string | undefined = CONNECTIONS;
    while (next !== undefined) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      const page = await desk.open(next);
      expect(Buffer.byteLength(page.text)).to.be.below(30_000);
      found.push(...Array.from(page.text.matchAll(/N-(\d+)<\/bdi>/g), ([, at = '']) => at));
      next = /<a href="([^"]*)" rel="next"/.exec(page.text)?.[1];
    }

    expect(found).to.have.lengthOf(30);
    expect(new Set(found).size).to.equal(30);
  });

  it('65 · show hostile names as harmless text', async () => {
    const customer = await aCustomer(world);
    const name = '<script>alert(1)</script>\u202e"onmouseover=x';
    const registered = await connected(world, customer, { name });
    const desk = await aDesk(world, customer.user);
    const texts = [await desk.open(CONNECTIONS), await desk.open(pageFor(registered)), await desk.send(pageFor(registered))];

    for (const { text, status } of texts) {
      expect(status).to.equal(200);
      expect(text).to.contain('&lt;script>').and.not.to.contain('<script>alert').and.not.to.contain('"onmouseover');
      expect(text).to.contain('[U+202E]');
    }
  });

  it('take no address for granted: an odd `after` or `ended` is none', async () => {
    const { user } = await aCustomer(world);
    const other = await connected(world, await aCustomer(world), { name: 'Of somebody else' });
    const desk = await aDesk(world, user);

    for (const query of [
      `after=${'x'.repeat(3_000)}`,
      'after=a&after=b',
      'ended=<b>',
      'ended[$gt]=',
      `ended=${other.application.id}`,
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const page = await desk.open(`${CONNECTIONS}?${query}`);
      expect(page.status, query).to.equal(200);
      expect(wordsOf(page)).not.to.contain('no longer').and.not.to.contain('Of somebody else');
    }
  });
});
