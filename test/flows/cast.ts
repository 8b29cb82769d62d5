import { newId } from '../../server/domain/id.ts';
import type { Application } from '../../server/domain/application.ts';
import type { Company } from '../../server/domain/company.ts';
import type { NewApplication } from '../../server/domain/registration.ts';
import type { Role, User } from '../../server/domain/user.ts';
import { changeApplication, registerApplication } from '../../server/operations/applications.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import { createCompany } from '../../server/operations/companies.ts';
import type { Caller, Services } from '../../server/operations/context.ts';
import { enableApplication } from '../../server/operations/enablements.ts';
import { createUser } from '../../server/operations/users.ts';
import { unique } from '../builders.ts';

/** The people and companies of the flows, made by the operations that the server itself uses. */
export const OPERATOR: Caller = { actor: { type: 'client', id: 'operator' }, operator: true };
export const PASSWORD = 'correct horse battery staple';
export const REDIRECT_URI = 'https://app.partner.example/callback';

/** A company and one person of it. */
export interface Member {
  readonly company: Company;
  readonly user: User;
  readonly caller: Caller;
  readonly credentials: { readonly loginId: string; readonly password: string };
}

export async function aMember(services: Services, company: Company, roles: readonly Role[] = []): Promise<Member> {
  const loginId = unique('person');
  const given = { loginId, name: 'Pat Person', email: `${loginId}@example.com`, password: PASSWORD, roles };
  const user = await createUser(services, OPERATOR, company.id, given);
  return { company, user, caller: callerFor(user, company), credentials: { loginId, password: PASSWORD } };
}

export function callerFor(user: User, company: Company): Caller {
  return { actor: { type: 'user', id: user.id }, user, company, operator: false };
}

/** A new company and its administrator. */
export async function anAdministrator(services: Services, developmentPartner = false): Promise<Member> {
  const name = unique('Company');
  const company = await createCompany(services, OPERATOR, { name, domain: `${name.toLowerCase()}.example`, developmentPartner });
  return aMember(services, company, ['web_services_administrator']);
}

/** A partner's application, and the secret that it was given. */
export interface Registered {
  readonly application: Application;
  readonly client: { readonly id: string; readonly secret: string };
  readonly owner: Member;
}

/** Registered, certified and published: any company may enable it. */
export async function aPublishedApplication(services: Services, given: Partial<NewApplication> = {}): Promise<Registered> {
  const owner = await anAdministrator(services, true);
  const { record, secret = '' } = await registerApplication(services, owner.caller, {
    name: unique('Application'),
    apis: [
      { code: 'EXPRPT', groups: [{ code: 'BANK', required: false, reason: 'To pay people back.' }] },
      { code: 'IMAGE', groups: [] },
    ],
    redirectUris: [REDIRECT_URI],
    grantTypes: ['authorization_code', 'refresh_token', 'client_credentials', 'urn:ietf:params:oauth:grant-type:device_code'],
    ...given,
  });
  await certifyApplication(services, owner.caller, record.id, { action: 'submit' });
  await certifyApplication(services, OPERATOR, record.id, { action: 'approve', permissionVersion: record.permissionVersion });
  const { record: application } = await changeApplication(services, OPERATOR, record.id, { visibility: 'public' });
  return { application, client: { id: record.id, secret }, owner };
}

/** The customer's administrator enables it, with all that it asks for. */
export async function enabledFor(services: Services, customer: Member, { application }: Registered): Promise<void> {
  await enableApplication(services, customer.caller, customer.company.id, application.id, {});
}

export const noSuchCompany = (): string => newId('company', Date.now());
