import { expect } from 'chai';
import type { Services } from '../../server/operations/context.ts';
import type { AppSettings } from '../../server/settings.ts';
import { aMember, anAdministrator, aPublishedApplication, enabledFor, type Member, type Registered } from '../flows/cast.ts';
import { aWorld, type Reply, type World } from '../flows/world.ts';

/** A server on which two partners' applications are enabled for one company: each is the other's attacker. */
export interface Ground {
  readonly world: World;
  readonly issuer: string;
  readonly services: Services;
  readonly registered: Registered;
  readonly rival: Registered;
  readonly administrator: Member;
  /** An ordinary user of the administrator's company. */
  readonly member: Member;
}

/** The ground for the block that calls this, made before its tests and gone after them. */
export function ground(given: Partial<AppSettings> = {}): () => Ground {
  let made: Ground | undefined;

  before(async () => {
    made = await aGround(await aWorld(given));
  });
  after(() => made?.world.close());

  return () => {
    if (made === undefined) throw new Error('The ground is there while tests run only.');
    return made;
  };
}

async function aGround(world: World): Promise<Ground> {
  const { services } = world.app;
  const [registered, rival] = [await aPublishedApplication(services), await aPublishedApplication(services)];
  const administrator = await anAdministrator(services);
  await enabledFor(services, administrator, registered);
  await enabledFor(services, administrator, rival);
  const member = await aMember(services, administrator.company);
  return { world, issuer: world.issuer, services, registered, rival, administrator, member };
}

/** Fails unless the answer is this status with this OAuth error code (RFC 6749 §5.2). */
export function expectError({ status, body, text }: Reply, expectedStatus: number, code: string, about?: string): void {
  expect([status, body['error']], about ?? text).to.deep.equal([expectedStatus, code]);
}

/** Fails unless there is a token in the answer. */
export function expectToken({ status, body, text }: Reply, about?: string): string {
  expect([status, typeof body['access_token']], about ?? text).to.deep.equal([200, 'string']);
  return String(body['access_token']);
}
