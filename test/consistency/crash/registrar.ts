import { expect } from 'chai';
import { unique } from '../../builders.ts';
import { call, post } from '../../flows/world.ts';
import type { Client } from './ground.ts';

/** Registers applications: each is there whole, with the secret that was shown, or not at all. */
export interface Registrar {
  step(url: string): Promise<void>;
  /** Of those that were acknowledged. */
  readonly clients: readonly Client[];
  /** Of all that are there. */
  readonly names: ReadonlySet<string>;
}

export function aRegistrar(token: string): Registrar {
  const clients: Client[] = [];
  const names = new Set<string>();
  let checked = 0;
  /** The name of one of which nobody knows whether it was registered. */
  let unsure: string | undefined;

  async function register(url: string): Promise<void> {
    const [name, statuses] = unsure === undefined ? [unique('Registered'), [201]] : [unsure, [201, 409]];
    unsure = name;
    const reply = await call(url, token, 'POST', '/applications', { name, apis: [{ code: 'EXPRPT' }] });
    expect(reply.status, reply.text).to.be.oneOf(statuses);
    unsure = undefined;
    names.add(name);
    if (reply.status === 201) clients.push({ id: String(reply.body['id']), secret: String(reply.body['client_secret']) });
  }

  async function check(url: string): Promise<void> {
    for (const client of clients.slice(checked)) {
      const { status } = await post(`${url}/token`, { grant_type: 'client_credentials' }, client);
      expect(status, 'an application that was registered').to.equal(200);
      checked += 1;
    }
  }

  return {
    clients,
    names,
    async step(url) {
      await check(url);
      await register(url);
    },
  };
}
