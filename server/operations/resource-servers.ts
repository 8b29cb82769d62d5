import { assertOperator } from '../domain/authorization.ts';
import { newId } from '../domain/id.ts';
import { type NewResourceServer, type ResourceServer, resourceServerOf } from '../domain/resource-server.ts';
import type { Page } from '../storage.ts';
import { settle, successor } from './commit.ts';
import type { Caller, Services } from './context.ts';
import { eventBy } from './events.ts';
import { find } from './finding.ts';
import { listed, type Listed } from './listing.ts';
import { withNewSecret, type WithSecret } from './secrets.ts';

/** An operator gives one of the platform's APIs credentials with which it introspects tokens. The secret is shown this once. */
export async function createResourceServer(
  services: Services,
  caller: Caller,
  given: NewResourceServer,
): Promise<Required<WithSecret<ResourceServer>>> {
  assertOperator(caller);
  const at = services.now();
  const shown = withNewSecret(services, resourceServerOf(services.catalogue, given, newId('resourceServer', at), at));
  const { id, apis } = shown.record;
  return settle(services, async () => ({
    changes: [{ noun: 'resourceServer', record: shown.record }],
    events: [eventBy(services, caller, 'resource_server.created', { after: { resource_server: id, apis: apis ?? null } })],
    result: shown,
  }));
}

/** All of them, for operators. */
export async function listResourceServers({ directory }: Services, caller: Caller, page: Page): Promise<Listed<ResourceServer>> {
  assertOperator(caller);
  return listed((each) => directory.list('resourceServer', { all: true }, each), page);
}

/** A new secret that ends the old one at once, shown this once. */
export async function replaceResourceServerSecret(
  services: Services,
  caller: Caller,
  id: string,
): Promise<Required<WithSecret<ResourceServer>>> {
  assertOperator(caller);
  return settle(services, async () => {
    const shown = withNewSecret(services, successor(await find(services, 'resourceServer', id)));
    return {
      changes: [{ noun: 'resourceServer', record: shown.record }],
      events: [eventBy(services, caller, 'resource_server.secret_replaced', { after: { resource_server: shown.record.id } })],
      result: shown,
    };
  });
}
