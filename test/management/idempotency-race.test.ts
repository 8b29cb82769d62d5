import { expect } from 'chai';
import { aCluster, type Cluster } from '../consistency/cluster.ts';
import { crowd } from '../consistency/crowd.ts';
import { aPublishedApplication } from '../flows/cast.ts';
import { call, personToken } from '../flows/world.ts';

describe('Idempotency-Key, on two processes', () => {
  let cluster: Cluster;

  before(async () => {
    cluster = await aCluster(1);
  });
  after(() => cluster.close());

  it('51 · makes one new secret and shows it once, whoever of many asks first', async () => {
    const { issuer, app, storage } = cluster.world;
    const { owner, application } = await aPublishedApplication(app.services);
    const token = await personToken(issuer, owner.credentials);
    const path = `/applications/${application.id}/secret`;
    const replace = (url: string) => call(url, token, 'POST', path, {}, { 'Idempotency-Key': 'one' });

    const replies = await crowd(cluster.urls, replace, 24);
    const later = await Promise.all(cluster.urls.map(replace));

    expect(replies.filter(({ body }) => 'client_secret' in body)).to.have.lengthOf(1);
    expect(replies.every(({ status }) => status === 200 || status === 409)).to.equal(true);
    expect(later.map(({ status, body }) => [status, body['id'], 'client_secret' in body])).to.deep.equal([
      [200, application.id, false],
      [200, application.id, false],
    ]);
    const events = await storage.directory.events({ applicationId: application.id }, { limit: 100 });
    expect(events.filter(({ action }) => action === 'application.secret_replaced')).to.have.lengthOf(1);
  });
});
