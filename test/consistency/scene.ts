import type { AuditEvent } from '../../server/domain/audit.ts';
import type { Services } from '../../server/operations/context.ts';
import { aMember, anAdministrator, aPublishedApplication, enabledFor, type Member, type Registered } from '../flows/cast.ts';
import { ON_SERVERS } from '../flows/stores.ts';
import { aCluster, type Cluster } from './cluster.ts';

/** A cluster on which a partner's application is enabled for a customer. */
export interface Scene {
  readonly cluster: Cluster;
  readonly services: Services;
  readonly registered: Registered;
  /** Of the customer. */
  readonly administrator: Member;
  /** An ordinary user of the customer. */
  readonly member: Member;
}

/** How many processes stand beside the one of the tests: servers are there for more instances than two. */
const PEERS = ON_SERVERS ? 3 : 1;

/** The scene for the block that calls this, made before its tests and gone after them. */
export function scene(peerCount = PEERS): () => Scene {
  let made: Scene | undefined;

  before(async () => {
    made = await aScene(await aCluster(peerCount));
  });
  after(() => made?.cluster.close());

  return () => {
    if (made === undefined) throw new Error('The scene is there while tests run only.');
    return made;
  };
}

/** Registers the application and enables it, in the first process. */
export async function aScene(cluster: Cluster): Promise<Scene> {
  const { services } = cluster.world.app;
  const registered = await aPublishedApplication(services);
  const administrator = await anAdministrator(services);
  await enabledFor(services, administrator, registered);
  return { cluster, services, registered, administrator, member: await aMember(services, administrator.company) };
}

/** What the audit trail says of things that work once and came back. */
export async function replaysOf({ services, registered }: Scene): Promise<AuditEvent[]> {
  const filter = { applicationId: registered.application.id, action: 'authorization.replayed' };
  return services.directory.events(filter, { limit: 10_000 });
}
