import { expect } from 'chai';
import { connectionId } from '../../server/domain/connection.ts';
import { newId } from '../../server/domain/id.ts';
import { confirmConnection, endConnection, listConnections } from '../../server/operations/connections.ts';
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
