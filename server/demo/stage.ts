import { openStorage } from '../../adapters/index.ts';
import { loadConfig } from '../../config/load.ts';
import { createApp } from '../app.ts';
import { createLog } from '../log.ts';
import { changeApplication, registerApplication } from '../operations/applications.ts';
import { certifyApplication } from '../operations/certification.ts';
import { changeCompany, createCompany } from '../operations/companies.ts';
import type { Caller, Services } from '../operations/context.ts';
import { createUser } from '../operations/users.ts';
import type { Role } from '../domain/user.ts';

/** What the guide names. */
export interface Cast {
  readonly password: string;
  readonly partnerLogin: string;
  readonly administratorLogin: string;
  readonly userLogin: string;
  readonly customerId: string;
  readonly applicationId: string;
  readonly secret: string;
}

const PASSWORD = 'demo password 2026';
const OPERATOR: Caller = { actor: { type: 'client', id: 'operator' }, operator: true };

/** Fills the store: everything goes through the operations that the pages and the management API use. */
export async function stage(environment: Record<string, string>, issuer: string): Promise<Cast> {
  const { app: settings, directoryUrl, artifactsUrl } = loadConfig({ ...environment, ISSUER: issuer });
  const storage = await openStorage(directoryUrl, artifactsUrl);
  const app = await createApp({ settings, storage, log: createLog() });
  try {
    return await fill(app.services);
  } finally {
    await app.close();
    await storage.close();
  }
}

async function fill(services: Services): Promise<Cast> {
  const person = async (companyId: string, loginId: string, name: string, roles: readonly Role[]): Promise<Caller> => {
    const email = `${loginId}@${loginId.split('.')[1]}.example`;
    const user = await createUser(services, OPERATOR, companyId, { loginId, name, email, roles, password: PASSWORD });
    const employer = await services.directory.get('company', user.companyId);
    return { actor: { type: 'user', id: user.id }, user, company: employer, operator: false };
  };

  const partner = await company(services, 'Fernweh Receipts', 'fernweh.example', true);
  const customer = await company(services, 'Northwind Ltd.', 'northwind.example', false);
  const developer = await person(partner, 'dana.fernweh', 'Dana Deniz', ['web_services_administrator']);
  await person(customer, 'ada.northwind', 'Ada Albrecht', ['web_services_administrator']);
  await person(customer, 'udo.northwind', 'Udo Unger', []);

  const { record, secret = '' } = await registerApplication(services, developer, {
    name: 'Receipt Robot',
    description: 'Reads receipts and files them with the expense report to which they belong.',
    apis: [
      {
        code: 'EXPRPT',
        groups: [
          { code: 'CCARD', required: true, reason: 'Receipts are matched with the card payments of a report.' },
          { code: 'BANK', required: false, reason: 'Shows people to which account they are paid back.' },
        ],
      },
      { code: 'QUICKEXP', groups: [] },
      { code: 'IMAGE', groups: [] },
    ],
    redirectUris: ['https://robot.fernweh.example/callback', 'http://127.0.0.1:8123/callback'],
  });
  await certifyApplication(services, developer, record.id, { action: 'submit' });
  const { permissionVersion } = record;
  await certifyApplication(services, OPERATOR, record.id, {
    action: 'approve',
    permissionVersion,
    note: 'Asks for what it needs.',
  });
  await changeApplication(services, OPERATOR, record.id, { visibility: 'public' });
  return {
    secret,
    password: PASSWORD,
    partnerLogin: 'dana.fernweh',
    administratorLogin: 'ada.northwind',
    userLogin: 'udo.northwind',
    customerId: customer,
    applicationId: record.id,
  };
}

async function company(services: Services, name: string, domain: string, developmentPartner: boolean): Promise<string> {
  const { id } = await createCompany(services, OPERATOR, { name, domain, developmentPartner });
  await changeCompany(services, OPERATOR, id, { domainVerified: true });
  return id;
}
