import { expect } from 'chai';
import { newId } from '../../server/domain/id.ts';
import { secretMatches } from '../../server/domain/secret.ts';
import {
  createResourceServer,
  listResourceServers,
  replaceResourceServerSecret,
} from '../../server/operations/resource-servers.ts';
import { T0 } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { staged } from './stage.ts';

describe('resource servers', () => {
  const stage = staged();

  it('are made by operators, with a secret that is shown once and replaced at once', async () => {
    const { services, operator } = stage;
    const made = await createResourceServer(services, operator, { name: 'Lists', apis: ['LIST'] });
    const replaced = await replaceResourceServerSecret(services, operator, made.record.id);

    const { items } = await listResourceServers(services, operator, { limit: 200 });
    const stored = items.find(({ id }) => id === made.record.id) ?? expect.fail();
    const keys = services.keyring.keys('client-secret');

    expect(stored.apis).to.deep.equal(['LIST']);
    expect(secretMatches(made.secret, stored.secret, keys)).to.equal(false);
    expect(secretMatches(replaced.secret, stored.secret, keys)).to.equal(true);
  });

  it('see APIs of the catalogue, at least one, or all', async () => {
    const { services, operator } = stage;
    const make = (apis?: string[]) => refusal(createResourceServer(services, operator, { name: 'Any', apis }));

    expect(await make()).to.equal('none');
    expect(await make([])).to.equal('invalid /apis');
    expect(await make(['LIST', 'NONE'])).to.equal('invalid /apis/1');
  });

  it("are nobody else's business", async () => {
    const { services, customer } = stage;

    expect(await refusal(createResourceServer(services, customer, { name: 'Mine' }))).to.equal('forbidden');
    expect(await refusal(listResourceServers(services, customer, { limit: 1 }))).to.equal('forbidden');
    expect(await refusal(replaceResourceServerSecret(services, customer, newId('resourceServer', T0)))).to.equal('forbidden');
  });
});
