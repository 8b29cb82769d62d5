import type { Application } from './application.ts';
import type { Company } from './company.ts';
import type { Enablement } from './enablement.ts';
import { DomainError, notFound } from './error.ts';
import { applicationStands } from './gate.ts';
import type { CompanyId } from './id.ts';

/** How an application looks from a company: it could be enabled, is its own or held but out of service, or does not exist. */
export type Availability = 'available' | 'held' | 'hidden';

/**
 * Available is what is in service and public or one's own. What a company ever enabled it holds: that stays in its list,
 * whatever becomes of the application. Everything else does not exist for it.
 */
export function availabilityOf(
  application: Application,
  owner: Company | undefined,
  enablement: Enablement | undefined,
  viewer: CompanyId,
): Availability {
  const open = application.visibility === 'public' || application.companyId === viewer;
  if (open && applicationStands({ application, owner })) return 'available';
  return enablement !== undefined || application.companyId === viewer ? 'held' : 'hidden';
}

/** Who holds an application may enable it again, and approve more, even if it is public no longer; but not while it is out of service. */
export function assertMayEnable(
  application: Application,
  owner: Company | undefined,
  enablement: Enablement | undefined,
  viewer: CompanyId,
): void {
  if (availabilityOf(application, owner, enablement, viewer) === 'hidden') throw notFound();
  if (!applicationStands({ application, owner })) {
    throw new DomainError('conflict', 'The application is out of service: inactive, suspended, or its publisher is.');
  }
}
