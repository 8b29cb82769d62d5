import { expect } from 'chai';
import type { Change, Noun } from '../../../server/domain/records.ts';
import { searchedWords } from '../../../server/domain/search.ts';
import type { Where } from '../../../server/storage.ts';
import { aCompany, anApplication, anEnablement, replace, write } from '../../builders.ts';
import type { Opened } from './opened.ts';

const PAGE = 2;

export function describeSearches(store: Opened): void {
  const commit = (...changes: Change[]) => store.directory.commit(changes, []);

  /** All ids that are found, read page by page. */
  async function idsOf<N extends Noun>(noun: N, where: Where[N]): Promise<string[]> {
    const ids: string[] = [];
    for (;;) {
      const page = await store.directory.list(noun, where, { after: ids.at(-1), limit: PAGE });
      ids.push(...page.map(({ id }) => id));
      if (page.length < PAGE) return ids;
    }
  }

  describe('search', () => {
    it('finds companies by the beginnings of words in their names and domains', async () => {
      const acme = aCompany({ name: 'Acmé Reisen GmbH', domain: 'xylo-travel.example' });
      const other = aCompany({ name: 'Acmetix', domain: 'other.example' });
      await commit(write('company', acme), write('company', other));
      const found = (text: string) => idsOf('company', { words: searchedWords(text) });

      expect(await found('acm')).to.deep.equal(sorted([acme, other]));
      expect(await found('ACME rei')).to.deep.equal([acme.id]);
      expect(await found('xylo')).to.deep.equal([acme.id]);
      expect(await found('cme')).to.deep.equal([]);
      expect(await found('acme nothing')).to.deep.equal([]);
    });

    it('finds among the candidates of a company by name and publisher, page by page', async () => {
      const { id: companyId } = aCompany();
      const made = (name: string, given = {}) => anApplication({ name, publisherName: 'Quorvex', ...given });
      const own = made('Quasar own', { companyId });
      const open = Array.from({ length: 5 }, (_, place) => made(`Quasar ${place}`, { visibility: 'public' }));
      const held = made('Quasar held');
      const foreign = made('Quasar foreign');
      const all = [own, ...open, held];
      await commit(
        ...[...all, foreign].map((application) => write('application', application)),
        write('enablement', anEnablement({ companyId, applicationId: held.id })),
      );
      const found = (text: string) => idsOf('application', { candidatesOf: companyId, words: searchedWords(text) });

      expect(await found('quasa')).to.deep.equal(sorted(all));
      expect(await found('quorvex QUAS')).to.deep.equal(sorted(all));
      expect(await found('held quor')).to.deep.equal([held.id]);
      expect(await found('foreign quasar')).to.deep.equal([]);
      expect(await idsOf('application', { heldBy: companyId, words: ['quasar'] })).to.deep.equal([held.id]);
      expect(await store.directory.count('application', { candidatesOf: companyId, words: ['quasar'] })).to.equal(all.length);
    });

    it('follows the name and the visibility', async () => {
      const { id: companyId } = aCompany();
      const application = anApplication({ name: 'Zirconia', visibility: 'public' });
      await commit(write('application', application));
      const found = (word: string) => idsOf('application', { candidatesOf: companyId, words: [word] });
      const before = await found('zirconia');
      await commit(replace('application', application, { name: 'Wolframite' }));
      const renamed = [await found('zirconia'), await found('wolframite')];
      await commit(write('application', { ...application, revision: 3, visibility: 'private' }));

      expect([before, ...renamed]).to.deep.equal([[application.id], [], [application.id]]);
      expect(await found('zirconia')).to.deep.equal([]);
    });

    it('finds one among thousands of others that begin alike', async () => {
      const { id: companyId } = aCompany();
      const others = Array.from({ length: 1500 }, (_, place) =>
        anApplication({ name: `Thorium ${place}`, publisherName: 'Yttrium', visibility: 'public' }),
      );
      const one = anApplication({ name: 'Thorium last', publisherName: 'Ytterbium', visibility: 'public' });
      const changes = [...others, one].map((application) => write('application', application));
      for (let done = 0; done < changes.length; done += 100) await commit(...changes.slice(done, done + 100));

      expect(await idsOf('application', { candidatesOf: companyId, words: ['thorium', 'ytterb'] })).to.deep.equal([one.id]);
      expect(await idsOf('application', { candidatesOf: companyId, words: ['thoriu', 'ytt', 'l'] })).to.deep.equal([one.id]);
    });

    it('takes no word for anything else than a word', async () => {
      for (const word of ['.*', '$where', 'a/b', '\uFFFF', 'x'.repeat(5000)]) {
        expect(await idsOf('company', { words: [word] })).to.deep.equal([]);
      }
    });
  });
}

function sorted(records: readonly { readonly id: string }[]): string[] {
  return records.map(({ id }) => id).toSorted();
}
