import { expect } from 'chai';
import { readCatalogue } from '../../server/domain/catalogue.ts';
import { alsoServed, needsOf } from '../../server/domain/requirements.ts';

const CATALOGUE = readCatalogue([
  { code: 'base', scope: 'base', title: 'Base' },
  { code: 'middle', scope: 'middle', title: 'Middle', requires: ['base'], groups: [{ code: 'secrets', title: 'Secrets' }] },
  { code: 'top', scope: 'middle', title: 'Top', requires: ['middle'] },
  { code: 'other', scope: 'other', title: 'Other', requires: ['base'] },
]);

const needs = (apis: readonly string[], groups: readonly string[] = []) =>
  needsOf(CATALOGUE, { apis: new Set(apis), groups: new Set(groups) }).map(({ api, by }) => [
    api.code,
    by.map(({ code }) => code),
  ]);

describe('what a choice of APIs needs', () => {
  it('is nothing where everything is there, and where nothing is', () => {
    expect(needs(['base', 'middle', 'top', 'other'], ['secrets'])).to.deep.equal([]);
    expect(needs([])).to.deep.equal([]);
  });

  it('is what is required at any distance, each after what requires it', () => {
    expect(needs(['top'])).to.deep.equal([
      ['middle', ['top']],
      ['base', ['middle']],
    ]);
  });

  it('names everything that requires the same', () => {
    expect(needs(['middle', 'other'])).to.deep.equal([['base', ['middle', 'other']]]);
  });

  it('is the API of a sensitive data group, and what that requires', () => {
    expect(needs([], ['secrets'])).to.deep.equal([
      ['middle', ['secrets']],
      ['base', ['middle']],
    ]);
  });

  it('knows which other APIs a permission serves', () => {
    const [, middle, top, other] = CATALOGUE.apis;

    expect([middle, top, other].map((api) => api && alsoServed(CATALOGUE, api).map(({ code }) => code))).to.deep.equal([
      ['top'],
      ['middle'],
      [],
    ]);
  });
});
