import { changeApplication } from '../../server/operations/applications.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import { createCompany } from '../../server/operations/companies.ts';
import { aMember, type Member, OPERATOR } from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';
import { aPartner, BASE, endsPartnership, registered } from '../pages/registration/partner.ts';
import { describeInChromium } from './chromium.ts';
import { itIsForEverybody } from './for-everybody.ts';
import type { Visit } from './visit.ts';

const APIS = [
  {
    code: 'EXPRPT',
    groups: [
      { code: 'CCARD', required: true, reason: 'Receipts are matched with card payments.' },
      { code: 'BANK', required: false, reason: 'Shows people to which account they are paid back.' },
    ],
  },
  { code: 'QUICKEXP', groups: [] },
];
const LONGEST = { name: 'W'.repeat(200), description: 'x'.repeat(10_000) };

/** This file is over 200 lines because it is every state of a few pages. */
describeInChromium('the pages on which partners register applications', () => {
  let world: World;
  let partner: Member;
  let former: Member;
  let application: string;
  let sleeping: string;
  let rejected: string;
  let halted: string;

  before(async () => {
    world = await aWorld({ pseudoLanguage: true });
    const { services } = world.app;
    [partner, former] = await Promise.all([aPartner(world, { name: 'Fernweh Receipts' }), aPartner(world)]);
    const robot = await registered(world, partner, { name: 'Receipt Robot', description: 'Reads receipts.', apis: APIS });
    const approve = { action: 'approve', permissionVersion: 1, note: 'Asks for what it needs.' } as const;
    await certifyApplication(services, partner.caller, robot.id, { action: 'submit' });
    await certifyApplication(services, OPERATOR, robot.id, approve);
    await changeApplication(services, OPERATOR, robot.id, { visibility: 'public' });
    const asleep = await registered(world, partner, { name: 'Sleeper', active: false });
    await registered(world, partner, { ...LONGEST, apis: services.catalogue.apis.map(({ code }) => ({ code, groups: [] })) });
    const turned = await registered(world, partner, { name: 'Receipt Rascal', apis: APIS });
    await certifyApplication(services, partner.caller, turned.id, { action: 'submit' });
    await certifyApplication(services, OPERATOR, turned.id, { ...approve, action: 'reject', note: 'Why the accounts?' });
    rejected = `${BASE}/${turned.id}`;
    const held = await registered(world, former, { name: 'Held', apis: APIS, redirectUris: ['https://held.example/callback'] });
    await changeApplication(services, OPERATOR, held.id, { suspended: true });
    await endsPartnership(world, former);
    [application, sleeping, halted] = [`${BASE}/${robot.id}`, `${BASE}/${asleep.id}`, `${BASE}/${held.id}`];
  });
  after(() => world?.close());

  const on = () => world;
  const save = async ({ page }: Visit) => {
    await page.click('main form button.primary');
    await page.waitForLoadState();
  };
  /** A page, for the partner unless somebody else is named. */
  const at =
    (path: () => string, who = () => partner) =>
    async (visit: Visit): Promise<void> => {
      await visit.as(who());
      await visit.open(path());
    };

  itIsForEverybody(
    'Web Services of a Development Partner',
    on,
    at(() => '/administration/web-services'),
  );
  itIsForEverybody(
    'Web Services of a former one',
    on,
    at(
      () => '/administration/web-services',
      () => former,
    ),
  );
  itIsForEverybody('Application Registration', on, async (visit) =>
    at(() => `${BASE}?saved=${application.slice(BASE.length + 1)}`)(visit),
  );
  itIsForEverybody(
    'Application Registration of a former Development Partner',
    on,
    at(
      () => BASE,
      () => former,
    ),
  );
  itIsForEverybody('Application Registration with nothing in it', on, async (visit) =>
    at(
      () => BASE,
      (
        (nobody) => () =>
          nobody
      )(await aPartner(world)),
    )(visit),
  );
  itIsForEverybody('for who has no role', on, async (visit) => {
    const company = await createCompany(world.app.services, OPERATOR, { name: 'Others', domain: `${Math.random()}.example` });
    await visit.as(await aMember(world.app.services, company));
    await visit.open(BASE);
  });

  itIsForEverybody(
    'a new application',
    on,
    at(() => `${BASE}/new`),
  );

  itIsForEverybody('a new application with faults', on, async (visit) => {
    await at(() => `${BASE}/new`)(visit);
    await visit.page.fill('#redirect_uris', `http://plain.example/\nhttps://${'x'.repeat(2_000)}#`);
    await visit.page.check('#token_endpoint_auth_method-1');
    await visit.page.fill('#jwks', '{"keys": []}');
    await save(visit);
  });

  itIsForEverybody('a new application for which something was ticked', on, async (visit) => {
    await at(() => `${BASE}/new`)(visit);
    await visit.page.fill('#name', LONGEST.name);
    await visit.page.check('[value=GHOST]');
    await visit.page.check('[value=QUICKEXP]');
    await save(visit);
  });

  itIsForEverybody(
    'an application, approved',
    on,
    at(() => application),
  );
  itIsForEverybody(
    'an application, inactive',
    on,
    at(() => sleeping),
  );
  itIsForEverybody(
    'an application that the review has not approved',
    on,
    at(() => rejected),
  );
  itIsForEverybody('an application that was just submitted', on, async (visit) => {
    const { id } = await registered(world, partner, { name: `${Math.random()}${LONGEST.name}`.slice(0, 200) });
    await at(() => `${BASE}/${id}/certification`)(visit);
    await save(visit);
  });
  itIsForEverybody(
    'an application of a former Development Partner, suspended',
    on,
    at(
      () => halted,
      () => former,
    ),
  );

  itIsForEverybody('an application of which something was unticked that others need', on, async (visit) => {
    await at(() => application)(visit);
    await visit.page.uncheck('[value=EXPRPT]');
    await save(visit);
  });

  itIsForEverybody('an application that somebody else has saved', on, async (visit) => {
    await at(() => application)(visit);
    await visit.page.fill('#description', 'Typed.');
    const changes = { name: `Robot ${Math.random()}`, description: `Saved ${Math.random()}.` };
    await changeApplication(world.app.services, partner.caller, application.slice(BASE.length + 1), changes);
    await save(visit);
  });

  itIsForEverybody(
    'whether to replace the secret',
    on,
    at(() => `${application}/secret`),
  );

  itIsForEverybody('the secret, once', on, async (visit) => {
    await at(() => `${application}/secret`)(visit);
    await visit.page.click('main button.danger');
    await visit.page.waitForURL('**/shown');
  });

  itIsForEverybody(
    'the secret, a second time',
    on,
    at(() => `${application}/secret/shown`),
  );
  itIsForEverybody(
    'whether to revoke all tokens',
    on,
    at(() => `${application}/revoke-tokens`),
  );
  itIsForEverybody(
    'whether to deactivate',
    on,
    at(
      () => `${halted}/deactivate`,
      () => former,
    ),
  );

  itIsForEverybody('whether to submit, with a fault', on, async (visit) => {
    await at(() => `${sleeping}/certification`)(visit);
    await visit.page.fill('#note', 'x'.repeat(10_001));
    await save(visit);
  });
});
