import { expect } from 'chai';
import type { Application } from '../../../server/domain/application.ts';
import { changeApplication, registerApplication } from '../../../server/operations/applications.ts';
import type { Answer, Browser } from '../../flows/browser.ts';
import type { Stage } from '../permissions/stage.ts';
import { filled, type Filled } from '../registration/form.ts';
import { BASE } from '../registration/partner.ts';
import { aFullStage, HOSTILE_TEXTS } from './full-stage.ts';

const LARGEST_HTML = 30_000;
/** What a partner writes in one field, and the page that has the field shows whole, is not counted. */
const LONGEST_DESCRIPTION = /x{9000,}/g;
const LONGEST_REASON = 200;

describe('the form of an application that uses everything and comes back', () => {
  let stage: Stage;
  let browser: Browser;
  before(async () => {
    stage = await aFullStage();
    browser = await stage.browserOf('partner');
  });
  after(() => stage?.world.close());

  for (const language of ['en', 'de']) {
    const headers = { 'Accept-Language': language };

    it(`says in less than 30 kB that 20 addresses are wrong (${language})`, async () => {
      const application = await usesEverything();
      const page = await browser.request(addressOf(application), { headers });
      const wrong = Array.from({ length: 20 }, (_, at) => `http://wrong-${at}.example/callback`).join('\n');

      const answer = await send(application, page, { name: '', redirect_uris: wrong });

      expect(answer.status).to.equal(400);
      expect(weightOf(answer)).to.be.below(LARGEST_HTML);
    });

    it(`says in less than 30 kB that somebody else has changed every reason (${language})`, async () => {
      const application = await usesEverything();
      const page = await browser.request(addressOf(application), { headers });
      const reasons = Object.keys(filled(page)).filter((field) => field.startsWith('reason-'));
      await changeApplication(stage.world.app.services, stage.people.partner.caller, application.id, {
        apis: withReasons(application, (reason) => `theirs ${reason}`.slice(0, LONGEST_REASON)),
      });

      const mine = Object.fromEntries(reasons.map((field) => [field, 'mine '.repeat(40).trim()]));
      const answer = await send(application, page, { name: 'Mine', ...mine });

      expect(reasons).to.have.lengthOf.above(12);
      expect(answer.status).to.equal(409);
      expect(weightOf(answer)).to.be.below(LARGEST_HTML);
    });

    async function send(application: Application, page: Answer, changes: Filled): Promise<Answer> {
      const fields = Object.entries(filled(page, changes)).flatMap(([name, values]) => [...values].map((value) => [name, value]));
      return browser.request(addressOf(application), {
        method: 'POST',
        headers: { ...headers, 'Sec-Fetch-Site': 'same-origin' },
        body: new URLSearchParams(fields),
      });
    }
  }

  async function usesEverything(): Promise<Application> {
    const { services } = stage.world.app;
    const { record } = await registerApplication(services, stage.people.partner.caller, {
      name: HOSTILE_TEXTS.line('application'),
      description: HOSTILE_TEXTS.prose('description'),
      apis: HOSTILE_TEXTS.asksForMuch(services.catalogue),
      redirectUris: ['https://robot.example/callback'],
    });
    return record;
  }

  const addressOf = ({ id }: Application): string => `${stage.world.issuer}${BASE}/${id}`;
});

function withReasons({ apis }: Application, change: (reason: string) => string): Application['apis'] {
  return apis.map((api) => ({ ...api, groups: api.groups.map((group) => ({ ...group, reason: change(group.reason) })) }));
}

function weightOf({ text }: Answer): number {
  return Buffer.byteLength(text.replaceAll(LONGEST_DESCRIPTION, ''));
}
