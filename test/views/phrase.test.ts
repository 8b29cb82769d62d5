import { expect } from 'chai';
import { render } from 'preact-render-to-string';
import { phrase, plain, plural } from '../../views/phrase.ts';

describe('a phrase', () => {
  it('isolates and escapes what is put in', () => {
    expect(render(phrase`Enable ${'<b>&'} now`)).to.equal('Enable <bdi>&lt;b>&amp;</bdi> now');
  });

  it('shows what is invisible in it (security.md 65)', () => {
    expect(render(phrase`${'a\u202eb'}`)).to.equal('<bdi>a[U+202E]b</bdi>');
  });

  it('can stand in another', () => {
    expect(render(phrase`(${phrase`for ${'A'}`})`)).to.equal('(for <bdi>A</bdi>)');
  });

  it('is a text for titles, where characters isolate', () => {
    expect(plain(phrase`Enable ${'A\u202e'} for ${phrase`all of ${'B'}`}`)).to.equal(
      'Enable \u2068A[U+202E]\u2069 for all of \u2068B\u2069',
    );
  });

  it('has the form of a number, in the figures of the language', () => {
    const forms = { one: 'one person', other: '{} people' };

    expect(plural('en', 1, forms)).to.equal('one person');
    expect(plural('en', 0, forms)).to.equal('0 people');
    expect(plural('en', 12_345, forms)).to.equal('12,345 people');
    expect(plural('de', 12_345, forms)).to.equal('12.345 people');
  });
});
