import { aMember, anAdministrator, type Member } from '../flows/cast.ts';
import { aWorld, type World } from '../flows/world.ts';
import { describeInChromium } from './chromium.ts';
import { itIsForEverybody } from './for-everybody.ts';
import type { Visit } from './visit.ts';

const PEOPLE = '/administration/people';
const FEW_ATTEMPTS = { count: 2, windowSeconds: 3_600 };

describeInChromium('the pages that say what went wrong', () => {
  let world: World;
  let administrator: Member;
  let user: Member;

  before(async () => {
    world = await aWorld({ pseudoLanguage: true, signInLimit: FEW_ATTEMPTS });
    administrator = await anAdministrator(world.app.services);
    user = await aMember(world.app.services, administrator.company);
  });
  after(() => world?.close());

  const on = () => world;
  const send = async ({ page }: Visit): Promise<void> => {
    await page.click('main form button.primary');
    await page.waitForLoadState();
  };

  itIsForEverybody('there is nothing', on, async ({ as, open }) => {
    await as(administrator);
    await open(`${PEOPLE}/usr_nobody`);
  });

  itIsForEverybody('it is not yours to see', on, async ({ as, open }) => {
    await as(user);
    await open(PEOPLE);
  });

  itIsForEverybody('the form belongs to another session', on, async (visit) => {
    await visit.as(administrator);
    await visit.open(`${PEOPLE}/new`);
    await visit.page.context().clearCookies();
    await visit.as(user);
    await send(visit);
  });

  itIsForEverybody('what was sent is too long', on, async (visit) => {
    await visit.as(administrator);
    await visit.open(`${PEOPLE}/new`);
    await visit.page.fill('[name=name]', 'x'.repeat(100_000));
    await send(visit);
  });

  itIsForEverybody('somebody has tried too often', on, async (visit) => {
    const attempt = async () => {
      await visit.open('/sign-in');
      await visit.page.fill('[name=login_id]', 'somebody');
      await visit.page.fill('[name=password]', 'wrong');
      await send(visit);
    };
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    for (let attempts = 0; attempts <= FEW_ATTEMPTS.count; attempts += 1) await attempt();
  });
});

describeInChromium('the page that says that the store does not answer', () => {
  let world: World;
  let user: Member;
  before(async () => {
    world = await aWorld({ pseudoLanguage: true });
    user = await aMember(world.app.services, (await anAdministrator(world.app.services)).company);
  });
  after(() => world?.close());

  itIsForEverybody(
    'in the middle of a session',
    () => world,
    async ({ as, open }) => {
      await as(user);
      await world.storage.close();
      await open('/connections');
    },
  );
});
