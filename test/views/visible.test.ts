import { expect } from 'chai';
import { visible } from '../../views/visible.ts';

describe('65 · what is invisible in a text of somebody else', () => {
  const shown: readonly [string, string, string][] = [
    ['a character that turns the direction', 'evil\u202excod.exe', 'evil[U+202E]xcod.exe'],
    ['an isolate that is never closed', '\u2067Northwind', '[U+2067]Northwind'],
    ['a mark of direction', 'a\u200eb\u200fc\u061cd', 'a[U+200E]b[U+200F]c[U+061C]d'],
    ['a space without width, as in a name that imitates another', 'North\u200bwind', 'North[U+200B]wind'],
    ['a joiner between Latin letters', 'North\u200dwind', 'North[U+200D]wind'],
    ['a soft hyphen', 'North\u00adwind', 'North[U+00AD]wind'],
    ['a byte order mark', '\ufeffNorthwind', '[U+FEFF]Northwind'],
    ['a filler that looks like a space', 'North\u3164wind', 'North[U+3164]wind'],
    ['tags, which no font shows', 'A\u{e0041}\u{e007f}', 'A[U+E0041][U+E007F]'],
    ['control characters', 'a\u0000\u001b[31mb', 'a[U+0000][U+001B][31mb'],
  ];
  for (const [what, text, expected] of shown) {
    it(`shows ${what}`, () => {
      expect(visible(text)).to.equal(expected);
    });
  }

  const kept: readonly [string, string][] = [
    ['joiners where a script is written with them', 'نامه\u200cای क्\u200dष'],
    ['an emoji that is joined of several', '👩\u200d💻 👩🏽\u200d🚀 ❤️\u200d🔥'],
    ['new lines and tabs', 'one\ntwo\tthree'],
    ['letters of every language, accents and marks', 'Žluťoučký 北風 Ελληνικά שלום ข้อ'],
  ];
  for (const [what, text] of kept) {
    it(`leaves ${what}`, () => {
      expect(visible(text)).to.equal(text);
    });
  }

  it('cuts a pile of marks that would be drawn over the lines around', () => {
    expect(visible(`a${'\u0301'.repeat(200)}b`)).to.equal(`a${'\u0301'.repeat(4)}b`);
  });
});
