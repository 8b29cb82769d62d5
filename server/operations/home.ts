import type { Application } from '../domain/application.ts';
import { administers, assertPerson } from '../domain/authorization.ts';
import { pendingScopes } from '../domain/enabling.ts';
import type { CompanyId } from '../domain/id.ts';
import { applicationStands } from '../domain/gate.ts';
import { offeredTerms } from '../domain/offer.ts';
import type { Caller, Services } from './context.ts';
import { batchesOf } from './listing.ts';
import { type OperatorDeed, operatorDeeds } from './operator-deeds.ts';
import { listOwnRequests } from './requests.ts';
import type { RequestView } from './request-views.ts';

/** What a person's home page says beyond their name. */
export interface Home {
  /** What they have asked for: what is open, and what was decided of late. The latest first. */
  readonly requests: readonly RequestView[];
  /** For who administers the company. */
  readonly company?: CompanySummary;
  /** For operators: how many applications wait for the review. */
  readonly submittedApplications?: number;
}

/** What waits for the company's administrators, and what others did in it. */
export interface CompanySummary {
  readonly pendingRequests: number;
  readonly differences: Differences;
  /** What operators did in the company of late, the latest first. */
  readonly operatorDeeds: readonly OperatorDeed[];
}

/** The applications that ask for more than was approved: how many, and a few of them. */
export interface Differences {
  readonly count: number;
  readonly applications: readonly Application[];
}

const LATE_MS = 30 * 24 * 60 * 60 * 1_000;
const MOST_SHOWN = 10;
const MOST_NAMED = 5;
const MOST_REQUESTS = 200;

/** What the caller's home page says. */
export async function readHome(services: Services, caller: Caller): Promise<Home> {
  const { company } = assertPerson(caller);
  const { directory } = services;
  const since = services.now() - LATE_MS;
  const [requests, summary, submittedApplications] = await Promise.all([
    lateRequests(services, caller, since),
    administers(caller, company.id) ? summaryOf(services, company.id, since) : undefined,
    caller.operator ? directory.count('application', { certification: 'submitted' }) : undefined,
  ]);
  return {
    requests,
    ...(summary && { company: summary }),
    ...(submittedApplications !== undefined && { submittedApplications }),
  };
}

async function lateRequests(services: Services, caller: Caller, since: number): Promise<RequestView[]> {
  const { items } = await listOwnRequests(services, caller, { limit: MOST_REQUESTS });
  const timeOf = ({ createdAt, decidedAt }: RequestView): number => decidedAt ?? createdAt;
  return items
    .filter((request) => request.state === 'pending' || timeOf(request) >= since)
    .toSorted((one, other) => timeOf(other) - timeOf(one))
    .slice(0, MOST_SHOWN);
}

async function summaryOf(services: Services, companyId: CompanyId, since: number): Promise<CompanySummary> {
  const [pendingRequests, differences, deeds] = await Promise.all([
    services.directory.count('request', { pendingIn: companyId }),
    differencesIn(services, companyId),
    operatorDeeds(services, companyId, since),
  ]);
  return { pendingRequests, differences, operatorDeeds: deeds };
}

async function differencesIn({ directory }: Services, companyId: CompanyId): Promise<Differences> {
  let count = 0;
  const named: Application[] = [];
  for await (const enablements of batchesOf((page) => directory.list('enablement', { companyId }, page))) {
    const applications = await directory.getMany(
      'application',
      enablements.map(({ applicationId }) => applicationId),
    );
    const asking = applications.filter((application, index) => {
      const terms = application && offeredTerms(application, companyId);
      return terms !== undefined && pendingScopes(terms, enablements[index]).length > 0;
    });
    const owners = await directory.getMany(
      'company',
      asking.map((application) => application?.companyId ?? ''),
    );
    // While it is out of service there is nothing to decide.
    const open = asking.filter((application, index) => applicationStands({ application, owner: owners[index] }));
    count += open.length;
    named.push(...open.filter((application) => application !== undefined).slice(0, MOST_NAMED - named.length));
  }
  return { count, applications: named };
}
