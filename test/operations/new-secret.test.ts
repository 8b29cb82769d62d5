import { expect } from 'chai';
import { secretMatches } from '../../server/domain/secret.ts';
import { changeApplication } from '../../server/operations/applications.ts';
import { replaceApplicationSecret, revokeApplicationTokens } from '../../server/operations/secrets.ts';
import { refusal } from '../domain/refusals.ts';
import { actionsOf, aRegistered, JWKS, staged } from './stage.ts';

describe('switching between a secret and keys', () => {
  const stage = staged();

  it('ends the other at once, and shows the new secret this once', async () => {
    const { services, partner } = stage;
    const { id } = await aRegistered(stage);

    const keyed = await changeApplication(services, partner, id, { authenticationMethod: 'private_key_jwt', jwks: JWKS });
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
    const stored = (await services.directory.get('application', before.id))?.secret ?? expect.fail();
    expect(secretMatches(kept.secret, stored, keys)).to.equal(false);
    expect(secretMatches(revoked.secret, stored, keys)).to.equal(true);
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
    const { id } = await aRegistered(stage, { authenticationMethod: 'private_key_jwt', jwks: JWKS });

    expect(await refusal(replaceApplicationSecret(services, partner, id, { revokeTokens: false }))).to.equal('conflict');
  });

  it("is the owner's alone, while an operator, too, may revoke the tokens", async () => {
    const { services, operator } = stage;
    const { id } = await aRegistered(stage);

    expect(await refusal(replaceApplicationSecret(services, operator, id, { revokeTokens: false }))).to.equal('forbidden');
    expect((await revokeApplicationTokens(services, operator, id)).epoch).to.equal(1);
  });
});
