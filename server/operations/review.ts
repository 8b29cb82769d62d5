import type { Application } from '../domain/application.ts';
import { assertOperator } from '../domain/authorization.ts';
import type { Company } from '../domain/company.ts';
import type { Page, Where } from '../storage.ts';
import type { Caller, Services } from './context.ts';
import { chosen, type Listed } from './listing.ts';

/** An application, for the platform's staff. */
export interface PublishedApplication {
  readonly application: Application;
  /** The publisher. */
  readonly owner: Company;
}

/** What waits for the review, the earliest registered first: for operators. */
export async function listSubmittedApplications(services: Services, caller: Caller, page: Page) {
  return listPublished(services, caller, { certification: 'submitted' }, page);
}

/** All applications of all companies, the earliest registered first: for operators. */
export async function listAllApplications(services: Services, caller: Caller, page: Page) {
  return listPublished(services, caller, { all: true }, page);
}

async function listPublished(
  { directory }: Services,
  caller: Caller,
  where: Where['application'],
  page: Page,
): Promise<Listed<PublishedApplication>> {
  assertOperator(caller);
  return chosen(
    (each) => directory.list('application', where, each),
    page,
    async (applications) => {
      const owners = await directory.getMany(
        'company',
        applications.map(({ companyId }) => companyId),
      );
      return applications.flatMap((application, index) => {
        const owner = owners[index];
        return owner === undefined ? [] : [{ id: application.id, item: { application, owner } }];
      });
    },
  );
}
