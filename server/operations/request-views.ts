import type { Application } from '../domain/application.ts';
import { availabilityOf } from '../domain/availability.ts';
import type { Company } from '../domain/company.ts';
import { enablementId } from '../domain/enablement.ts';
import { applicationStands } from '../domain/gate.ts';
import type { CompanyId, UserId } from '../domain/id.ts';
import type { EnablementRequest, Requester, RequestId, RequestState } from '../domain/request.ts';
import type { Services } from './context.ts';

/** A request as it is shown: to administrators whole, to who has asked as if nobody else had. */
export interface RequestView {
  readonly id: RequestId;
  readonly companyId: CompanyId;
  readonly application: Application;
  /** The publisher. */
  readonly owner: Company;
  readonly state: RequestState;
  /** Whether the company has enabled the application, and it is in service, at this moment: it can be disabled after an approval. */
  readonly enabled: boolean;
  /** How many people have asked. */
  readonly requesters: number;
  /** Those that were given, oldest first. */
  readonly reasons: readonly string[];
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly decidedAt: number | undefined;
}

/** A request with what it is for. */
export interface FoundRequest {
  readonly request: EnablementRequest;
  readonly application: Application;
  readonly owner: Company;
  readonly enabled: boolean;
}

/** The requests whose application exists for their company: one that was taken back may not even be named. */
export async function present(
  { directory }: Services,
  requests: readonly EnablementRequest[],
): Promise<(FoundRequest | undefined)[]> {
  const applications = await directory.getMany(
    'application',
    requests.map(({ applicationId }) => applicationId),
  );
  const [owners, enablements] = await Promise.all([
    directory.getMany(
      'company',
      applications.map((application) => application?.companyId ?? ''),
    ),
    directory.getMany(
      'enablement',
      requests.map(({ companyId, applicationId }) => enablementId(companyId, applicationId)),
    ),
  ]);
  return requests.map((request, index) => {
    const application = applications[index];
    const owner = owners[index];
    if (application === undefined || owner === undefined) return undefined;
    const enablement = enablements[index];
    if (availabilityOf(application, owner, enablement, request.companyId) === 'hidden') return undefined;
    const enabled = enablement?.state === 'enabled' && applicationStands({ application, owner });
    return { request, application, owner, enabled };
  });
}

/** For administrators. */
export function viewOf(found: FoundRequest): RequestView {
  return shown(found, found.request.requesters);
}

/** For who has asked; `undefined` where they have not. */
export function ownViewOf(found: FoundRequest, asker: UserId): RequestView | undefined {
  const own = found.request.requesters.filter(({ userId }) => userId === asker);
  return own.length === 0 ? undefined : shown(found, own);
}

function shown({ request, ...found }: FoundRequest, requesters: readonly Requester[]): RequestView {
  const { id, companyId, state, createdAt, decidedAt } = request;
  const reasons = requesters.map(({ reason }) => reason).filter((reason) => reason !== '');
  return { id, companyId, ...found, state, requesters: requesters.length, reasons, createdAt, decidedAt };
}
