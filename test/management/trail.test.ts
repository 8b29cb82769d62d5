import { expect } from 'chai';
import { type AuditEvent, firstBreak } from '../../server/domain/audit.ts';
import { ROUTES } from '../../server/management/routes.ts';
import { personToken } from '../flows/world.ts';
import { harmlessBody } from './bodies.ts';
import { callRoute, paramsAbout, rowOf } from './calling.ts';
import { DEEDS } from './deeds.ts';
import { type Scene, scene } from './scene.ts';

/** This file is over 200 lines because it is one deed of the API after the other, with what it leaves in the trail. */
describe('the audit trail of what is done over the API (security.md 78)', () => {
  const the = scene();
  const told: AuditEvent[] = [];

  async function everything(): Promise<AuditEvent[]> {
    return the().world.storage.directory.events({}, { limit: 10_000 });
  }

  for (const { route, by, body, about = 'partner', events } of DEEDS) {
    const title = events.length === 0 ? 'nothing where nothing changes' : events.join(' and ');
    it(`78 · ${route} by ${by} leaves ${title}`, async () => {
      const actor = the().actors[by];
      const before = new Set((await everything()).map(({ id }) => id));

      const params = paramsAbout(the(), the()[about], rowOf(route));
      const reply = await callRoute(the(), actor, rowOf(route), { params, body: body?.(the()) });
      const added = (await everything()).filter(({ id }) => !before.has(id));

      expect(reply.status, reply.text).to.be.below(300);
      expect(added.map(({ action }) => action)).to.have.members(events);
      const id = actor.member?.user.id ?? 'operator';
      const type = actor.member === undefined ? 'client' : 'user';
      const ofStaff = by === 'operator' || by === 'staff';
      for (const event of added) {
        expect(event.actor).to.deep.equal({ type, id, ...(ofStaff && { operator: true }) });
        expect(event).to.include({ result: 'success', request_id: reply.headers.get('X-Request-Id'), address: '127.0.0.1' });
        expect(Math.abs(Date.parse(event.at) - Date.now())).to.be.below(60_000);
      }
      told.push(...added);
    });
  }

  it('78 · covers every action that changes something', () => {
    const changing = ROUTES.filter(({ method }) => method !== 'get').map(({ name }) => name);

    expect([...new Set(DEEDS.map(({ route }) => route))]).to.have.members(changing);
  });

  it('78 · stands in the chain of the company that it is about', () => {
    const { partner, customer } = the();
    const chainOf = (action: string) => new Set(told.filter((event) => event.action === action).map((event) => event.company_id));

    expect(chainOf('application.secret_replaced')).to.deep.equal(new Set([partner.company.id]));
    expect(chainOf('application.suspended')).to.deep.equal(new Set([partner.company.id]));
    expect(chainOf('enablement.disabled')).to.deep.equal(new Set([customer.company.id]));
    expect(chainOf('company.suspended')).to.deep.equal(new Set([customer.company.id]));
    expect(chainOf('user.password_changed')).to.deep.equal(new Set([customer.company.id]));
    expect(chainOf('resource_server.created')).to.deep.equal(new Set([null]));
  });

  it('78 · holds no name, no address of a person, no note and nothing secret, and no line can be forged in it', () => {
    const text = JSON.stringify(told);

    expect(text).not.to.match(/canary/i);
    expect(text).not.to.match(/csn_|\\r|\\n|password_hash|argon2/);
    expect(told).to.have.length.above(30);
  });

  it('78 · can be checked by who reads it over the API: an event that is altered, left out or moved breaks the chain', async () => {
    const { actors, partner } = the();
    const events: AuditEvent[] = [];
    for (let after: string | undefined; ;) {
      const query = { limit: '7', company_id: partner.company.id, ...(after !== undefined && { after }) };
      const { body } = await callRoute(the(), actors.operator, rowOf('list_audit_events'), { query });
      events.push(...(body['items'] as AuditEvent[]));
      after = body['next'] as string | undefined;
      if (after === undefined) break;
    }

    expect(firstBreak(events)).to.equal(undefined);
    expect(firstBreak(events.map((event) => ({ ...event, address: null })))).to.equal(undefined);
    for (let index = 0; index < events.length - 1; index += 1) {
      const altered = events.map((event, at) => (at === index ? { ...event, action: 'user.changed_otherwise' } : event));
      expect(firstBreak(altered)?.id, 'altered').to.equal(events[index]?.id);
      expect(firstBreak(events.filter((_, at) => at !== index))?.id, 'left out').to.equal(events[index + 1]?.id);
    }
    expect(events).to.have.length.above(20);
  });

  it('78 · a call that is refused leaves no event, whoever makes it', async () => {
    const { actors, partner } = the();
    const before = (await everything()).length;

    for (const row of ROUTES.filter(({ method, who }) => method !== 'get' && !who.includes('person'))) {
      const others = row.who.includes('member') ? [] : [actors.partnerUser];
      for (const actor of [actors.nobody, ...others, actors.customer]) {
        const params = { ...paramsAbout(the(), partner, row), application_id: partner.application.id };
        const { status } = await callRoute(the(), actor, row, { params, body: harmlessBody(the(), row, actor) });
        expect(status, `${actor.name} ${row.name}`).to.be.oneOf([401, 403, 404]);
      }
    }

    expect((await everything()).length).to.equal(before);
  });

  it('78 · is filtered by application, action, time and who acted, and shows administrators their own company’s only', async () => {
    const { actors, partner } = the();
    const list = async (actor: Scene['actors']['operator'], query: Record<string, string>): Promise<AuditEvent[]> => {
      const { body, status, text } = await callRoute(the(), actor, rowOf('list_audit_events'), {
        query: { limit: '200', ...query },
      });
      expect(status, text).to.equal(200);
      return body['items'] as AuditEvent[];
    };
    const own = await list(actors.partner, {});
    const cut = own.at(-3)?.at ?? '';

    expect(new Set(own.map((event) => event.company_id))).to.deep.equal(new Set([partner.company.id]));
    const replaced = await list(actors.partner, { action: 'application.secret_replaced' });
    expect(replaced.map(({ action }) => action)).to.deep.equal(['application.secret_replaced', 'application.secret_replaced']);
    const ofOne = await list(actors.operator, { application_id: partner.application.id });
    expect(new Set(ofOne.map((event) => event.application_id))).to.deep.equal(new Set([partner.application.id]));
    expect((await list(actors.partner, { since: cut })).map(({ id }) => id)).to.deep.equal(
      own.filter(({ at }) => at >= cut).map(({ id }) => id),
    );
    expect((await list(actors.partner, { until: cut })).map(({ id }) => id)).to.deep.equal(
      own.filter(({ at }) => at < cut).map(({ id }) => id),
    );
    expect((await list(actors.partner, { since: cut, until: cut })).length).to.equal(0);
    const ofKind = await list(actors.partner, { action: 'application' });
    expect(ofKind.map(({ id }) => id)).to.deep.equal(
      own.filter(({ action }) => action.startsWith('application.')).map(({ id }) => id),
    );
    const byStaff = await list(actors.partner, { by_operators: 'true' });
    expect(byStaff.map(({ id }) => id)).to.deep.equal(own.filter(({ actor }) => actor.operator).map(({ id }) => id));
    expect(byStaff).not.to.have.lengthOf(own.length);
    expect(await list(actors.operator, { by_operators: 'true', company_id: partner.company.id })).to.deep.equal(byStaff);
    expect((await list(actors.partner, { since: '2999-01-01T00:00:00+02:00' })).length).to.equal(0);
    expect((await list(actors.operator, {})).some((event) => event.company_id !== partner.company.id)).to.equal(true);
  });

  it('78 · has the sign-in of the person and the wrong password, too', async () => {
    const { issuer, customer } = the();
    await personToken(issuer, { loginId: customer.user.credentials.loginId, password: 'not the one' }).catch(() => undefined);

    const last = (await everything()).filter((event) => event.company_id === customer.company.id).at(-1);

    expect(last).to.include({ action: 'user.sign_in_failed', result: 'failure' });
  });
});
