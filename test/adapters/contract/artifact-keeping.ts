import { expect } from 'chai';
import { unique } from '../../builders.ts';
import { aKey, anArtifact } from './artifact-builders.ts';
import { type Opened, whileRepeating } from './opened.ts';

const ROUNDS = 1000;
const HOUR = 3_600_000;

export function describeKeeping(store: Opened): void {
  describe('put', () => {
    it('keeps a payload as it is, and its time of expiry', async () => {
      const key = aKey();
      const artifact = anArtifact({ payload: { text: 'ünï 株 😀 \0', list: [1, null, { deep: true }], empty: '', zero: 0 } });

      await store.artifacts.put(key, artifact);

      expect(await store.artifacts.get(key)).to.deep.equal(artifact);
    });

    it('keeps a large payload', async () => {
      const key = aKey();
      const artifact = anArtifact({ payload: { text: 'x'.repeat(200_000) } });

      await store.artifacts.put(key, artifact);

      expect(await store.artifacts.get(key)).to.deep.equal(artifact);
    });

    it('replaces', async () => {
      const key = aKey();
      await store.artifacts.put(key, anArtifact({ payload: { first: true } }));
      const second = anArtifact({ payload: { second: true }, expiresAt: Date.now() + 2 * HOUR });

      await store.artifacts.put(key, second);

      expect(await store.artifacts.get(key)).to.deep.equal(second);
    });
  });

  describe('get', () => {
    it('answers undefined for what is not there, by key and by alias', async () => {
      for (const id of ['', 'nothing', 'x'.repeat(5000), 'a\0b', '__proto__']) {
        expect(await store.artifacts.get(aKey({ id }))).to.equal(undefined);
        expect(await store.artifacts.getByAlias(aKey({ id }))).to.equal(undefined);
      }
    });

    it('keeps the models apart', async () => {
      const key = aKey({ model: 'RefreshToken' });
      await store.artifacts.put(key, anArtifact(), key.id);

      expect(await store.artifacts.get({ ...key, model: 'AccessToken' })).to.equal(undefined);
      expect(await store.artifacts.getByAlias({ ...key, model: 'AccessToken' })).to.equal(undefined);
    });
  });

  describe('remove', () => {
    it('removes, and has nothing to say about what is not there', async () => {
      const key = aKey();
      await store.artifacts.put(key, anArtifact());

      await store.artifacts.remove(key);
      await store.artifacts.remove(key);
      await store.artifacts.remove(aKey({ id: 'x'.repeat(5000) }));

      expect(await store.artifacts.get(key)).to.equal(undefined);
    });
  });

  describe('a write that another process was told is done', () => {
    it(`is seen by every read that begins afterwards, ${ROUNDS} times`, async () => {
      const key = aKey({ model: 'Session' });
      const alias = unique('alias');
      const byKey = () => store.artifacts.get(key);
      const byAlias = () => store.artifacts.getByAlias({ ...key, id: alias });
      let missed = 0;

      await whileRepeating(byKey, async () => {
        for (let round = 0; round < ROUNDS; round += 1) {
          const artifact = anArtifact({ payload: { round } });
          await store.peer.makeCalls([{ port: 'artifacts', method: 'put', args: [key, artifact, alias] }]);
          const seen = round % 2 === 0 ? await byKey() : await byAlias();
          if (seen?.payload['round'] !== round) missed += 1;
        }
      });

      expect(missed).to.equal(0);
    });
  });
}
