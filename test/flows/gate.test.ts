import { expect } from 'chai';
import { changeApplication } from '../../server/operations/applications.ts';
import { changeCompany } from '../../server/operations/companies.ts';
import { endConnection } from '../../server/operations/connections.ts';
import { disableApplication, enableApplication } from '../../server/operations/enablements.ts';
import { changeOwnPassword } from '../../server/operations/passwords.ts';
import { revokeApplicationTokens } from '../../server/operations/secrets.ts';
import { changeUser } from '../../server/operations/users.ts';
import { aCode, authorizationUrl, companyToken, introspect, parameterOf, redeem, refresh } from './authorization.ts';
import { aBrowser, type Answer, type Browser } from './browser.ts';
import {
  aMember,
  anAdministrator,
  aPublishedApplication,
  callerFor,
  enabledFor,
  type Member,
  OPERATOR,
  PASSWORD,
  type Registered,
} from './cast.ts';
import { aDevice, decideDevice, type Device, poll } from './device.ts';
import { aPkce, aWorld, post, signIn, type World } from './world.ts';

/** This file is over 200 lines because it is the table of domain.md §4, every cause against every use. */
/** Everything that an application can hold for a company and a person, made while all was well. */
interface Held {
  readonly registered: Registered;
  readonly administrator: Member;
  readonly member: Member;
  readonly companyToken: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly code: { code: string; verifier: string };
  readonly approvedDevice: Device;
  readonly waitingDevice: Device;
  readonly pushed: { requestUri: string; verifier: string };
  readonly browser: Browser;
  /** A sign-in that stopped at the consent page. */
  readonly halfway: { page: Answer; browser: Browser };
}

async function everythingHeld({ issuer, app }: World): Promise<Held> {
  const { services } = app;
  const registered = await aPublishedApplication(services);
  const administrator = await anAdministrator(services);
  await enabledFor(services, administrator, registered);
  const member = await aMember(services, administrator.company);
  const first = await aCode(issuer, registered, member);
  const { body: tokens } = await redeem(issuer, registered, first);
  const approvedDevice = await aDevice(issuer, registered);
  await decideDevice(issuer, approvedDevice, member);
  const company = await companyToken(issuer, registered, member.company.id);
  return {
    registered,
    administrator,
    member,
    approvedDevice,
    browser: first.browser,
    companyToken: String(company.body['access_token']),
    accessToken: String(tokens['access_token']),
    refreshToken: String(tokens['refresh_token']),
    code: await aCode(issuer, registered, member),
    waitingDevice: await aDevice(issuer, registered),
    pushed: await push(issuer, registered),
    halfway: await stopAtConsent(issuer, registered, member),
  };
}

async function push(issuer: string, { client }: Registered) {
  const { verifier, challenge } = aPkce();
  const request = Object.fromEntries(new URL(authorizationUrl(issuer, { client } as Registered, challenge)).searchParams);
  const { body } = await post(`${issuer}/par`, request, client);
  return { requestUri: String(body['request_uri']), verifier };
}

async function stopAtConsent(issuer: string, registered: Registered, member: Member) {
  const browser = aBrowser(issuer);
  const entry = await browser.open(authorizationUrl(issuer, registered, aPkce().challenge, { scope: 'openid EXPRPT IMAGE' }));
  return { page: await signIn(browser, entry, member.credentials), browser };
}

/** What ends things, how it is taken back, and what the uses answer while it lasts. */
interface Cause {
  readonly name: string;
  readonly apply: (world: World, held: Held) => Promise<unknown>;
  readonly undo?: (world: World, held: Held) => Promise<unknown>;
  /** Of tokens for the company; a person's affair leaves them alone. */
  readonly company: { readonly issue: number | string; readonly alive: boolean };
  /** At the token endpoint, for what a person has let the application hold. */
  readonly person: string;
  /** Whether who has signed in must sign in again. */
  readonly endsSignIns: boolean;
  /** Whether what the application began by itself, a pushed request or a device code, must begin again. */
  readonly endsRequests: boolean;
  readonly newPassword?: string;
}

