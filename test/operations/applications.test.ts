import { expect } from 'chai';
import { enablementId } from '../../server/domain/enablement.ts';
import { newId } from '../../server/domain/id.ts';
import { secretMatches } from '../../server/domain/secret.ts';
import {
  changeApplication,
  listApplications,
  readApplication,
  registerApplication,
} from '../../server/operations/applications.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import { replaceApplicationSecret, revokeApplicationTokens } from '../../server/operations/secrets.ts';
import { T0, unique } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { actionsOf, aPublished, aRegistered, eventsOf, JWKS, staged } from './stage.ts';

describe('registering an application', () => {
  const stage = staged();

  it('hands out the key and the secret, and keeps the secret as a keyed hash only (R4)', async () => {
    const { services, partner } = stage;
    const { record, secret = '' } = await registerApplication(services, partner, { name: unique('application') });

    const stored = await services.directory.get('application', record.id);

    expect(stored).to.deep.equal(record);
    expect(secretMatches(secret, stored?.secret ?? expect.fail(), services.keyring.keys('client-secret'))).to.equal(true);
    expect(JSON.stringify([stored, await eventsOf(stage, partner.company.id)])).not.to.include(secret);
  });

  it('enables it at once for the company that registers it (R12)', async () => {
    const { services, partner } = stage;
    const { id } = await aRegistered(stage, { active: false });

    expect(await services.directory.get('enablement', enablementId(partner.company.id, id))).to.deep.include({
      state: 'enabled',
      approvedScopes: ['LIST'],
      changedBy: partner.user.id,
    });
    expect(await actionsOf(stage, partner.company.id, id)).to.deep.equal(['application.registered', 'enablement.enabled']);
  });

  it('gives no secret to who authenticates by keys', async () => {
    const given = { name: unique('application'), authenticationMethod: 'private_key_jwt', jwks: JWKS } as const;
    const { record, secret } = await registerApplication(stage.services, stage.partner, given);

    expect(secret).to.equal(undefined);
    expect(record).to.deep.include({ jwks: JWKS }).and.not.have.property('secret');
  });

  it('takes a name once in a company', async () => {
    const { services, partner } = stage;
    const { name } = await aRegistered(stage);

    expect(await refusal(registerApplication(services, partner, { name: ` ${name} ` }))).to.equal('conflict /name');
  });

  it('is for administrators of Development Partners (R2)', async () => {
    const { services, customer, ordinary, operator } = stage;

    for (const caller of [customer, ordinary, operator]) {
      expect(await refusal(registerApplication(services, caller, { name: 'No' }))).to.equal('forbidden');
    }
  });
});

describe('an application', () => {
  const stage = staged();

  it("exists for its owner's administrators and operators only", async () => {
    const { services, partner, customer, ordinary, operator } = stage;
    const { id } = await aPublished(stage);

    expect(await readApplication(services, partner, id)).to.deep.equal(await readApplication(services, operator, id));
    for (const stranger of [customer, ordinary]) {
      expect(await refusal(readApplication(services, stranger, id))).to.equal('not_found');
      expect(await refusal(changeApplication(services, stranger, id, { name: 'Mine' }))).to.equal('not_found');
      expect(await refusal(replaceApplicationSecret(services, stranger, id, { revokeTokens: false }))).to.equal('not_found');
      expect(await refusal(revokeApplicationTokens(services, stranger, id))).to.equal('not_found');
      expect(await refusal(certifyApplication(services, stranger, id, { action: 'submit' }))).to.equal('not_found');
    }
  });

  it("is not found under ids that are none, or nobody's", async () => {
    const { services, operator } = stage;

    for (const id of ['', 'x', '__proto__', `app_${'x'.repeat(3_000)}`, newId('application', T0), stage.partner.company.id]) {
      expect(await refusal(readApplication(services, operator, id))).to.equal('not_found');
    }
  });

  it('is listed by page for its owner, and for operators with all others', async () => {
    const { services, partner, customer, operator } = stage;
    for (let count = 0; count < 3; count += 1) await aRegistered(stage);

    const first = await listApplications(services, partner, { limit: 2 });
    const rest = await listApplications(services, partner, { after: first.next, limit: 200 });

    expect(first.items).to.have.lengthOf(2);
    expect(rest.next).to.equal(undefined);
    expect([...first.items, ...rest.items]).to.deep.equal((await listApplications(services, operator, { limit: 200 })).items);
    expect((await listApplications(services, customer, { limit: 200 })).items).to.deep.equal([]);
    const { id: owner } = partner.company;
    const { items: named } = await listApplications(services, operator, { limit: 200 }, owner);
    expect(named.map(({ companyId }) => companyId))
      .to.include(owner)
      .and.to.satisfy((all: string[]) => new Set(all).size === 1);
    expect((await listApplications(services, operator, { limit: 2 }, customer.company.id)).items).to.deep.equal([]);
    expect(await refusal(listApplications(services, customer, { limit: 2 }, owner))).to.equal('not_found');
    expect(await refusal(listApplications(services, stage.ordinary, { limit: 2 }))).to.equal('forbidden');
  });
});
