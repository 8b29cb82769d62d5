import type { NewApplication } from '../../../server/domain/registration.ts';
import { confirmConnection } from '../../../server/operations/connections.ts';
import { aMember, anAdministrator, aPublishedApplication, enabledFor, type Member, type Registered } from '../../flows/cast.ts';
import type { World } from '../../flows/world.ts';

export const CONNECTIONS = '/connections';

/** A company's administrator and a person of it without a role. */
export interface Customer {
  readonly administrator: Member;
  readonly user: Member;
}

export async function aCustomer({ app: { services } }: World): Promise<Customer> {
  const administrator = await anAdministrator(services);
  return { administrator, user: await aMember(services, administrator.company) };
}

/** An application that the company has enabled and that acts for its user. */
export async function connected(
  { app: { services } }: World,
  { administrator, user }: Customer,
  given: Partial<NewApplication> = {},
  scopes: readonly string[] = ['openid', 'EXPRPT', 'BANK'],
): Promise<Registered> {
  const registered = await aPublishedApplication(services, given);
  await enabledFor(services, administrator, registered);
  await confirmConnection(services, user.caller, registered.application.id, scopes);
  return registered;
}
