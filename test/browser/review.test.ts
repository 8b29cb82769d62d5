import type { Application } from '../../server/domain/application.ts';
import type { NewApplication } from '../../server/domain/registration.ts';
import { changeApplication } from '../../server/operations/applications.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import { enableApplication } from '../../server/operations/enablements.ts';
import { anAdministrator, type Member, OPERATOR } from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';
import { aStaffMember } from '../pages/people/staff.ts';
import { aPartner, registered } from '../pages/registration/partner.ts';
import { describeInChromium } from './chromium.ts';
import { itIsForEverybody } from './for-everybody.ts';
import type { Visit } from './visit.ts';

const REVIEW = '/operations/review';
const BANK = { code: 'BANK', required: false, reason: 'To pay people back.' };
const LONG: NewApplication = {
  name: 'W'.repeat(199),
  description: 'd'.repeat(10_000),
  apis: [{ code: 'EXPRPT', groups: [{ ...BANK, reason: 'r'.repeat(2_000) }] }],
  redirectUris: [`https://a.example/${'u'.repeat(500)}`],
};

describeInChromium('the pages of the platform’s staff', () => {
  let world: World;
  let staff: Member;
  let partner: Member;
  let submitted: Application;
  let grown: Application;

  before(async () => {
    world = await aWorld({ pseudoLanguage: true });
    const { services } = world.app;
    staff = await aStaffMember(world);
    partner = await aPartner(world, { name: 'P'.repeat(200) });
    const submit = async (given: NewApplication) => {
      const { id } = await registered(world, partner, given);
      return certifyApplication(services, partner.caller, id, { action: 'submit', note: 'n'.repeat(2_000) });
    };
    grown = await submit({ ...LONG, name: 'Travel Sync' });
    await certifyApplication(services, OPERATOR, grown.id, { action: 'approve', permissionVersion: 1 });
    await changeApplication(services, OPERATOR, grown.id, { visibility: 'public' });
    const customer = await anAdministrator(services);
    await enableApplication(services, customer.caller, customer.company.id, grown.id, {});
    const apis = [
      { code: 'EXPRPT', groups: [{ ...BANK, required: true }] },
      { code: 'IMAGE', groups: [] },
    ];
    await changeApplication(services, partner.caller, grown.id, { apis });
    submitted = await submit(LONG);
    // As many as a page has, and as long as they can be.
    // oxlint-disable-next-line no-await-in-loop -- in this order
    for (let count = 0; count < 15; count += 1) await submit({ ...LONG, name: `${LONG.name.slice(2)}${count}` });
  });
  after(() => world?.close());

  const on = () => world;
  const at = (path: () => string) => async (visit: Visit) => {
    await visit.as(staff);
    await visit.open(path());
  };
  const pathOf = ({ id }: Application, step = '') => `/operations/applications/${id}${step}`;
  const send = async ({ page }: Visit) => {
    await page.click('main form button');
    await page.waitForLoadState();
  };

  itIsForEverybody(
    'the review, full',
    on,
    at(() => REVIEW),
  );
  itIsForEverybody(
    'all applications',
    on,
    at(() => '/operations/applications'),
  );
  itIsForEverybody(
    'an application that waits',
    on,
    at(() => pathOf(submitted)),
  );
  itIsForEverybody(
    'one that asks for more than was approved',
    on,
    at(() => pathOf(grown)),
  );
  itIsForEverybody('one that was just suspended', on, async (visit) => {
    const application = await registered(world, partner);
    await changeApplication(world.app.services, OPERATOR, application.id, { suspended: true });
    await at(() => pathOf(application, '?done=suspend'))(visit);
  });
  itIsForEverybody(
    'whether to approve',
    on,
    at(() => pathOf(submitted, '/approve')),
  );
  itIsForEverybody(
    'whether to suspend',
    on,
    at(() => pathOf(grown, '/suspend')),
  );
  for (const step of ['unpublish', 'revoke-tokens', 'waive-pkce']) {
    itIsForEverybody(
      `whether to do this: ${step}`,
      on,
      at(() => pathOf(grown, `/${step}`)),
    );
  }
  itIsForEverybody('not approving without a reason', on, async (visit) => {
    await at(() => pathOf(submitted, '/reject'))(visit);
    await send(visit);
  });
  itIsForEverybody(
    'a decision that somebody else was first with',
    on,
    at(() => pathOf(submitted, '/approve?version=7')),
  );
});
