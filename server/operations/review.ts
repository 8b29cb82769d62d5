import type { Application } from '../domain/application.ts';
import { assertOperator } from '../domain/authorization.ts';
import type { Company } from '../domain/company.ts';
import type { Page } from '../storage.ts';
import type { Caller, Services } from './context.ts';
import { chosen, type Listed } from './listing.ts';

/** An application that waits for the review. */
export interface SubmittedApplication {
  readonly application: Application;
  /** The publisher. */
  readonly owner: Company;
}

/** What waits for the review, the earliest registered first: for operators. */
export async function listSubmittedApplications(
  { directory }: Services,
  caller: Caller,
  page: Page,
): Promise<Listed<SubmittedApplication>> {
  assertOperator(caller);
  return chosen(
    (each) => directory.list('application', { certification: 'submitted' }, each),
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
