import type { Application } from '../domain/application.ts';
import { assertPerson } from '../domain/authorization.ts';
import type { Company } from '../domain/company.ts';
import { confirmed, ended, isEnded } from '../domain/connecting.ts';
import { type Connection, connectionId } from '../domain/connection.ts';
import { notFound } from '../domain/error.ts';
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
  /** Epoch milliseconds. */
  readonly lastUsedAt: number | undefined;
}

/** The applications that act for who asks; connections that were ended are not shown. */
export async function listConnections({ directory }: Services, caller: Caller, page: Page): Promise<Listed<ConnectionView>> {
  const { user } = assertPerson(caller);
  return chosen(
    (each) => directory.list('connection', { userId: user.id }, each),
    page,
    async (all) => {
      const connections = all.filter((connection) => !isEnded(connection));
      const applications = await directory.getMany(
        'application',
        connections.map(({ applicationId }) => applicationId),
      );
      const pairs = connections.flatMap((connection, index) => {
        const application = applications[index];
        return application === undefined ? [] : [{ connection, application }];
      });
      const [owners, used] = await Promise.all([
        directory.getMany(
          'company',
          pairs.map(({ application }) => application.companyId),
        ),
        directory.lastUsed(pairs.map(({ connection }) => connection.id)),
      ]);
      return pairs.flatMap((pair, index) => {
        const owner = owners[index];
        return owner === undefined ? [] : [{ id: pair.connection.id, item: { ...pair, owner, lastUsedAt: used[index] } }];
      });
    },
  );
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
