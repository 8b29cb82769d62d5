import { type Application } from '../domain/application.ts';
import { type BuiltInClient, builtInClient } from '../domain/built-in-client.ts';
import type { Standing } from '../domain/gate.ts';
import { type CompanyId, type UserId, isId } from '../domain/id.ts';
import type { ResourceServer } from '../domain/resource-server.ts';
import { type Directory, StorageUnavailable } from '../storage.ts';
import { requestNow } from './plain-context.ts';

/** An application or a client of the server itself: whatever can ask for a token. */
export type Requester = Application | BuiltInClient;

/** What one request reads of the directory, each thing once: what was read travels with the request. */
export interface Reads {
  /** The application or built-in client under a `client_id`; `undefined` for what is no such id. */
  requester(clientId: string): Promise<Requester | undefined>;
  resourceServer(id: `rs_${string}`): Promise<ResourceServer | undefined>;
  /** All that the gate needs about a requester, its company and its user. */
  standing(clientId: string, ownerId: CompanyId, companyId: CompanyId | undefined, userId?: UserId): Promise<Standing>;
}

/** Gives each request (any object that lives as long as it; the one that is answered, where none is named) its own `Reads`. */
export function createReads(directory: Directory, platformId: CompanyId): (request: object | undefined) => Reads {
  const byRequest = new WeakMap<object, Reads>();
  return (request = requestNow()) => {
    const known = request && byRequest.get(request);
    if (known) return known;
    const reads = readsOf(directory, platformId);
    if (request) byRequest.set(request, reads);
    return reads;
  };
}

function readsOf(directory: Directory, platformId: CompanyId): Reads {
  const requesters = new Map<string, Promise<Requester | undefined>>();
  const resourceServers = new Map<string, Promise<ResourceServer | undefined>>();
  const standings = new Map<string, Promise<Standing>>();
  let fault: StorageUnavailable | undefined;

  /** Who has waited for a store in vain does not wait again: the engine asks for the client once more to word its error. */
  async function answered<T>(read: () => Promise<T>): Promise<T> {
    if (fault !== undefined) throw fault;
    try {
      return await read();
    } catch (error) {
      if (error instanceof StorageUnavailable) fault = error;
      throw error;
    }
  }

  async function find(clientId: string): Promise<Requester | undefined> {
    const builtIn = builtInClient(clientId, platformId);
    if (builtIn !== undefined || !isId('application', clientId)) return builtIn;
    return answered(() => directory.get('application', clientId));
  }

  async function load(
    clientId: string,
    ownerId: CompanyId,
    companyId: CompanyId | undefined,
    userId?: UserId,
  ): Promise<Standing> {
    const builtIn = builtInClient(clientId, platformId);
    const known = await requesters.get(clientId);
    const application =
      known !== undefined && !('builtIn' in known) ? known : isId('application', clientId) ? clientId : undefined;
    const standing = await answered(() => directory.standing({ application, ownerId, companyId, userId }));
    if (builtIn !== undefined) return { ...standing, application: builtIn };
    if (standing.application !== undefined) requesters.set(clientId, Promise.resolve(standing.application));
    return standing;
  }

  return {
    requester(clientId) {
      const reading = requesters.get(clientId) ?? find(clientId);
      requesters.set(clientId, reading);
      return reading;
    },
    resourceServer(id) {
      const reading = resourceServers.get(id) ?? answered(() => directory.get('resourceServer', id));
      resourceServers.set(id, reading);
      return reading;
    },
    standing(clientId, ownerId, companyId, userId) {
      // The whole question, encoded: no two questions give one text (security.md 48).
      const key = JSON.stringify([clientId, ownerId, companyId, userId]);
      const known = standings.get(key);
      if (known !== undefined) return known;
      const loading = load(clientId, ownerId, companyId, userId);
      standings.set(key, loading);
      return loading;
    },
  };
}
