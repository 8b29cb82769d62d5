import { expect } from 'chai';
import { aConnection, anEnablement, T0, write } from '../../builders.ts';
import type { Opened } from './opened.ts';

export function describeUses(store: Opened): void {
  describe('touch', () => {
    it('remembers the time of the last use, for every process', async () => {
      const [a, b] = [anEnablement(), aConnection()];
      await store.directory.touch([{ id: a.id, at: T0 }]);
      await store.directory.touch([
        { id: a.id, at: T0 + 1 },
        { id: b.id, at: T0 + 2 },
      ]);

      const ids = [b.id, 'never/used', a.id];
      const [there] = await store.peer.makeCalls([{ port: 'directory', method: 'lastUsed', args: [ids] }]);

      expect(await store.directory.lastUsed(ids)).to.deep.equal([T0 + 2, undefined, T0 + 1]);
      expect(there).to.deep.equal({ value: [T0 + 2, undefined, T0 + 1] });
    });

    it('does not change the record', async () => {
      const enablement = anEnablement();
      await store.directory.commit([write('enablement', enablement)], []);

      await store.directory.touch([{ id: enablement.id, at: T0 }]);

      expect(await store.directory.get('enablement', enablement.id)).to.deep.equal(enablement);
    });
  });
}
