import { assertAdministratorOf, assertReaderOf } from '../domain/authorization.ts';
import { secretUseId } from '../domain/secret.ts';
import { readApplication } from './applications.ts';
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

/**
 * When the current secret authenticated last, for the owner's administrators and operators; `undefined` where it never did, or
 * there is none. A use from before it was made was of the one that it replaced.
 */
export async function readSecretUse(services: Services, caller: Caller, applicationId: string): Promise<number | undefined> {
  const { id, secret } = await readApplication(services, caller, applicationId);
  const [at] = await services.directory.lastUsed([secretUseId(id)]);
  return secret === undefined || at === undefined || at < secret.createdAt ? undefined : at;
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
