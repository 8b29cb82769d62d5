import { expect } from 'chai';
import { type AuditEvent, firstBreak } from '../../../server/domain/audit.ts';
import { idsFrom } from '../../../server/domain/id.ts';
import type { EventFilter } from '../../../server/storage.ts';
import { aCompany, anApplication, anEvent, unique } from '../../builders.ts';
import type { Opened } from './opened.ts';

export function describeEvents(store: Opened): void {
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

  const actionsOf = async (filter: EventFilter): Promise<string[]> => (await eventsOf(filter)).map(({ action }) => action);

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

    it('can be listed by the noun of their action, and by nothing that merely begins alike', async () => {
      const { id: chainId } = aCompany();
      const noun = unique('noun');
      const drafts = [`${noun}.made`, `${noun}.ended`, `${noun}ish.made`, noun].map((action) =>
        anEvent({ companyId: chainId, action }),
      );
      await store.directory.commit([], drafts);

      expect(await actionsOf({ action: noun })).to.deep.equal([`${noun}.made`, `${noun}.ended`, noun]);
      expect(await actionsOf({ action: `${noun}.made` })).to.deep.equal([`${noun}.made`]);
    });

    it('can be listed as far as operators did them in a company, and say so', async () => {
      const { id: visitedId } = aCompany();
      const operator = { type: 'client', id: 'operator', operator: true } as const;
      await store.directory.commit(
        [],
        [
          anEvent({ companyId: visitedId, action: 'own' }),
          anEvent({ companyId: visitedId, action: 'first', actor: operator }),
          anEvent({ companyId: aCompany().id, action: 'elsewhere', actor: operator }),
          anEvent({ companyId: visitedId, action: 'second', actor: operator }),
        ],
      );

      const events = await eventsOf({ companyId: visitedId, byOperators: true });

      expect(events.map(({ action }) => action)).to.deep.equal(['first', 'second']);
      expect(events[0]?.actor).to.deep.equal(operator);
      expect(firstBreak(await eventsOf({ companyId: visitedId }))).to.equal(undefined);
    });

    it('can be listed since a moment, that moment included', async () => {
      expect(await actionsOf({ since: at + 2000 })).to.deep.equal(['c', 'd', 'e']);
      expect(await actionsOf({ since: at + 2001 })).to.deep.equal(['d', 'e']);
      expect(await actionsOf({ companyId, since: 0 })).to.deep.equal(['a', 'b', 'd']);
      expect(await actionsOf({ since: Number.MAX_SAFE_INTEGER })).to.deep.equal([]);
    });

    it('can be listed before a moment, from the newest, after an id of that moment that no event has', async () => {
      const before = async (moment: number) => {
        const page = { after: idsFrom('event', moment), limit: 2, newestFirst: true };
        return (await store.directory.events({ companyId }, page)).map(({ action }) => action);
      };

      expect(await before(at + 3001)).to.deep.equal(['d', 'b']);
      expect(await before(at + 3000)).to.deep.equal(['b', 'a']);
      expect(await before(at)).to.deep.equal([]);
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

    it('can be paged from the newest on, back to a moment', async () => {
      const { id: pagedId } = aCompany();
      const drafts = ['a', 'b', 'c', 'd', 'e'].map((action, place) =>
        anEvent({ companyId: pagedId, action, at: at + place * 1000 }),
      );
      await store.directory.commit([], drafts);
      const page = (after?: string, since = 0) =>
        store.directory.events({ companyId: pagedId, since }, { limit: 2, after, newestFirst: true });

      const first = await page();
      const second = await page(first.at(-1)?.id);
      const third = await page(second.at(-1)?.id);
      const recent = await page(first.at(-1)?.id, at + 2000);

      const actions = [first, second, third, recent].map((events) => events.map(({ action }) => action));
      expect(actions).to.deep.equal([['e', 'd'], ['c', 'b'], ['a'], ['c']]);
      expect(await page(third.at(-1)?.id)).to.deep.equal([]);
      expect(await store.directory.events({ companyId: pagedId }, { limit: 1, after: 'zzz', newestFirst: true })).to.deep.equal(
        first.slice(0, 1),
      );
    });

    it('are found behind a long trail of others', async () => {
      const { id: longId } = aCompany();
      const drafts = Array.from({ length: 1000 }, () => anEvent({ companyId: longId, action: 'common' }));
      await store.directory.commit([], [...drafts, anEvent({ companyId: longId, action: 'rare', applicationId })]);

      expect(await actionsOf({ companyId: longId, action: 'rare' })).to.deep.equal(['rare']);
      expect(
        await store.directory.events({ companyId: longId, action: 'common' }, { limit: 1000, newestFirst: true }),
      ).to.have.lengthOf(1000);
      expect(firstBreak(await eventsOf({ companyId: longId }))).to.equal(undefined);
    });
  });
}
