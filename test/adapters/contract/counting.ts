import { expect } from 'chai';
import { setTimeout } from 'node:timers/promises';
import type { Count } from '../../../server/storage.ts';
import { unique } from '../../builders.ts';
import type { Call } from './calls.ts';
import type { Opened } from './opened.ts';

const PARALLEL = 32;

export function describeCounting(store: Opened): void {
  describe('count', () => {
    it('adds up, and answers when the window that the first began ends', async () => {
      const key = unique('count');
      const before = Date.now();
      const first = await store.artifacts.count(key, 60, 1);
      const second = await store.artifacts.count(key, 60, 4);

      expect(first.count).to.equal(1);
      expect(first.resetsAt).to.be.within(before + 60_000, Date.now() + 60_000);
      expect(second).to.deep.equal({ count: 5, resetsAt: first.resetsAt });
    });

    it('only looks where it is to add 0', async () => {
      const key = unique('count');
      expect(await store.artifacts.count(key, 60, 0)).to.have.property('count', 0);
      const first = await store.artifacts.count(key, 60, 1);

      expect(await store.artifacts.count(key, 60, 0)).to.deep.equal(first);
    });

    it('begins anew when the window has ended', async () => {
      const key = unique('count');
      const { resetsAt } = await store.artifacts.count(key, 1, 3);
      await setTimeout(resetsAt - Date.now() + 1);

      expect(await store.artifacts.count(key, 60, 0)).to.have.property('count', 0);
      expect(await store.artifacts.count(key, 60, 1)).to.have.property('count', 1);
    });

    it(`misses none of ${2 * PARALLEL} counts of two processes, and gives each sum once`, async () => {
      const key = unique('count');
      const calls = Array.from({ length: PARALLEL }, (): Call => ({ port: 'artifacts', method: 'count', args: [key, 60, 1] }));

      const outcomes = await store.race(calls);
      const counts = outcomes.map((outcome) => ('value' in outcome ? (outcome.value as Count) : undefined));

      expect(counts.map((answer) => answer?.count ?? 0).toSorted((a, b) => a - b)).to.deep.equal(
        Array.from({ length: 2 * PARALLEL }, (_, place) => place + 1),
      );
      expect(new Set(counts.map((answer) => answer?.resetsAt)).size).to.equal(1);
    });
  });
}
