import { expect } from 'chai';
import { unique } from '../../builders.ts';
import { aKey, anArtifact, anExpired } from './artifact-builders.ts';
import type { Call } from './calls.ts';
import { countOf, type Opened } from './opened.ts';

const PARALLEL = 32;

export function describeSingleUse(store: Opened): void {
  describe('consume', () => {
    it('is true once, and the artifact stays, with the time', async () => {
      const key = aKey();
      const artifact = anArtifact({ payload: { code: true } });
      await store.artifacts.put(key, artifact);
      const before = Date.now();

      expect(await store.artifacts.consume(key)).to.equal(true);
      expect(await store.artifacts.consume(key)).to.equal(false);
      const found = await store.artifacts.get(key);

      expect(found).to.deep.include(artifact);
      expect(found?.consumedAt).to.be.within(before, Date.now());
    });

    it('is false for what is not there, or was removed', async () => {
      const removed = aKey();
      await store.artifacts.put(removed, anArtifact());
      await store.artifacts.remove(removed);

      expect(await store.artifacts.consume(removed)).to.equal(false);
      expect(await store.artifacts.consume(aKey())).to.equal(false);
      expect(await store.artifacts.consume(aKey({ id: 'x'.repeat(5000) }))).to.equal(false);
    });

    it('leaves no trace of itself once the artifact is removed', async () => {
      const key = aKey();
      await store.artifacts.put(key, anArtifact());
      await store.artifacts.consume(key);
      await store.artifacts.remove(key);
      await store.artifacts.put(key, anArtifact());

      expect(await store.artifacts.consume(key)).to.equal(true);
    });

    it('lasts when the artifact is written again', async () => {
      const key = aKey();
      await store.artifacts.put(key, anArtifact());
      await store.artifacts.consume(key);
      const consumed = await store.artifacts.get(key);

      await store.artifacts.put(key, anArtifact({ payload: { again: true } }));
      const found = await store.artifacts.get(key);

      expect(found?.payload).to.deep.equal({ again: true });
      expect(found?.consumedAt).to.equal(consumed?.consumedAt);
      expect(await store.artifacts.consume(key)).to.equal(false);
    });

    it(`has one winner among ${2 * PARALLEL} calls of two processes, twenty times`, async () => {
      for (let round = 0; round < 20; round += 1) {
        const key = aKey();
        await store.artifacts.put(key, anArtifact());
        const outcomes = await store.race(
          Array.from({ length: PARALLEL }, () => ({ port: 'artifacts', method: 'consume', args: [key] })),
        );

        expect(countOf(outcomes, true)).to.equal(1);
        expect(countOf(outcomes, false)).to.equal(2 * PARALLEL - 1);
      }
    });

    it('has one winner while the artifact is written again and again', async () => {
      const key = aKey();
      await store.artifacts.put(key, anArtifact());
      const calls = Array.from({ length: PARALLEL }, (_, turn): Call[] => [
        { port: 'artifacts', method: 'consume', args: [key] },
        { port: 'artifacts', method: 'put', args: [key, anArtifact({ payload: { turn } })] },
      ]);

      const outcomes = await store.race(calls.flat());

      expect(countOf(outcomes, true)).to.equal(1);
      expect(await store.artifacts.get(key)).to.have.property('consumedAt');
    });
  });

  describe('add', () => {
    it('is true once, and keeps the first', async () => {
      const key = aKey({ model: 'IdempotentAnswer' });
      const first = anArtifact({ payload: { first: true } });

      expect(await store.artifacts.add(key, first)).to.equal(true);
      expect(await store.artifacts.add(key, anArtifact())).to.equal(false);
      expect(await store.artifacts.get(key)).to.deep.equal(first);
    });

    it('is false over what was put', async () => {
      const key = aKey();
      await store.artifacts.put(key, anArtifact());

      expect(await store.artifacts.add(key, anArtifact())).to.equal(false);
    });

    for (const state of ['new', 'expired'] as const) {
      it(`has one winner among ${2 * PARALLEL} calls of two processes, whose artifact is kept, twenty times: ${state}`, async () => {
        for (let round = 0; round < 20; round += 1) {
          const key = aKey({ model: 'ReplayDetection' });
          if (state === 'expired') await store.artifacts.put(key, anExpired());
          const add = (): Call => ({
            port: 'artifacts',
            method: 'add',
            args: [key, anArtifact({ payload: { by: unique('by') } })],
          });
          const calls = Array.from({ length: PARALLEL }, add);

          const outcomes = await store.race(calls);
          const kept = await store.artifacts.get(key);

          expect(countOf(outcomes, true)).to.equal(1);
          expect(kept?.payload).to.have.property('by');
        }
      });
    }
  });
}
