import { expect } from 'chai';
import { generateKeyPairSync } from 'node:crypto';
import { firstBreak } from '../../server/domain/audit.ts';
import { enablementId } from '../../server/domain/enablement.ts';
import { newId } from '../../server/domain/id.ts';
import type { ApplicationChanges } from '../../server/domain/registration.ts';
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
import { actionsOf, aPublished, aRegistered, eventsOf, staged } from './stage.ts';

const jwks = {
  keys: [generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }) as Record<string, unknown>],
};
const LIST = [{ code: 'LIST', groups: [] }];

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
    const given = { name: unique('application'), authenticationMethod: 'private_key_jwt', jwks } as const;
    const { record, secret } = await registerApplication(stage.services, stage.partner, given);

    expect(secret).to.equal(undefined);
    expect(record).to.deep.include({ jwks }).and.not.have.property('secret');
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
    expect(await refusal(listApplications(services, stage.ordinary, { limit: 2 }))).to.equal('forbidden');
  });
});

describe('changing an application', () => {
  const stage = staged();

  const happenings: readonly [string, ApplicationChanges, string[]][] = [
    ['its name', { name: unique('other') }, ['application.modified']],
    ['its description', { description: 'Other.' }, ['application.modified']],
    ['its redirect URIs', { redirectUris: ['https://p.example/'] }, ['application.modified']],
    ['its addresses after sign-out', { postLogoutRedirectUris: ['https://p.example/'] }, ['application.modified']],
    ['its grants', { grantTypes: ['urn:ietf:params:oauth:grant-type:device_code'] }, ['application.modified']],
    ['its APIs', { apis: [...LIST, { code: 'IMAGE', groups: [] }] }, ['application.modified', 'enablement.approved']],
    ['whether it is active', { active: false }, ['application.deactivated']],
    ['how it authenticates', { authenticationMethod: 'private_key_jwt', jwks }, ['application.authentication_changed']],
    ['two things at once', { active: false, name: unique('other') }, ['application.modified', 'application.deactivated']],
  ];
  for (const [what, changes, actions] of happenings) {
    it(`leaves a trace of ${what}`, async () => {
      const { services, partner } = stage;
      const { id } = await aRegistered(stage);

      const { record } = await changeApplication(services, partner, id, changes);

      expect(record.revision).to.equal(2);
      expect((await actionsOf(stage, partner.company.id, id)).slice(2)).to.deep.equal(actions);
    });
  }

  const switches: readonly [ApplicationChanges, string][] = [
    [{ suspended: true }, 'application.suspended'],
    [{ suspended: false }, 'application.unsuspended'],
    [{ requirePkce: false }, 'application.pkce_changed'],
    [{ visibility: 'private' }, 'application.unpublished'],
    [{ visibility: 'public' }, 'application.published'],
  ];
  it("by an operator leaves a trace in its owner's trail", async () => {
    const { services, operator, partner } = stage;
    const { id } = await aPublished(stage);
    const before = (await actionsOf(stage, partner.company.id, id)).length;

    for (const [changes] of switches) await changeApplication(services, operator, id, changes);

    const events = (await eventsOf(stage, partner.company.id, id)).slice(before);
    expect(events.map(({ action }) => action)).to.deep.equal(switches.map(([, action]) => action));
    expect(events[0]).to.deep.include({
      actor: { type: 'client', id: 'operator' },
      before: { suspended: false },
      after: { suspended: true },
    });
  });

  it('to what it is already changes nothing and leaves no trace', async () => {
    const { services, partner } = stage;
    const before = await aRegistered(stage);

    const { record } = await changeApplication(services, partner, before.id, { name: before.name, active: true, apis: LIST });

    expect(record).to.deep.equal(before);
    expect(await actionsOf(stage, partner.company.id, before.id)).to.have.lengthOf(2);
  });

  it('tells the trail only that a name and a text changed, never what they are', async () => {
    const { services, partner } = stage;
    const { id } = await aRegistered(stage);

    await changeApplication(services, partner, id, { name: unique('canary'), description: 'canary' });

    const events = await eventsOf(stage, partner.company.id, id);
    expect(events.at(-1)?.after).to.deep.equal({ changed: ['name', 'description'] });
    expect(JSON.stringify(events)).not.to.include('canary');
    expect(firstBreak(await eventsOf(stage, partner.company.id))).to.equal(undefined);
  });

  it('is refused as stale where it was made from an older revision', async () => {
    const { services, partner } = stage;
    const { id, revision } = await aRegistered(stage);

    await changeApplication(services, partner, id, { description: 'First.' }, revision);

    expect(await refusal(changeApplication(services, partner, id, { description: 'Second.' }, revision))).to.equal('stale');
    expect((await readApplication(services, partner, id)).description).to.equal('First.');
  });

  it('loses nothing when two change different things at the same moment', async () => {
    const { services, partner, operator } = stage;
    const { id } = await aRegistered(stage);

    await Promise.all([
      changeApplication(services, partner, id, { description: 'Both.' }),
      changeApplication(services, operator, id, { requirePkce: false }),
    ]);

    expect(await readApplication(services, partner, id)).to.include({ description: 'Both.', requirePkce: false, revision: 3 });
  });

  it('is impossible for a company that is no Development Partner any more, but for deactivating', async () => {
    const { services, partner } = stage;
    const { id } = await aRegistered(stage);
    const former = { ...partner, company: { ...partner.company, developmentPartner: false } };

    expect(await refusal(changeApplication(services, former, id, { name: 'New' }))).to.equal('forbidden');
    expect(await refusal(certifyApplication(services, former, id, { action: 'submit' }))).to.equal('forbidden');
    expect(await refusal(replaceApplicationSecret(services, former, id, { revokeTokens: true }))).to.equal('none');
    expect(await refusal(revokeApplicationTokens(services, former, id))).to.equal('none');
    expect(await refusal(changeApplication(services, former, id, { active: false }))).to.equal('none');
  });
});

