import type { Application } from '../domain/application.ts';
import { assertPerson, type Person } from '../domain/authorization.ts';
import type { Company } from '../domain/company.ts';
import { confirmed, ended, isEnded } from '../domain/connecting.ts';
import { type Connection, connectionId } from '../domain/connection.ts';
import { enablementId } from '../domain/enablement.ts';
import { notFound } from '../domain/error.ts';
import { admit } from '../domain/gate.ts';
import { isId } from '../domain/id.ts';
import type { Page } from '../storage.ts';
import { settle, successor, unchanged } from './commit.ts';
import type { Caller, Services } from './context.ts';
import { difference, eventBy } from './events.ts';
import { find } from './finding.ts';
import { chosen, type Listed } from './listing.ts';

/** An application that acts for a person. */
export interface ConnectionView {
  readonly connection: Connection;
  readonly application: Application;
  /** The publisher. */
  readonly owner: Company;
  /** What of the company's data the gate opens to it at this moment; `undefined` where it is not admitted at all. */
  readonly admitted: ReadonlySet<string> | undefined;
  /** Epoch milliseconds. */
  readonly lastUsedAt: number | undefined;
}

/** The applications that act for who asks; connections that were ended are not shown. */
export async function listConnections(services: Services, caller: Caller, page: Page): Promise<Listed<ConnectionView>> {
  const person = assertPerson(caller);
  return chosen(
    (each) => services.directory.list('connection', { userId: person.user.id }, each),
    page,
    async (all) => {
      const connections = all.filter((connection) => !isEnded(connection));
      const views = await viewed(services, person, connections);
      return views.map((item) => ({ id: item.connection.id, item }));
    },
  );
}

/** The caller's connection with an application, also one that was ended; `undefined` where there never was one. */
export async function findConnection(
  services: Services,
  caller: Caller,
  applicationId: string,
): Promise<ConnectionView | undefined> {
  const person = assertPerson(caller);
  if (!isId('application', applicationId)) return undefined;
  const connection = await services.directory.get('connection', connectionId(person.user.id, applicationId));
  const [view] = await viewed(services, person, connection === undefined ? [] : [connection]);
  return view;
}

/** The connections of a person with all that a page or an answer says of them. */
async function viewed({ directory }: Services, { user, company }: Person, connections: readonly Connection[]) {
  const applications = await directory.getMany(
    'application',
    connections.map(({ applicationId }) => applicationId),
  );
  const pairs = connections.flatMap((connection, index) => {
    const application = applications[index];
    return application === undefined ? [] : [{ connection, application }];
  });
  const [owners, enablements, used] = await Promise.all([
    directory.getMany(
      'company',
      pairs.map(({ application }) => application.companyId),
    ),
    directory.getMany(
      'enablement',
      pairs.map(({ application }) => enablementId(company.id, application.id)),
    ),
    directory.lastUsed(pairs.map(({ connection }) => connection.id)),
  ]);
  return pairs.flatMap((pair, index): ConnectionView[] => {
    const owner = owners[index];
    if (owner === undefined) return [];
    const verdict = admit({ ...pair, owner, company, enablement: enablements[index], user }, true);
    return [{ ...pair, owner, admitted: verdict.admitted ? verdict.scopes : undefined, lastUsedAt: used[index] }];
  });
}

/** The person lets the application act for them, within these scopes and those confirmed before. */
export async function confirmConnection(
  services: Services,
  caller: Caller,
  applicationId: string,
  scopes: readonly string[],
): Promise<Connection> {
  const { user } = assertPerson(caller);
  return settle(services, async () => {
    const application = await find(services, 'application', applicationId);
    const before = await services.directory.get('connection', connectionId(user.id, application.id));
    const after = confirmed(before, user, application.id, scopes, services.now());
    if (after === before) return unchanged(after);
    const record = before === undefined ? after : successor(after);
    return {
      changes: [{ noun: 'connection', record }],
      events: [eventBy(services, caller, 'connection.confirmed', about(before, record))],
      result: record,
    };
  });
}

/** The person ends the connection: nothing that the application holds for them is of any use from the answer on, for good. */
export async function endConnection(services: Services, caller: Caller, applicationId: string): Promise<Connection> {
  const { user } = assertPerson(caller);
  if (!isId('application', applicationId)) throw notFound();
  return settle(services, async () => {
    const before = await services.directory.get('connection', connectionId(user.id, applicationId));
    if (before === undefined) throw notFound();
    if (isEnded(before)) return unchanged(before);
    const record = successor(ended(before));
    return {
      changes: [{ noun: 'connection', record }],
      events: [eventBy(services, caller, 'connection.ended', about(before, record))],
      result: record,
    };
  });
}

function about(before: Connection | undefined, after: Connection) {
  const { companyId, applicationId } = after;
  const facts = before === undefined ? { after: factsOf(after) } : difference(factsOf(before), factsOf(after));
  return { companyId, applicationId, ...facts };
}

function factsOf({ scopes, generation }: Connection) {
  return { scopes, generation };
}
