import { expect } from 'chai';
import { changeApplication } from '../../server/operations/applications.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import { changeCompany, createCompany } from '../../server/operations/companies.ts';
import { confirmConnection } from '../../server/operations/connections.ts';
import { aMember, aPublishedApplication, enabledFor, type Member, OPERATOR, type Registered } from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';
import { describeInChromium } from './chromium.ts';
import { itIsForEverybody } from './for-everybody.ts';
import { aVisit, type Visit } from './visit.ts';

const pathOf = ({ application }: Registered) => `/administration/web-services/enable/${application.id}`;

const REASON = 'Shows people to which account they are paid back.';
const APIS = [
  { code: 'EXPRPT', groups: [{ code: 'CCARD', required: true, reason: 'Receipts are matched with card payments.' }] },
  { code: 'IMAGE', groups: [] },
];
const MORE = [
  { code: 'EXPRPT', groups: [...(APIS[0]?.groups ?? []), { code: 'BANK', required: false, reason: REASON }] },
  { code: 'IMAGE', groups: [] },
  { code: 'TRVPRF', groups: [{ code: 'PASSV', required: true, reason: '' }] },
];

/** This file is over 200 lines because it is one sheet, in every state and by every way through it. */
describeInChromium('the sheet on which a company enables an application', () => {
  let world: World;
  let customer: Member;
  let colleague: Member;

  before(async () => {
    world = await aWorld({ pseudoLanguage: true });
    const { services } = world.app;
    const company = await createCompany(services, OPERATOR, { name: 'Northwind Ltd.', domain: 'northwind.example' });
    customer = await aMember(services, company, ['web_services_administrator']);
    colleague = await aMember(services, company);
  });
  after(() => world?.close());

  const on = () => world;

  async function published(name: string): Promise<Registered> {
    const registered = await aPublishedApplication(world.app.services, {
      name,
      apis: APIS,
      description: `${name} reads receipts.`,
    });
    const { id } = registered.owner.company;
    await changeCompany(world.app.services, OPERATOR, id, { name: `Publisher of ${name}`, domainVerified: true });
    return registered;
  }

  async function enabled(name: string): Promise<Registered> {
    const registered = await published(name);
    await enabledFor(world.app.services, customer, registered);
    return registered;
  }

  async function asksForMore({ application, owner }: Registered): Promise<void> {
    const { record } = await changeApplication(world.app.services, owner.caller, application.id, { apis: MORE });
    const approval = { action: 'approve', permissionVersion: record.permissionVersion } as const;
    await certifyApplication(world.app.services, OPERATOR, application.id, approval);
  }

  async function withVisit(look: (visit: Visit) => Promise<void>): Promise<void> {
    const visit = await aVisit(world);
    try {
      await visit.as(customer);
      await look(visit);
    } finally {
      await visit.close();
    }
  }

  itIsForEverybody('before anything is decided', on, async ({ as, open }) => {
    await as(customer);
    await open(pathOf(await published('Undecided')));
  });

  itIsForEverybody('enabled, and asked for more', on, async ({ as, open }) => {
    const registered = await enabled('More');
    await asksForMore(registered);
    await as(customer);
    await open(pathOf(registered));
  });

  itIsForEverybody('asked for more while it was decided', on, async ({ as, open, decide }) => {
    const registered = await published('Overtaken');
    await as(customer);
    await open(pathOf(registered));
    await asksForMore(registered);
    await decide('enable');
  });

  itIsForEverybody('out of service', on, async ({ as, open }) => {
    const registered = await enabled('Suspended');
    await changeApplication(world.app.services, OPERATOR, registered.application.id, { suspended: true });
    await as(customer);
    await open(pathOf(registered));
  });

  itIsForEverybody('disabled', on, async ({ as, open, decide }) => {
    await as(customer);
    await open(pathOf(await enabled('Ended')));
    await decide('disable');
    await decide('disable');
  });

  itIsForEverybody('whether to disable', on, async ({ as, open, decide }) => {
    await as(customer);
    await open(pathOf(await enabled('Doubtful')));
    await decide('disable');
  });

  itIsForEverybody('for who has no role', on, async ({ as, open }) => {
    await as(colleague);
    await open(pathOf(await published('Foreign')));
  });

  it('67 · says who asks, who publishes it and whether that is certain, where it leads, what it asks for and why, and how long', async () => {
    const registered = await published('Sixty-seven');
    await asksForMore(registered);

    await withVisit(async ({ open, page }) => {
      await open(pathOf(registered));

      const text = await page.locator('main').innerText();
      for (const words of [
        'Sixty-seven reads receipts.',
        'Publisher of Sixty-seven',
        registered.owner.company.domain,
        'Verified',
        'app.partner.example',
        'Expense reports',
        'Images',
        'Travel profiles',
        'Credit cards',
        'Receipts are matched with card payments.',
        'Employee bank accounts',
        REASON,
        'Passports and visas',
        'The publisher gave no reason.',
        'Until Northwind Ltd. disables it.',
        'For Northwind Ltd.',
        'Enable for Northwind Ltd.',
      ]) {
        expect(text, words).to.contain(words);
      }
    });
  });

  it('67 · says that a publisher’s domain was not verified', async () => {
    const registered = await published('Doubtful publisher');
    await changeCompany(world.app.services, OPERATOR, registered.owner.company.id, { domainVerified: false });

    await withVisit(async ({ open, page }) => {
      await open(pathOf(registered));

      expect(await page.locator('main .publisher').innerText()).to.contain('Not verified');
    });
  });

  it('enables what stays ticked, and shows the signature', async () => {
    const registered = await published('Ticked');
    await asksForMore(registered);

    await withVisit(async ({ open, page, decide }) => {
      await open(pathOf(registered));
      await page.uncheck('input[value="BANK"]');
      await decide('enable');

      expect(await page.locator('h1').innerText()).to.contain('Ticked is enabled');
      expect(await page.isChecked('input[value="BANK"]')).to.equal(false);
      expect(await page.locator('.signature.signed').nth(1).innerText()).to.contain('Pat Person');
    });
  });

  it('marks what is new beside what was approved, and only that', async () => {
    const registered = await enabled('Marked');
    await asksForMore(registered);

    await withVisit(async ({ open, page }) => {
      await open(pathOf(registered));

      const marked = await page.locator('.new bdi').allInnerTexts();
      expect(marked).to.deep.include('Employee bank accounts').and.include('Travel profiles').and.include('Passports and visas');
      expect(marked).not.to.include('Credit cards').and.not.to.include('Images');
    });
  });

  it('says how many people’s connections end, and ends them only after that', async () => {
    const registered = await enabled('Counted');
    await confirmConnection(world.app.services, colleague.caller, registered.application.id, ['openid', 'EXPRPT']);

    await withVisit(async ({ open, page, decide }) => {
      await open(pathOf(registered));
      await decide('disable');
      expect(await page.locator('main').innerText()).to.contain('The connection of one person ends.');
      await open(pathOf(registered));
      expect(await page.locator('h1').innerText()).to.contain('is enabled');
      await decide('disable');
      await decide('disable');

      expect(await page.locator('h1').innerText()).to.contain('Counted is disabled');
      expect(await page.locator('.signature.struck').innerText()).to.match(/Pat Person[^]*Disabled/);
    });
  });
});
