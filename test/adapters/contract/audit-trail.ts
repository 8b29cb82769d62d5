import { expect } from 'chai';
import { type AuditEvent, firstBreak } from '../../../server/domain/audit.ts';
import type { EventFilter } from '../../../server/storage.ts';
import { aCompany, anApplication, anEvent, aUser, T0, write } from '../../builders.ts';
import type { Call } from './calls.ts';
import { countOf, type Opened } from './opened.ts';

const PARALLEL = 20;

export function describeAuditTrail(store: Opened): void {
  /** All events of a filter, read page by page. */
  async function eventsOf(filter: EventFilter): Promise<AuditEvent[]> {
    const limit = 50;
    const events: AuditEvent[] = [];
    for (;;) {
      const page = await store.directory.events(filter, { after: events.at(-1)?.id, limit });
      events.push(...page);
      if (page.length < limit) return events;
    }
  }

  async function platformEvents(): Promise<AuditEvent[]> {
    const events = await eventsOf({});
    return events.filter(({ company_id }) => company_id === null);
  }

  const actionsOf = async (filter: EventFilter): Promise<string[]> => (await eventsOf(filter)).map(({ action }) => action);

  describe('the audit trail', () => {
    it('gives back what was written', async () => {
      const { id: companyId } = aCompany();
      const { id: applicationId } = anApplication();
      const draft = anEvent({
        companyId,
        applicationId,
        result: 'failure',
        actor: { type: 'user', id: aUser().id },
        address: '2001:db8::1',
        before: { scopes: ['a', 'ü'], since: 1, note: null },
        after: { scopes: [], active: false },
        requestId: 'req_1',
      });

      expect(await store.directory.commit([], [draft])).to.equal(true);
      const [event, ...others] = await store.directory.events({ companyId }, { limit: 10 });

      expect(others).to.deep.equal([]);
      expect(event).to.deep.include({
        at: new Date(T0).toISOString(),
        action: draft.action,
        result: 'failure',
        actor: draft.actor,
        address: '2001:db8::1',
        company_id: companyId,
        application_id: applicationId,
        before: draft.before,
        after: draft.after,
        request_id: 'req_1',
        previous_hash: null,
      });
    });

    it('joins the events of a commit in the order given, whatever their clocks said', async () => {
      const { id: companyId } = aCompany();
      const drafts = ['first', 'second', 'third'].map((action, place) => anEvent({ companyId, action, at: T0 - place * 1000 }));
      await store.directory.commit([], drafts);
      await store.directory.commit([], [anEvent({ companyId, action: 'fourth', at: T0 - 60_000 })]);

      const events = await eventsOf({ companyId });

      expect(events.map(({ action }) => action)).to.deep.equal(['first', 'second', 'third', 'fourth']);
      expect(firstBreak(events)).to.equal(undefined);
    });

    it('has a chain for each company, and one for the platform', async () => {
      const [a, b] = [aCompany(), aCompany()];
      await store.directory.commit(
        [],
        [anEvent({ companyId: a.id }), anEvent(), anEvent({ companyId: b.id }), anEvent({ companyId: a.id }), anEvent()],
      );

      expect(firstBreak(await eventsOf({ companyId: a.id }))).to.equal(undefined);
      expect(await eventsOf({ companyId: a.id })).to.have.lengthOf(2);
      expect(await eventsOf({ companyId: b.id })).to.have.lengthOf(1);
      expect(firstBreak(await platformEvents())).to.equal(undefined);
    });

    it(`stays unbroken under ${2 * PARALLEL} commits of two processes to the same chains`, async () => {
      const { id: companyId } = aCompany();
      const calls = (): Call[] =>
        Array.from({ length: PARALLEL }, () => ({
          port: 'directory',
          method: 'commit',
          args: [[write('company', aCompany())], [anEvent({ companyId }), anEvent(), anEvent({ companyId })]],
        }));

      const outcomes = await store.race(calls(), calls());
      const events = await eventsOf({ companyId });
      const ids = events.map(({ id }) => id);

      expect(countOf(outcomes, true)).to.equal(2 * PARALLEL);
      expect(events).to.have.lengthOf(4 * PARALLEL);
      expect(firstBreak(events)).to.equal(undefined);
      expect(ids).to.deep.equal(ids.toSorted());
      expect(firstBreak(await platformEvents())).to.equal(undefined);
    });
  });

  describe('events', () => {
    const { id: companyId } = aCompany();
    const { id: otherId } = aCompany();
    const { id: applicationId } = anApplication();
    const at = Date.UTC(2031, 0, 1);

    before(async () => {
      await store.directory.commit(
        [],
        [
          anEvent({ companyId, at, action: 'a' }),
          anEvent({ companyId, at: at + 1000, action: 'b', applicationId }),
          anEvent({ companyId: otherId, at: at + 2000, action: 'c', applicationId }),
          anEvent({ companyId, at: at + 3000, action: 'd' }),
          anEvent({ at: at + 4000, action: 'e', applicationId }),
        ],
      );
    });

    it('can be listed by company', async () => {
      expect(await actionsOf({ companyId })).to.deep.equal(['a', 'b', 'd']);
    });

    it('can be listed by application', async () => {
      expect(await actionsOf({ applicationId })).to.deep.equal(['b', 'c', 'e']);
    });

    it('can be listed by action', async () => {
      expect(await actionsOf({ action: 'c' })).to.deep.equal(['c']);
    });

    it('can be listed since a moment, that moment included', async () => {
      expect(await actionsOf({ since: at + 2000 })).to.deep.equal(['c', 'd', 'e']);
      expect(await actionsOf({ since: at + 2001 })).to.deep.equal(['d', 'e']);
      expect(await actionsOf({ companyId, since: 0 })).to.deep.equal(['a', 'b', 'd']);
      expect(await actionsOf({ since: Number.MAX_SAFE_INTEGER })).to.deep.equal([]);
    });

    it('can be listed by all of these together', async () => {
      expect(await actionsOf({ companyId, applicationId, action: 'b', since: at })).to.deep.equal(['b']);
      expect(await actionsOf({ companyId, applicationId, action: 'a' })).to.deep.equal([]);
      expect(await actionsOf({ companyId: otherId, since: at + 2000, action: 'c' })).to.deep.equal(['c']);
    });

    it('are none for what has none', async () => {
      expect(await actionsOf({ companyId: aCompany().id })).to.deep.equal([]);
      expect(await actionsOf({ action: 'x'.repeat(5000) })).to.deep.equal([]);
      expect(await actionsOf({ companyId, applicationId: 'app_' })).to.deep.equal([]);
    });

    it('can be paged, with a moment to begin at', async () => {
      const first = await store.directory.events({ companyId, since: at + 1000 }, { limit: 1 });
      const second = await store.directory.events({ companyId, since: at + 1000 }, { limit: 1, after: first[0]?.id });
      const third = await store.directory.events({ companyId, since: at + 1000 }, { limit: 1, after: second[0]?.id });

      expect([first, second, third].map((page) => page.map(({ action }) => action))).to.deep.equal([['b'], ['d'], []]);
    });

    it('are found behind a long trail of others', async () => {
      const { id: longId } = aCompany();
      const drafts = Array.from({ length: 1000 }, () => anEvent({ companyId: longId, action: 'common' }));
      await store.directory.commit([], [...drafts, anEvent({ companyId: longId, action: 'rare', applicationId })]);

      expect(await actionsOf({ companyId: longId, action: 'rare' })).to.deep.equal(['rare']);
      expect(firstBreak(await eventsOf({ companyId: longId }))).to.equal(undefined);
    });
  });
}
