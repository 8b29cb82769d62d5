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
}
