import { expect } from 'chai';
import fc from 'fast-check';
import type { Change } from '../../server/domain/records.ts';
import { isFoundBy, searchedWords, searchKeys } from '../../server/domain/search.ts';
import { aCompany, anApplication, aUser, write } from '../builders.ts';

const named = (name: string): Change => write('application', anApplication({ name, publisherName: 'Acme' }));

describe('searching by name', () => {
  const cases = [
    ['case', 'Expense Reports', 'EXPENSE'],
    ['accents', 'Société Générale', 'generale'],
    ['accents that are searched for', 'Uber', 'Über'],
    ['widths', 'ＡＢＣ', 'abc'],
    ['punctuation', 'O’Neil-Smith (UK)', 'smith uk'],
    ['the order of words', 'Expense Reports', 'reports expense'],
    ['other scripts', '株式会社テスト', '株式'],
    ['the publisher', 'Expense Reports', 'expense acme'],
  ] as const;
  for (const [what, name, text] of cases) {
    it(`does not mind ${what}`, () => {
      expect(isFoundBy(named(name), searchedWords(text))).to.equal(true);
    });
  }

  it('finds by the beginning of a word, and not by its middle', () => {
    expect(isFoundBy(named('Expense'), ['exp'])).to.equal(true);
    expect(isFoundBy(named('Expense'), ['pense'])).to.equal(false);
    expect(isFoundBy(named('Expense'), ['expense', 'other'])).to.equal(false);
  });

  it('has no words where there is no letter or digit', () => {
    expect(searchedWords(' !?\u200B\u202E… ')).to.deep.equal([]);
    expect(searchedWords('a A ä')).to.deep.equal(['a']);
  });

  it('looks at a bounded number of words and letters', () => {
    expect(searchedWords(Array.from({ length: 50 }, (_, word) => `w${word}`).join(' '))).to.have.lengthOf(8);
    expect(searchedWords('x'.repeat(300))).to.deep.equal(['x'.repeat(20)]);
    expect(isFoundBy(named('x'.repeat(200)), searchedWords('x'.repeat(150)))).to.equal(true);
  });

  it('knows companies by name and domain, and people not at all', () => {
    expect(searchKeys(write('company', aCompany({ name: 'Ab', domain: 'cd.ef' })))).to.deep.equal([
      'a',
      'ab',
      'c',
      'cd',
      'e',
      'ef',
    ]);
    expect(searchKeys(write('user', aUser()))).to.deep.equal([]);
  });

  it('keeps exactly the keys by which a record is found', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.string({ unit: 'grapheme', maxLength: 10 }),
        (name, text) => {
          const keys = searchKeys(named(name));
          const words = [...searchedWords(text), ...searchedWords(name).map((word) => Array.from(word).slice(0, 3).join(''))];
          for (const word of words) expect(isFoundBy(named(name), [word])).to.equal(keys.includes(word));
        },
      ),
    );
  });
});
