import { expect } from 'chai';
import { connectionId } from '../../server/domain/connection.ts';
import { newId } from '../../server/domain/id.ts';
import { secretMatches } from '../../server/domain/secret.ts';
import { listAuditEvents } from '../../server/operations/audit-events.ts';
import { confirmConnection, endConnection, listConnections } from '../../server/operations/connections.ts';
import { makePlatform, PLATFORM_ID } from '../../server/operations/first-start.ts';
import {
  createResourceServer,
  listResourceServers,
  replaceResourceServerSecret,
} from '../../server/operations/resource-servers.ts';
import { T0 } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { actionsOf, aPublished, staged } from './stage.ts';

describe('connections', () => {
  const stage = staged();

  it("are confirmed, listed and ended by the person, each with a trace in the company's trail", async () => {
    const { services, ordinary } = stage;
    const application = await aPublished(stage);
    const first = await confirmConnection(services, ordinary, application.id, ['openid', 'LIST']);
    await services.directory.touch([{ id: connectionId(ordinary.user.id, application.id), at: 4_711 }]);

    const { items } = await listConnections(services, ordinary, { limit: 200 });
    const ended = await endConnection(services, ordinary, application.id);
    const again = await confirmConnection(services, ordinary, application.id, ['LIST']);

    expect(items).to.have.lengthOf(1);
    expect(items[0]).to.deep.include({ connection: first, application, owner: stage.partner.company });
    expect([first.generation, ended.generation, again.generation]).to.deep.equal([1, 2, 2]);
    expect(await actionsOf(stage, ordinary.company.id, application.id)).to.deep.equal([
      'connection.confirmed',
      'connection.ended',
      'connection.confirmed',
    ]);
  });

  it('that are ended are not listed, and ending them again changes nothing', async () => {
    const { services, customer } = stage;
    const application = await aPublished(stage);
    await confirmConnection(services, customer, application.id, ['LIST']);
    const ended = await endConnection(services, customer, application.id);

    expect(await endConnection(services, customer, application.id)).to.deep.equal(ended);
    expect((await listConnections(services, customer, { limit: 200 })).items).to.deep.equal([]);
  });

  it("that never were cannot be ended, and are nobody's but the person's", async () => {
    const { services, customer, operator } = stage;

    expect(await refusal(endConnection(services, customer, newId('application', T0)))).to.equal('not_found');
    expect(await refusal(endConnection(services, customer, '../x'))).to.equal('not_found');
    expect(await refusal(listConnections(services, operator, { limit: 1 }))).to.equal('forbidden');
  });
});

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

describe('the audit trail', () => {
  const stage = staged();

  it("is whole for operators, and the own company's for its administrators", async () => {
    const { services, operator, partner, customer } = stage;
    await aPublished(stage);

    const all = await listAuditEvents(services, operator, {}, { limit: 200 });
    const own = await listAuditEvents(services, partner, {}, { limit: 200 });

    expect(new Set(own.items.map(({ company_id }) => company_id))).to.deep.equal(new Set([partner.company.id]));
    expect(all.items.length).to.be.greaterThan(own.items.length);
    expect(await listAuditEvents(services, operator, { companyId: partner.company.id }, { limit: 200 })).to.deep.equal(own);
    expect((await listAuditEvents(services, customer, {}, { limit: 200 })).items).to.deep.equal([]);
  });

  it('of another company does not exist, and is not for who has no role (44)', async () => {
    const { services, customer, partner, ordinary } = stage;

    expect(await refusal(listAuditEvents(services, customer, { companyId: partner.company.id }, { limit: 1 }))).to.equal(
      'not_found',
    );
    expect(await refusal(listAuditEvents(services, ordinary, {}, { limit: 1 }))).to.equal('forbidden');
  });

  it('is read page by page, in its order', async () => {
    const { services, partner } = stage;
    const whole = await listAuditEvents(services, partner, {}, { limit: 200 });

    const first = await listAuditEvents(services, partner, {}, { limit: 2 });
    const rest = await listAuditEvents(services, partner, {}, { limit: 200, after: first.next });

    expect([...first.items, ...rest.items]).to.deep.equal(whole.items);
  });
});

describe('the first start', () => {
  const stage = staged();

  it('makes one platform company and the first event, however often it happens', async () => {
    const { services, now } = stage;
    const starts = Array.from({ length: 8 }, () => makePlatform(services.directory, { domain: 'other.example', now }));

    const companies = await Promise.all(starts);

    expect(new Set(companies.map(({ domain }) => domain))).to.deep.equal(new Set(['platform.example']));
    expect(companies[0]).to.include({ id: PLATFORM_ID, platform: true, active: true });
    expect(await actionsOf(stage, PLATFORM_ID)).to.deep.equal(['company.created']);
  });
});
