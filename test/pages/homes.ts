import type { NewApplication } from '../../server/domain/registration.ts';
import { changeApplication } from '../../server/operations/applications.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import { changeCompany } from '../../server/operations/companies.ts';
import { askForApplication, decideRequest } from '../../server/operations/requests.ts';
import { changeUser } from '../../server/operations/users.ts';
import { aMember, aPublishedApplication, enabledFor, type Member, OPERATOR, type Registered } from '../flows/cast.ts';
import type { World } from '../flows/world.ts';
import { aPartner, registered } from './registration/partner.ts';

/** The published application asks for one API more, and the review has approved that. */
export async function grows({ app: { services } }: World, { application, owner }: Registered): Promise<void> {
  const apis = [...application.apis, { code: 'LIST', groups: [] }];
  await changeApplication(services, owner.caller, application.id, { apis });
  await certifyApplication(services, OPERATOR, application.id, { action: 'approve', permissionVersion: 2 });
}

/** An administrator of a Development Partner whose home page has everything, with these names. */
export async function aBusyAdministrator(world: World, names: (at: number) => string, count: number): Promise<Member> {
  const { services } = world.app;
  const administrator = await aPartner(world, { name: names(0) });
  const { company } = administrator;
  const colleague = await aMember(services, company);
  const given = (at: number): Partial<NewApplication> & { name: string } => ({ name: names(at) });
  for (let at = 0; at < count; at += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const grown = await aPublishedApplication(services, given(at));
    // oxlint-disable-next-line no-await-in-loop
    await enabledFor(services, administrator, grown);
    // oxlint-disable-next-line no-await-in-loop
    await grows(world, grown);
    // oxlint-disable-next-line no-await-in-loop
    const own = await registered(world, administrator, given(at));
    // oxlint-disable-next-line no-await-in-loop
    await certifyApplication(services, administrator.caller, own.id, { action: 'submit' });
    const review = { action: at % 2 === 0 ? ('reject' as const) : ('approve' as const), permissionVersion: 1 };
    // oxlint-disable-next-line no-await-in-loop
    await certifyApplication(services, OPERATOR, own.id, review);
    // oxlint-disable-next-line no-await-in-loop
    await changeUser(services, OPERATOR, company.id, colleague.user.id, { name: names(at + 1) });
    const wanted = await aPublishedApplication(services, given(at)); // oxlint-disable-line no-await-in-loop
    // oxlint-disable-next-line no-await-in-loop
    await askForApplication(services, administrator.caller, company.id, wanted.application.id, 'Because.');
  }
  await changeCompany(services, OPERATOR, company.id, { domainVerified: true, name: names(1) });
  return administrator;
}

/** Asks for an application, which is then decided. */
export async function asked(
  { app: { services } }: World,
  user: Member,
  administrator: Member,
  name: string,
  action?: 'approve' | 'deny',
): Promise<void> {
  const { application } = await aPublishedApplication(services, { name });
  const { id } = await askForApplication(services, user.caller, user.company.id, application.id, 'Because.');
  if (action !== undefined) await decideRequest(services, administrator.caller, user.company.id, id, { action });
}
