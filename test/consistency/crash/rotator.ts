import { expect } from 'chai';
import { call, post, type Reply } from '../../flows/world.ts';
import type { Actor } from './actor.ts';
import type { Client } from './ground.ts';

/** Presses New Secret: what was acknowledged works on every process, what came before does not, no press is lost or takes place twice. */
export function aRotator(token: string, client: Client): Actor {
  const path = `/applications/${client.id}`;
  let acknowledged = 0;
  let replaced = 0;
  let revision: number | undefined;
  let unsure = true;
  /** `undefined` while it is one that nobody was told. */
  let secret: string | undefined = client.secret;

  async function statusWith(url: string, presented: string): Promise<number> {
    const reply = await post(`${url}/token`, { grant_type: 'client_credentials' }, { id: client.id, secret: presented });
    return reply.status;
  }

  /** Learns whether a press that was not answered took place. */
  async function look(url: string): Promise<number> {
    const reply = await call(url, token, 'GET', path);
    expect(reply.status, reply.text).to.equal(200);
    const seen = revisionOf(reply);
    if (revision !== undefined && seen !== revision) {
      expect(seen, 'what was acknowledged is there').to.equal(revision + 1);
      replaced += 1;
      secret = undefined;
    }
    unsure = false;
    return seen;
  }

  return {
    applicationId: client.id,
    async step(url) {
      const current = unsure || revision === undefined ? await look(url) : revision;
      revision = current;
      const before = secret;
      if (before !== undefined) expect(await statusWith(url, before), 'the current secret').to.equal(200);
      unsure = true;
      const reply = await call(url, token, 'POST', `${path}/secret`, {});
      expect(reply.status, reply.text).to.equal(200);
      expect(revisionOf(reply)).to.equal(current + 1);
      [revision, secret, unsure] = [current + 1, String(reply.body['client_secret']), false];
      replaced += 1;
      acknowledged += 1;
      if (before !== undefined) expect(await statusWith(url, before), 'the secret before').to.equal(401);
    },
    acknowledged: () => acknowledged,
    traces: () => ({ 'application.secret_replaced': [replaced, replaced] }),
  };
}

function revisionOf({ headers }: Reply): number {
  return Number(headers.get('ETag')?.replaceAll('"', ''));
}