describe('switching between a secret and keys', () => {
  const stage = staged();

  it('ends the other at once, and shows the new secret this once', async () => {
    const { services, partner } = stage;
    const { id } = await aRegistered(stage);

    const keyed = await changeApplication(services, partner, id, { authenticationMethod: 'private_key_jwt', jwks });
    const secret = await changeApplication(services, partner, id, { authenticationMethod: 'client_secret_basic' });
    const again = await changeApplication(services, partner, id, { authenticationMethod: 'client_secret_basic' });

    expect(keyed.record).not.to.have.property('secret');
    expect(keyed.secret).to.equal(undefined);
    expect(secret.record).not.to.have.property('jwks');
    expect(secret.secret).to.match(/^csn_secret_/);
    expect(again).to.deep.equal({ record: secret.record });
  });
});

describe('New Secret (R14)', () => {
  const stage = staged();

  it('replaces the old one in one write and leaves what was issued alone, unless its end is asked for (56)', async () => {
    const { services, partner } = stage;
    const before = await aRegistered(stage);

    const kept = await replaceApplicationSecret(services, partner, before.id, { revokeTokens: false });
    const revoked = await replaceApplicationSecret(services, partner, before.id, { revokeTokens: true });

    const keys = services.keyring.keys('client-secret');
    const stored = await services.directory.get('application', before.id);
    expect(secretMatches(kept.secret, stored?.secret ?? expect.fail(), keys)).to.equal(false);
    expect(secretMatches(revoked.secret, stored.secret ?? expect.fail(), keys)).to.equal(true);
    expect([before.epoch, kept.record.epoch, revoked.record.epoch]).to.deep.equal([0, 0, 1]);
    expect((await actionsOf(stage, partner.company.id, before.id)).slice(2)).to.deep.equal([
      'application.secret_replaced',
      'application.secret_replaced',
      'application.tokens_revoked',
    ]);
  });

  it('pressed by many at the same moment shows each their own, keeps the last and traces all', async () => {
    const { services, partner } = stage;
    const { id } = await aRegistered(stage);

    const shown = await Promise.all(
      Array.from({ length: 12 }, () => replaceApplicationSecret(services, partner, id, { revokeTokens: false })),
    );

    const stored = (await services.directory.get('application', id))?.secret ?? expect.fail();
    const current = shown.filter(({ secret }) => secretMatches(secret, stored, services.keyring.keys('client-secret')));
    expect(new Set(shown.map(({ secret }) => secret)).size).to.equal(12);
    expect(current).to.have.lengthOf(1);
    expect(await actionsOf(stage, partner.company.id, id)).to.have.lengthOf(2 + 12);
  });

  it('is a conflict where there is none', async () => {
    const { services, partner } = stage;
    const { id } = await aRegistered(stage, { authenticationMethod: 'private_key_jwt', jwks });

    expect(await refusal(replaceApplicationSecret(services, partner, id, { revokeTokens: false }))).to.equal('conflict');
  });

  it("is the owner's alone, while an operator, too, may revoke the tokens", async () => {
    const { services, operator } = stage;
    const { id } = await aRegistered(stage);

    expect(await refusal(replaceApplicationSecret(services, operator, id, { revokeTokens: false }))).to.equal('forbidden');
    expect((await revokeApplicationTokens(services, operator, id)).epoch).to.equal(1);
  });
});

describe('certifying an application', () => {
  const stage = staged();

  it('is submitted by the owner and decided by an operator, with a trace of each', async () => {
    const { services, partner, operator } = stage;
    const { id } = await aRegistered(stage);

    expect(await refusal(certifyApplication(services, operator, id, { action: 'submit' }))).to.equal('forbidden');
    await certifyApplication(services, partner, id, { action: 'submit', note: 'Please.' });
    expect(await refusal(certifyApplication(services, partner, id, { action: 'approve', permissionVersion: 1 }))).to.equal(
      'forbidden',
    );
    await certifyApplication(services, operator, id, { action: 'reject', permissionVersion: 1, note: 'Why?' });
    await certifyApplication(services, partner, id, { action: 'submit' });
    const approved = await certifyApplication(services, operator, id, { action: 'approve', permissionVersion: 1 });

    expect(approved).to.include({ certification: 'approved', approvedPermissionVersion: 1, visibility: 'private' });
    expect((await actionsOf(stage, partner.company.id, id)).slice(2)).to.deep.equal([
      'application.certification_submitted',
      'application.certification_rejected',
      'application.certification_submitted',
      'application.certification_approved',
    ]);
  });

  it('must be approved before an operator can publish (R7)', async () => {
    const { services, operator } = stage;
    const { id } = await aRegistered(stage);

    expect(await refusal(changeApplication(services, operator, id, { visibility: 'public' }))).to.equal('conflict');
  });
});
