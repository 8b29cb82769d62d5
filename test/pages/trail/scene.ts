import { anAdministrator, aPublishedApplication, enabledFor, type Member, type Registered } from '../../flows/cast.ts';
import { aWorld, type World } from '../../flows/world.ts';
import { aStaffMember } from '../people/staff.ts';
import { aDesk, type Desk } from '../registration/partner.ts';

export const TRAIL = '/operations/audit';
export const OWN = '/administration/audit';

/** A customer that has enabled a partner's application: there is something to tell. */
export interface TrailScene {
  readonly world: World;
  readonly staff: Member;
  readonly published: Registered;
  readonly customer: Member;
  /** In front of the staff. */
  readonly desk: Desk;
  /** In front of the customer's administrator. */
  readonly theirs: Desk;
}

export async function aTrailScene(): Promise<TrailScene> {
  const world = await aWorld();
  const { services } = world.app;
  const staff = await aStaffMember(world);
  const published = await aPublishedApplication(services);
  const customer = await anAdministrator(services);
  await enabledFor(services, customer, published);
  return { world, staff, published, customer, desk: await aDesk(world, staff), theirs: await aDesk(world, customer) };
}

/** How many events a page shows. */
export const rowsOf = (text: string): number => text.match(/<tr role="row"><th role="rowheader"/g)?.length ?? 0;
