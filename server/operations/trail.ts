import type { Application } from '../domain/application.ts';
import type { AuditEvent } from '../domain/audit.ts';
import { availabilityOf } from '../domain/availability.ts';
import type { Company } from '../domain/company.ts';
import { enablementId } from '../domain/enablement.ts';
import { type ApplicationId, type CompanyId, isId } from '../domain/id.ts';
import type { User } from '../domain/user.ts';
import type { Page } from '../storage.ts';
import { type EventQuery, listAuditEvents } from './audit-events.ts';
import type { Caller, Services } from './context.ts';
import type { Listed } from './listing.ts';

/** An event with what its ids stand for, as far as who asks may know it. */
export interface TrailEntry {
  readonly event: AuditEvent;
  /** The person who acted. */
  readonly by?: User | undefined;
  /** The application that acted in its own name. */
  readonly byApplication?: Application | undefined;
  /** The person whom it is about. */
  readonly user?: User | undefined;
  readonly application?: Application | undefined;
  /** Whose chain it is in. */
  readonly company?: Company | undefined;
}

/** What is filtered by, by name. */
export interface TrailSubject {
  readonly company?: Company | undefined;
  readonly application?: Application | undefined;
}

/** A part of the trail. */
export interface TrailPart extends Listed<TrailEntry> {
  readonly subject: TrailSubject;
}

/**
 * The trail for people, the latest first. Events hold ids; names are looked up, so that they can be erased. Administrators read
 * the names of their own people, and of applications that exist for their company.
 */
export async function readTrail(
  services: Services,
  caller: Caller,
  query: Omit<EventQuery, 'newestFirst'>,
  page: Page,
): Promise<TrailPart> {
  const { items: events, ...rest } = await listAuditEvents(services, caller, { ...query, newestFirst: true }, page);
  const about = [query.applicationId, ...events.flatMap((event) => [event.application_id, event.actor.id])];
  const [users, applications, companies] = await Promise.all([
    usersOf(services, caller, events),
    applicationsOf(services, caller, new Set(about.filter((id) => isId('application', id)))),
    companiesOf(
      services,
      new Set([query.companyId, ...events.map((event) => event.company_id)].filter((id) => isId('company', id))),
    ),
  ]);
  const items = events.map((event) => ({
    event,
    by: users.get(event.actor.id),
    byApplication: applications.get(event.actor.id),
    user: users.get(userIn(event) ?? ''),
    application: applications.get(event.application_id ?? ''),
    company: companies.get(event.company_id ?? ''),
  }));
  const subject = {
    company: companies.get(query.companyId ?? ''),
    application: applications.get(query.applicationId ?? ''),
  };
  return { items, subject, ...rest };
}

/** Whom an event is about, beside who acted. */
function userIn({ after }: AuditEvent): string | undefined {
  const id = after?.['user'];
  return typeof id === 'string' ? id : undefined;
}

async function usersOf({ directory }: Services, caller: Caller, events: readonly AuditEvent[]): Promise<Map<string, User>> {
  const ids = events.flatMap((event) => [event.actor.id, userIn(event)]).filter((id) => isId('user', id));
  const users = await directory.getMany('user', [...new Set(ids)]);
  const known = users.filter((user) => user !== undefined);
  return byId(known.filter(({ companyId }) => caller.operator || companyId === caller.company?.id));
}

async function companiesOf({ directory }: Services, ids: ReadonlySet<CompanyId>): Promise<Map<string, Company>> {
  return byId((await directory.getMany('company', [...ids])).filter((company) => company !== undefined));
}

/** An application that was taken back may not even be named where it is not held. */
async function applicationsOf(
  services: Services,
  { operator, company: viewer }: Caller,
  ids: ReadonlySet<ApplicationId>,
): Promise<Map<string, Application>> {
  const { directory } = services;
  const all = (await directory.getMany('application', [...ids])).filter((application) => application !== undefined);
  if (operator || viewer === undefined) return byId(operator ? all : []);
  const [owners, enablements] = await Promise.all([
    companiesOf(services, new Set(all.map(({ companyId }) => companyId))),
    directory.getMany(
      'enablement',
      all.map(({ id }) => enablementId(viewer.id, id)),
    ),
  ]);
  const exists = (application: Application, index: number): boolean =>
    availabilityOf(application, owners.get(application.companyId), enablements[index], viewer.id) !== 'hidden';
  return byId(all.filter(exists));
}

function byId<R extends { readonly id: string }>(records: readonly R[]): Map<string, R> {
  return new Map(records.map((record) => [record.id, record]));
}
