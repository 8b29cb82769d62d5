import { changeCompany, createCompany } from '../../../server/operations/companies.ts';
import { registerApplication } from '../../../server/operations/applications.ts';
import type { Application } from '../../../server/domain/application.ts';
import type { NewApplication } from '../../../server/domain/registration.ts';
import type { Role } from '../../../server/domain/user.ts';
import { unique } from '../../builders.ts';
import { aBrowser, type Answer, type Browser } from '../../flows/browser.ts';
import { aMember, type Member, OPERATOR } from '../../flows/cast.ts';
import { signIn, type World } from '../../flows/world.ts';
import { type Filled, filled } from './form.ts';

export const BASE = '/administration/web-services/applications';

/** Somebody in front of the pages. */
export interface Desk {
  readonly member: Member;
  readonly browser: Browser;
  open(path: string): Promise<Answer>;
  /** Without following redirects. */
  get(path: string): Promise<Answer>;
  /** Opens a page and sends its form, with the changes. */
  send(path: string, changes?: Filled): Promise<Answer>;
  /** Sends the form of a page that was opened before. */
  sendFrom(page: Answer, path: string, changes?: Filled): Promise<Answer>;
}

/** Signs a member in. */
export async function aDesk({ issuer }: World, member: Member): Promise<Desk> {
  const browser = aBrowser(issuer);
  await signIn(browser, await browser.open(`${issuer}/sign-in`), member.credentials);
  const open = (path: string) => browser.open(`${issuer}${path}`);
  const sendFrom = (page: Answer, path: string, changes: Filled = {}) =>
    browser.submit(page, filled(page, changes), `${issuer}${path}`);
  return {
    member,
    browser,
    open,
    get: (path) => browser.get(`${issuer}${path}`),
    sendFrom,
    send: async (path, changes) => sendFrom(await open(path), path, changes),
  };
}

/** A person of a new company. */
export async function aPartner(
  { app: { services } }: World,
  { developmentPartner = true, roles = ['web_services_administrator'] as readonly Role[], name = unique('Partner') } = {},
): Promise<Member> {
  const company = await createCompany(services, OPERATOR, { name, domain: `${unique('partner')}.example`, developmentPartner });
  return aMember(services, company, roles);
}

/** An application of theirs. */
export async function registered(
  { app: { services } }: World,
  owner: Member,
  given: Partial<NewApplication> = {},
): Promise<Application> {
  const { record } = await registerApplication(services, owner.caller, { name: unique('Robot'), ...given });
  return record;
}

/** Their company is a Development Partner no more. */
export async function endsPartnership({ app: { services } }: World, { company }: Member): Promise<void> {
  await changeCompany(services, OPERATOR, company.id, { developmentPartner: false });
}

/** The application as it is kept. */
export async function kept({ app: { services } }: World, { id }: { readonly id: string }): Promise<Application> {
  const application = await services.directory.get('application', id);
  if (application === undefined) throw new Error('there is no such application');
  return application;
}

/** The only application of a company. */
export async function theOnlyOne({ app: { services } }: World, { company }: Member): Promise<Application> {
  const [application, ...others] = await services.directory.list('application', { companyId: company.id }, { limit: 9 });
  if (application === undefined || others.length > 0) throw new Error(`there are ${others.length} others`);
  return application;
}
