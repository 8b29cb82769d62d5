import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { changeCompany } from '../../server/operations/companies.ts';
import { registerApplication } from '../../server/operations/applications.ts';
import { confirmConnection } from '../../server/operations/connections.ts';
import { askForApplication } from '../../server/operations/requests.ts';
import { createResourceServer } from '../../server/operations/resource-servers.ts';
import { PLATFORM_ID } from '../../server/operations/first-start.ts';
import type { Application } from '../../server/domain/application.ts';
import type { Company } from '../../server/domain/company.ts';
import type { AppSettings } from '../../server/settings.ts';
import { unique } from '../builders.ts';
import {
  aMember,
  anAdministrator,
  aPublishedApplication,
  enabledFor,
  type Member,
  OPERATOR,
  type Registered,
} from '../flows/cast.ts';
import { aWorld, operatorToken, personToken, type World } from '../flows/world.ts';

/** Who calls the API. */
export interface Actor {
  readonly name: string;
  /** Absent: no token is sent. */
  readonly token?: string;
  readonly member?: Member;
  readonly operator: boolean;
  readonly administrator: boolean;
  /** Of a Development Partner. */
  readonly developer: boolean;
}

/** A company with its people and an application that no other company can see. */
export interface Side {
  readonly name: string;
  readonly company: Company;
  readonly administrator: Member;
  readonly user: Member;
  /** Whom calls about a user are about. Makes none: some of them end what their user holds. */
  readonly colleague: Member;
  readonly application: Application;
}

/** A partner and a customer, each of whom must see and change nothing of the other's, and everybody who may ask. */
export interface Scene {
  readonly world: World;
  readonly issuer: string;
  readonly partner: Side;
  /** Was a Development Partner once. */
  readonly customer: Side;
  readonly published: Registered;
  /** A third company's, for which a user of each has asked. */
  readonly wanted: Registered;
  readonly resourceServerId: string;
  readonly actors: Readonly<
    Record<'nobody' | 'operator' | 'staff' | 'partner' | 'partnerUser' | 'customer' | 'customerUser', Actor>
  >;
}

/** The scene for the block that calls this, made before its tests and gone after them. */
export function scene(given: Partial<AppSettings> = {}): () => Scene {
  let made: Scene | undefined;

  before(async () => {
    made = await aScene(await aWorld(given));
  });
  after(() => made?.world.close());

  return () => {
    if (made === undefined) throw new Error('The scene is there while tests run only.');
    return made;
  };
}

async function aScene(world: World): Promise<Scene> {
  const { issuer } = world;
  const { services } = world.app;
  const published = await aPublishedApplication(services);
  const partner = await aSide(world, 'the partner', published.owner);
  const customer = await aSide(world, 'the customer', await anAdministrator(services, true));
  const wanted = await aPublishedApplication(services);
  await changeCompany(services, OPERATOR, customer.company.id, { developmentPartner: false });
  await enabledFor(services, customer.administrator, published);
  for (const { user } of [partner, customer]) {
    await confirmConnection(services, user.caller, published.application.id, ['EXPRPT']);
    await askForApplication(services, user.caller, user.company.id, wanted.application.id, 'To be paid back.');
  }
  const platform = await services.directory.get('company', PLATFORM_ID);
  if (platform === undefined) throw new Error('There is no platform company.');
  const staff = await aMember(services, platform, ['operator']);
  const { record } = await createResourceServer(services, OPERATOR, { name: 'Expense API' });
  const actor = async (name: string, member: Member, role: Partial<Actor> = {}): Promise<Actor> => ({
    name,
    member,
    token: await personToken(issuer, member.credentials),
    operator: false,
    administrator: false,
    developer: false,
    ...role,
  });
  return {
    world,
    issuer,
    partner,
    customer,
    published,
    wanted,
    resourceServerId: record.id,
    actors: {
      nobody: { name: 'nobody', operator: false, administrator: false, developer: false },
      operator: {
        name: 'the client operator',
        token: await operatorToken(issuer),
        operator: true,
        administrator: false,
        developer: false,
      },
      staff: await actor('an operator who signed in', staff, { operator: true }),
      partner: await actor('the partner’s Web Services Administrator', partner.administrator, {
        administrator: true,
        developer: true,
      }),
      partnerUser: await actor('a user of the partner', partner.user),
      customer: await actor('the customer’s Admin', customer.administrator, { administrator: true }),
      customerUser: await actor('a user of the customer', customer.user),
    },
  };
}

async function aSide({ app: { services } }: World, name: string, owner: Member): Promise<Side> {
  const { company } = owner;
  const administrator = name === 'the partner' ? owner : await aMember(services, company, ['admin']);
  const [user, colleague] = [await aMember(services, company), await aMember(services, company)];
  const { record } = await registerApplication(services, owner.caller, {
    name: unique('Private'),
    apis: [{ code: 'EXPRPT', groups: [] }],
  });
  return { name, company, administrator, user, colleague, application: record };
}

/** A public key as an application registers it. */
export function aPublicKey(): Record<string, unknown> {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({ format: 'jwk' }) };
}
