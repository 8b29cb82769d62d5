import { assertAdministratorOf, assertReaderOf } from '../domain/authorization.ts';
import type { Caller, Services } from './context.ts';
import { find } from './finding.ts';
import { batchesOf } from './listing.ts';

/** How many companies have enabled an application at one of its permission versions. */
export interface VersionInUse {
  readonly permissionVersion: number;
  readonly companies: number;
}

/**
 * On which version the companies are that have an application enabled, the newest first: for its owner's administrators and
 * operators. Which companies they are is not told. It looks at every enablement of the application.
 */
export async function countVersionsInUse(services: Services, caller: Caller, applicationId: string): Promise<VersionInUse[]> {
  const { id, companyId } = await find(services, 'application', applicationId);
  assertReaderOf(caller, companyId);
  const companiesByVersion = new Map<number, number>();
  for await (const batch of batchesOf((page) => services.directory.list('enablement', { applicationId: id }, page))) {
    for (const { state, permissionVersion } of batch) {
      if (state === 'disabled') continue;
      companiesByVersion.set(permissionVersion, (companiesByVersion.get(permissionVersion) ?? 0) + 1);
    }
  }
  return [...companiesByVersion]
    .map(([permissionVersion, companies]) => ({ permissionVersion, companies }))
    .toSorted((one, other) => other.permissionVersion - one.permissionVersion);
}

/** For how many of the company's people the application acts, which Disable would end: for its administrators. */
export async function countConnectedPeople(
  services: Services,
  caller: Caller,
  companyId: string,
  applicationId: string,
): Promise<number> {
  const id = assertAdministratorOf(caller, companyId);
  const application = await find(services, 'application', applicationId);
  return services.directory.count('connection', { companyId: id, applicationId: application.id });
}
