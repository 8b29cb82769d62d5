import { expect } from 'chai';
import { firstBreak } from '../../server/domain/audit.ts';
import type { ApplicationChanges } from '../../server/domain/registration.ts';
import { changeApplication, readApplication } from '../../server/operations/applications.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import { replaceApplicationSecret, revokeApplicationTokens } from '../../server/operations/secrets.ts';
import { unique } from '../builders.ts';
import { refusal } from '../domain/refusals.ts';
import { actionsOf, aPublished, aRegistered, eventsOf, JWKS, staged } from './stage.ts';

const LIST = [{ code: 'LIST', groups: [] }];

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
    ['how it authenticates', { authenticationMethod: 'private_key_jwt', jwks: JWKS }, ['application.authentication_changed']],
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
      actor: { type: 'client', id: 'operator', operator: true },
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