const ofApplication = (name: string, change: object, back: object, caller: (held: Held) => typeof OPERATOR): Cause => ({
  name,
  apply: ({ app }, held) => changeApplication(app.services, caller(held), held.registered.application.id, change),
  undo: ({ app }, held) => changeApplication(app.services, caller(held), held.registered.application.id, back),
  company: { issue: 'unauthorized_client', alive: false },
  person: 'unauthorized_client',
  endsSignIns: false,
  endsRequests: true,
});

const ofCompany = (
  name: string,
  companyOf: (held: Held) => string,
  ends: Pick<Cause, 'person' | 'endsSignIns' | 'endsRequests'>,
): Cause => ({
  name,
  apply: ({ app }, held) => changeCompany(app.services, OPERATOR, companyOf(held), { active: false }),
  undo: ({ app }, held) => changeCompany(app.services, OPERATOR, companyOf(held), { active: true }),
  company: { issue: 'unauthorized_client', alive: false },
  ...ends,
});

const CAUSES: readonly Cause[] = [
  {
    name: 'the company has disabled it',
    apply: ({ app }, { administrator: { caller, company }, registered }) =>
      disableApplication(app.services, caller, company.id, registered.application.id),
    undo: ({ app }, { administrator: { caller, company }, registered }) =>
      enableApplication(app.services, caller, company.id, registered.application.id, {}),
    company: { issue: 'unauthorized_client', alive: false },
    person: 'invalid_grant',
    endsSignIns: false,
    endsRequests: false,
  },
  ofApplication('it is inactive', { active: false }, { active: true }, ({ registered }) => registered.owner.caller),
  ofApplication('it is suspended', { suspended: true }, { suspended: false }, () => OPERATOR),
  ofCompany('its owner is inactive', ({ registered }) => registered.owner.company.id, {
    person: 'unauthorized_client',
    endsSignIns: false,
    endsRequests: true,
  }),
  ofCompany('the company is inactive', ({ administrator }) => administrator.company.id, {
    person: 'invalid_grant',
    endsSignIns: true,
    endsRequests: false,
  }),
  {
    name: 'all tokens were revoked',
    apply: ({ app }, { registered }) => revokeApplicationTokens(app.services, registered.owner.caller, registered.application.id),
    company: { issue: 200, alive: false },
    person: 'invalid_grant',
    endsSignIns: false,
    endsRequests: true,
  },
  {
    name: 'the person is inactive',
    apply: ({ app }, { administrator, member }) =>
      changeUser(app.services, administrator.caller, member.company.id, member.user.id, { active: false }),
    undo: ({ app }, { administrator, member }) =>
      changeUser(app.services, administrator.caller, member.company.id, member.user.id, { active: true }),
    company: { issue: 200, alive: true },
    person: 'invalid_grant',
    endsSignIns: true,
    endsRequests: false,
  },
  {
    name: 'the person has changed the password',
    apply: ({ app }, { member }) => {
      const change = { currentPassword: PASSWORD, password: `${PASSWORD} 2` };
      return changeOwnPassword(app.services, callerFor(member.user, member.company), change);
    },
    company: { issue: 200, alive: true },
    person: 'invalid_grant',
    endsSignIns: true,
    endsRequests: false,
    newPassword: `${PASSWORD} 2`,
  },
  {
    name: 'the person has ended the connection',
    apply: ({ app }, { member, registered }) => endConnection(app.services, member.caller, registered.application.id),
    company: { issue: 200, alive: true },
    person: 'invalid_grant',
    endsSignIns: false,
    endsRequests: false,
  },
];

