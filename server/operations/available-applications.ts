import type { Application } from '../domain/application.ts';
import { assertAdministratorOf } from '../domain/authorization.ts';
import { type Availability, availabilityOf } from '../domain/availability.ts';
import type { Company } from '../domain/company.ts';
import { type Enablement, enablementId } from '../domain/enablement.ts';
import { approvedStill, pendingScopes } from '../domain/enabling.ts';
import { notFound } from '../domain/error.ts';
import { applicationStands } from '../domain/gate.ts';
import type { CompanyId } from '../domain/id.ts';
import { type Offer, offerTo } from '../domain/offer.ts';
import { type EnablementRequest, requestId } from '../domain/request.ts';
import { searchedWords } from '../domain/search.ts';
import type { Page } from '../storage.ts';
import type { Caller, Services } from './context.ts';
import { find } from './finding.ts';
import { chosen, type Listed } from './listing.ts';

/** An application as a company's administrators meet it under Enable Applications. */
export interface AvailableApplication {
  readonly application: Application;
  /** The publisher. */
  readonly owner: Company;
  /** Whether it could be enabled at this moment; otherwise the company only holds it. */
  readonly available: boolean;
  /** What it asks for, as far as this company may see. */
  readonly offer: Offer;
  readonly enablement: Enablement | undefined;
  /** What the company has approved and is still asked for. */
  readonly approvedScopes: readonly string[];
  /** What waits for an administrator's approval. */
  readonly pendingScopes: readonly string[];
  /** The company's request for it, if anybody has ever asked. */
  readonly request: EnablementRequest | undefined;
  /** Epoch milliseconds. */
  readonly lastUsedAt: number | undefined;
}

/** Which of the applications an administrator wants to see; absent: all. */
export interface AvailableQuery {
  /** Words that begin words of the name or the publisher's. What has neither letter nor digit searches for nothing. */
  readonly text?: string | undefined;
  readonly only?: keyof typeof FILTERS | undefined;
}

const FILTERS = {
  enabled: ({ enablement }: AvailableApplication) => enablement?.state === 'enabled',
  not_enabled: ({ enablement }: AvailableApplication) => enablement?.state !== 'enabled',
  /** What has a difference that can be approved now. */
  waiting: (view: AvailableApplication) => view.pendingScopes.length > 0 && applicationStands(view),
} as const;

/** What is available to the company, and what it holds: for its administrators. */
export async function listAvailableApplications(
  services: Services,
  caller: Caller,
  companyId: string,
  page: Page,
  { text = '', only }: AvailableQuery = {},
): Promise<Listed<AvailableApplication>> {
  const id = assertAdministratorOf(caller, companyId);
  const words = searchedWords(text);
  const search = words.length === 0 ? {} : { words };
  const where = only === 'enabled' || only === 'waiting' ? { heldBy: id, ...search } : { candidatesOf: id, ...search };
  const isAsked = only === undefined ? () => true : FILTERS[only];
  return chosen(
    (each) => services.directory.list('application', where, each),
    page,
    async (candidates) => {
      const views = await viewed(services, id, candidates);
      return views.filter(isAsked).map((item) => ({ id: item.application.id, item }));
    },
  );
}

/** One of them: what does not exist for the company is not found. */
export async function readAvailableApplication(
  services: Services,
  caller: Caller,
  companyId: string,
  applicationId: string,
): Promise<AvailableApplication> {
  const id = assertAdministratorOf(caller, companyId);
  const [view] = await viewed(services, id, [await find(services, 'application', applicationId)]);
  if (view === undefined) throw notFound();
  return view;
}

/** Those of the applications that exist for the company, with all that a page or an answer says of them. */
async function viewed({ directory, catalogue }: Services, companyId: CompanyId, applications: readonly Application[]) {
  const keys = applications.map(({ id }) => enablementId(companyId, id));
  const [owners, enablements, requests, used] = await Promise.all([
    directory.getMany(
      'company',
      applications.map((application) => application.companyId),
    ),
    directory.getMany('enablement', keys),
    directory.getMany(
      'request',
      applications.map(({ id }) => requestId(companyId, id)),
    ),
    directory.lastUsed(keys),
  ]);
  return applications.flatMap((application, index): AvailableApplication[] => {
    const owner = owners[index];
    const enablement = enablements[index];
    const availability: Availability = availabilityOf(application, owner, enablement, companyId);
    if (owner === undefined || availability === 'hidden') return [];
    const offer = offerTo(catalogue, application, companyId);
    return [
      {
        application,
        owner,
        available: availability === 'available',
        offer,
        enablement,
        approvedScopes: approvedStill(offer.terms, enablement),
        pendingScopes: pendingScopes(offer.terms, enablement),
        request: requests[index],
        lastUsedAt: used[index],
      },
    ];
  });
}
