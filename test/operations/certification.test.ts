import { expect } from 'chai';
import { changeApplication } from '../../server/operations/applications.ts';
import { certifyApplication } from '../../server/operations/certification.ts';
import { refusal } from '../domain/refusals.ts';
import { actionsOf, aRegistered, staged } from './stage.ts';

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