describe('the gate (domain.md §4)', () => {
  let world: World;

  before(async () => {
    world = await aWorld();
  });
  after(() => world.close());

  for (const cause of CAUSES) {
    describe(`24, 25, 40, 41, 46 · when ${cause.name}`, () => {
      let held: Held;

      before(async () => {
        held = await everythingHeld(world);
        await cause.apply(world, held);
      });

      const endsEverything = (): void => {
        it('refuses a code', async () => {
          const { status, body } = await redeem(world.issuer, held.registered, held.code);

          expect([status, body['error']]).to.deep.equal([400, expected()]);
        });

        it('refuses a refresh token', async () => {
          const { status, body } = await refresh(world.issuer, held.registered, held.refreshToken);

          expect([status, body['error']]).to.deep.equal([400, expected()]);
        });

        it('refuses an approved device code', async () => {
          const { status, body } = await poll(world.issuer, held.registered, held.approvedDevice);

          expect([status, body['error']]).to.deep.equal([400, expected()]);
        });

        it('introspects a person’s tokens as inactive', async () => {
          const access = await introspect(world.issuer, held.registered.client, held.accessToken);
          const refreshing = await introspect(world.issuer, held.registered.client, held.refreshToken);

          expect(access.text).to.equal('{"active":false}');
          expect(refreshing.text).to.equal('{"active":false}');
        });

        it('refuses userinfo', async () => {
          const response = await fetch(`${world.issuer}/userinfo`, { headers: { Authorization: `Bearer ${held.accessToken}` } });

          expect(response.status).to.equal(401);
        });

        it(`introspects a company’s token as ${cause.company.alive ? 'active' : 'inactive'}`, async () => {
          const { body } = await introspect(world.issuer, held.registered.client, held.companyToken);

          expect(body['active']).to.equal(cause.company.alive);
        });
      };

      let undone = false;
      const expected = (): string => (undone ? 'invalid_grant' : cause.person);

      endsEverything();

      it('answers client credentials as the cause demands', async () => {
        const { status, body } = await companyToken(world.issuer, held.registered, held.member.company.id);

        expect(status === 200 ? 200 : body['error']).to.equal(cause.company.issue);
      });

      describe('and is taken back', () => {
        before(async () => {
          await cause.undo?.(world, held);
          undone = true;
        });

        endsEverything();

        it(`${cause.endsSignIns ? 'has ended' : 'goes on with'} the browser's session`, async () => {
          const answer = await held.browser.open(
            authorizationUrl(world.issuer, held.registered, aPkce().challenge, { prompt: 'none' }),
          );

          if (cause.endsSignIns) expect(parameterOf(answer, 'error')).to.equal('login_required');
          else expect(parameterOf(answer, 'error')).to.be.oneOf([undefined, 'consent_required']);
        });

        it(`${cause.endsSignIns ? 'has ended' : 'goes on with'} a half-finished sign-in`, async () => {
          const { page, browser } = held.halfway;

          const answer = await browser.submit(page, { decision: 'approve' });

          expect(parameterOf(answer, 'code') === undefined).to.equal(cause.endsSignIns);
        });

        it(`${cause.endsRequests ? 'has ended' : 'goes on with'} a pushed request`, async () => {
          const { client_id, request_uri } = { client_id: held.registered.client.id, request_uri: held.pushed.requestUri };

          const answer = await held.browser.open(`${world.issuer}/authorize?${new URLSearchParams({ client_id, request_uri })}`);

          expect(answer.status === 400).to.equal(cause.endsRequests);
        });

        it(`${cause.endsRequests ? 'has ended' : 'goes on with'} a device code that nobody had approved`, async () => {
          const credentials = cause.newPassword
            ? { ...held.member.credentials, password: cause.newPassword }
            : held.member.credentials;
          await decideDevice(world.issuer, held.waitingDevice, { ...held.member, credentials });

          const { body } = await poll(world.issuer, held.registered, held.waitingDevice);

          expect(body['access_token'] === undefined, JSON.stringify(body)).to.equal(cause.endsRequests);
        });

        it('gives a new token to who asks anew', async () => {
          const { status } = await companyToken(world.issuer, held.registered, held.member.company.id);

          expect(status).to.equal(200);
        });
      });
    });
  }
});
