import { expect } from 'chai';
import { setTimeout } from 'node:timers/promises';
import { unique } from '../../builders.ts';
import { aKey, anArtifact, anExpired } from './artifact-builders.ts';
import type { Opened } from './opened.ts';

export function describeExpiry(store: Opened): void {
  describe('what has expired', () => {
    it('is not there, whoever asks', async () => {
      const key = aKey();
      const alias = unique('alias');
      await store.artifacts.put(key, anExpired(), alias);

      expect(await store.artifacts.get(key)).to.equal(undefined);
      expect(await store.artifacts.getByAlias({ ...key, id: alias })).to.equal(undefined);
      expect(await store.artifacts.consume(key)).to.equal(false);
    });

    it('is gone from the very moment on', async () => {
      const key = aKey();
      await store.artifacts.put(key, anArtifact({ expiresAt: Date.now() + 80 }));
      const before = await store.artifacts.get(key);
      await setTimeout(81);

      expect(before).not.to.equal(undefined);
      expect(await store.artifacts.get(key)).to.equal(undefined);
    });

    it('gives way to what is added', async () => {
      const key = aKey({ model: 'ReplayDetection' });
      await store.artifacts.put(key, anExpired());
      const successor = anArtifact({ payload: { successor: true } });

      expect(await store.artifacts.add(key, successor)).to.equal(true);
      expect(await store.artifacts.add(key, successor)).to.equal(false);
      expect(await store.artifacts.get(key)).to.deep.equal(successor);
    });

    it('does not pass its consumption on', async () => {
      const key = aKey();
      await store.artifacts.put(key, anArtifact({ expiresAt: Date.now() + 80 }));
      await store.artifacts.consume(key);
      await setTimeout(81);

      await store.artifacts.put(key, anArtifact());

      expect(await store.artifacts.get(key)).not.to.have.property('consumedAt');
      expect(await store.artifacts.consume(key)).to.equal(true);
    });
  });
}
