import { expect } from 'chai';
import { setTimeout } from 'node:timers/promises';
import type { Artifact, ArtifactKey, Count } from '../../../server/storage.ts';
import { unique } from '../../builders.ts';
import type { Call, StoreUrls } from './calls.ts';
import { countOf, type Opened, opened, whileRepeating } from './opened.ts';

const PARALLEL = 32;
const ROUNDS = 1000;
const HOUR = 3_600_000;

/** The guarantees of the port `ArtifactStore`. Every adapter keeps them, from any number of processes. */
export function itKeepsTheArtifactsContract(freshStore: () => Promise<StoreUrls>): void {
  describe('the artifacts', () => {
    const store = opened(freshStore);

    describeKeeping(store);
    describeExpiry(store);
    describeAliases(store);
    describeSingleUse(store);
    describeCounting(store);
  });
}

function aKey(given: Partial<ArtifactKey> = {}): ArtifactKey {
  return { model: 'AuthorizationCode', id: unique('key'), ...given };
}

function anArtifact(given: Partial<Artifact> = {}): Artifact {
  return { payload: {}, expiresAt: Date.now() + HOUR, ...given };
}

function anExpired(): Artifact {
  return anArtifact({ payload: { expired: true }, expiresAt: Date.now() - 1 });
}

function describeKeeping(store: Opened): void {
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

function describeExpiry(store: Opened): void {
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

function describeAliases(store: Opened): void {
  const byAlias = async (id: string) => (await store.artifacts.getByAlias({ model: 'Session', id }))?.payload['name'];
  const put = (key: ArtifactKey, name: string, alias: string) =>
    store.artifacts.put(key, anArtifact({ payload: { name } }), alias);

  describe('an alias', () => {
    it('leads to the artifact as it is by then', async () => {
      const [key, alias] = [aSession(), unique('alias')];
      await put(key, 'first', alias);
      await put(key, 'second', alias);

      expect(await byAlias(alias)).to.equal('second');
    });

    it('belongs to the artifact that claimed it last', async () => {
      const [one, other, alias] = [aSession(), aSession(), unique('alias')];
      await put(one, 'one', alias);
      await put(other, 'other', alias);
      await store.artifacts.remove(one);

      expect(await byAlias(alias)).to.equal('other');
    });

    it('goes with its artifact', async () => {
      const [key, alias] = [aSession(), unique('alias')];
      await put(key, 'gone', alias);
      await store.artifacts.remove(key);

      expect(await byAlias(alias)).to.equal(undefined);
    });

    it('shows that its artifact was consumed', async () => {
      const [key, alias] = [aKey({ model: 'DeviceCode' }), unique('alias')];
      await store.artifacts.put(key, anArtifact(), alias);
      await store.artifacts.consume(key);

      expect(await store.artifacts.getByAlias({ ...key, id: alias })).to.have.property('consumedAt');
    });
  });
}

function aSession(): ArtifactKey {
  return aKey({ model: 'Session' });
}

function describeSingleUse(store: Opened): void {
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

function describeCounting(store: Opened): void {
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
