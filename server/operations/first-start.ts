import type { Action } from '../domain/audit-actions.ts';
import { type Company, companyOf } from '../domain/company.ts';
import type { CompanyId } from '../domain/id.ts';
import type { Directory } from '../storage.ts';

/**
 * The platform company's id: the same on every server, and the first in the order of ids, so that of several processes that
 * start at once one makes the company and the others find it.
 */
export const PLATFORM_ID: CompanyId = `co_${'0'.repeat(25)}`;

/** Makes the platform company at the first start, with the first event of the trail. Any number of processes may call it at once. */
export async function makePlatform(
  directory: Directory,
  { domain, now }: { domain: string; now: () => number },
): Promise<Company> {
  const known = await directory.get('company', PLATFORM_ID);
  if (known !== undefined) return known;
  const at = now();
  const record: Company = { ...companyOf({ name: 'Platform', domain: named(domain) }, PLATFORM_ID, at), platform: true };
  const made = await directory.commit(
    [{ noun: 'company', record }],
    [
      {
        at,
        action: 'company.created' satisfies Action,
        result: 'success',
        actor: { type: 'server', id: 'countersign' },
        companyId: PLATFORM_ID,
        after: { platform: true },
      },
    ],
  );
  return made ? record : makePlatform(directory, { domain, now });
}

/** The issuer's host may be an address; a company's domain is a name. */
function named(host: string): string {
  return host.startsWith('[') ? 'localhost' : host;
}
