import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../adapters/index.ts';
import type { Application } from '../../server/domain/application.ts';
import type { AuditEvent } from '../../server/domain/audit.ts';
import type { Company } from '../../server/domain/company.ts';
import type { NewApplication } from '../../server/domain/registration.ts';
import type { NewUser, User } from '../../server/domain/user.ts';
import { createKeyring } from '../../server/keyring.ts';
import { changeApplication, registerApplication } from '../../server/operations/applications.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import type { Caller, Services } from '../../server/operations/context.ts';
import { makePlatform } from '../../server/operations/first-start.ts';
import { createUser } from '../../server/operations/users.ts';
import { createPasswords } from '../../server/passwords.ts';
import type { Storage } from '../../server/storage.ts';
import { aCompany, anEvent, aUser, T0, unique, write } from '../builders.ts';
import { CATALOGUE } from '../domain/sample-catalogue.ts';

/** The real operations on a real store, with the people of three companies. What it answers can be used in tests only. */
export interface Stage {
  readonly services: Services;
  /** The client `operator`. */
  readonly operator: Caller;
  /** An administrator of a Development Partner. */
  readonly partner: Person;
  /** An administrator of a company that is none. */
  readonly customer: Person;
  /** A user of the customer's company without a role. */
  readonly ordinary: Person;
}

export interface Person extends Caller {
  readonly user: User;
  readonly company: Company;
}

export const OPERATOR: Caller = { actor: { type: 'client', id: 'operator' }, operator: true };

/** Public keys by which an application may authenticate. */
export const JWKS = {
  keys: [generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }) as Record<string, unknown>],
};

/** Sets a stage up before the tests of a suite and takes it down after them. */
export function staged(given: Partial<Services> = {}): Stage {
  let storage: Storage;
  let folder: string;
  let stage: Stage;
  const now = aClock();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countersign-operations-'));
    storage = await openStorage(`lmdb:${join(folder, 'store')}`);
    const { directory, artifacts } = storage;
    const platform = await makePlatform(directory, { domain: 'platform.example', now });
    const limit = { count: 0, windowSeconds: 900 };
    const services: Services = {
      directory,
      artifacts,
      now,
      catalogue: CATALOGUE,
      keyring: createKeyring([randomBytes(32)]),
      passwords: createPasswords(),
      platformId: platform.id,
      signInLimit: limit,
      wrongSecretLimit: limit,
      ...given,
    };
    const customer = await aPerson(services, aCompany(), { roles: ['admin'] });
    stage = {
      services,
      operator: OPERATOR,
      partner: await aPerson(services, aCompany({ developmentPartner: true }), { roles: ['web_services_administrator'] }),
      customer,
      ordinary: await aPerson(services, customer.company, {}),
    };
  });

  after(async () => {
    await storage.close();
    await rm(folder, { recursive: true, force: true });
  });

  return {
    get services() {
      return stage.services;
    },
    get operator() {
      return stage.operator;
    },
    get partner() {
      return stage.partner;
    },
    get customer() {
      return stage.customer;
    },
    get ordinary() {
      return stage.ordinary;
    },
  };
}

/** A time that grows by a second at each look. */
function aClock(): () => number {
  let time = T0;
  return () => (time += 1_000);
}

/** A person who is written to the store, with the company where that is not there yet. */
export async function aPerson({ directory }: Services, company: Company, given: Partial<User>): Promise<Person> {
  const user = aUser({ companyId: company.id, ...given });
  if ((await directory.get('company', company.id)) === undefined)
    await directory.commit([write('company', company)], [anEvent()]);
  await directory.commit([write('user', user)], [anEvent()]);
  return { actor: { type: 'user', id: user.id }, user, company, operator: company.platform && user.roles.includes('operator') };
}

/** The password of whoever has one. */
export const PASSWORD = 'correct horse battery';

/** A user of the customer's company, or of another one, who can sign in. */
export async function aSignedUp(
  { services, customer, operator }: Stage,
  company = customer.company,
  given: Partial<NewUser> = {},
): Promise<Person> {
  const loginId = unique('user');
  const user = await createUser(services, operator, company.id, {
    loginId,
    name: 'N',
    email: 'n@a.example',
    password: PASSWORD,
    ...given,
  });
  return { actor: { type: 'user', id: user.id }, user, company, operator: false };
}

/** An application of the partner, as registered. */
export async function aRegistered({ services, partner }: Stage, given: Partial<NewApplication> = {}): Promise<Application> {
  const { record } = await registerApplication(services, partner, {
    name: unique('application'),
    apis: [{ code: 'LIST', groups: [] }],
    ...given,
  });
  return record;
}

/** An application of the partner that every company may enable. */
export async function aPublished(stage: Stage, given: Partial<NewApplication> = {}): Promise<Application> {
  const { services, partner, operator } = stage;
  const { id } = await aRegistered(stage, given);
  await certifyApplication(services, partner, id, { action: 'submit' });
  await certifyApplication(services, operator, id, { action: 'approve', permissionVersion: 1 });
  const { record } = await changeApplication(services, operator, id, { visibility: 'public' });
  return record;
}

/** The events of a company's chain about an application, oldest first. */
export async function eventsOf(
  { services }: Stage,
  companyId: Company['id'],
  applicationId?: Application['id'],
): Promise<AuditEvent[]> {
  return services.directory.events({ companyId, applicationId }, { limit: 200 });
}

/** Their actions. */
export async function actionsOf(...about: Parameters<typeof eventsOf>): Promise<string[]> {
  return (await eventsOf(...about)).map(({ action }) => action);
}
