import { expect } from 'chai';
import type { ArtifactKey } from '../../../server/storage.ts';
import { unique } from '../../builders.ts';
import { aKey, anArtifact } from './artifact-builders.ts';
import type { Opened } from './opened.ts';

export function describeAliases(store: Opened): void {
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
