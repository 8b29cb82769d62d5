import { expect } from 'chai';
import { call, post, type Reply } from '../../flows/world.ts';
import type { Actor } from './actor.ts';
import type { Client } from './ground.ts';

/** Disables and enables: each takes place once, however often it has to be said, and ends what was issued before. */
export function aSwitcher(token: string, companyId: string, client: Client): Actor {
  const path = `/companies/${companyId}/enablements/${client.id}`;
  let on = true;
  let unsure = false;
  let generation = 1;
  let turns = 0;

  const issue = (url: string): Promise<Reply> =>
    post(`${url}/token`, { grant_type: 'client_credentials', company_id: companyId }, client);

  async function issued(url: string): Promise<string> {
    const reply = await issue(url);
    expect(reply.status, reply.text).to.equal(200);
    return String(reply.body['access_token']);
  }

  /** Said again after an answer was lost, it is the same turn. */
  async function turn(url: string): Promise<void> {
    unsure = true;
    const reply = await (on ? call(url, token, 'DELETE', path) : call(url, token, 'PUT', path, {}));
    expect(reply.status, reply.text).to.equal(200);
    on = !on;
    unsure = false;
    turns += 1;
    if (!on) generation += 1;
    expect(reply.body).to.include({ state: on ? 'enabled' : 'disabled', generation });
  }

  return {
    applicationId: client.id,
    async step(url) {
      const doomed = on && !unsure ? await issued(url) : undefined;
      await turn(url);
      if (on) return;
      expect((await issue(url)).body['error'], 'while it is disabled').to.equal('unauthorized_client');
      if (doomed === undefined) return;
      const { text } = await post(`${url}/introspect`, { token: doomed }, client);
      expect(text, 'what was issued before').to.equal('{"active":false}');
    },
    acknowledged: () => turns,
    traces() {
      const disables = Math.ceil(turns / 2);
      // The first one is that of the registration.
      const enables = Math.floor(turns / 2) + 1;
      return { 'enablement.disabled': [disables, disables], 'enablement.enabled': [enables, enables] };
    },
  };
}
