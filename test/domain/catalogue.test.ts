import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { readCatalogue } from '../../server/domain/catalogue.ts';
import { DomainError } from '../../server/domain/error.ts';
import { refusalOf } from './refusals.ts';
import { CATALOGUE } from './sample-catalogue.ts';

const anApi = (given: object) => ({ code: 'A', scope: 'A', title: 'An API', ...given });

describe('a catalogue', () => {
  it('finds APIs by code, and by a scope that several share or a group has', () => {
    expect(CATALOGUE.apiByCode.get('QUICKEXP')?.requires).to.deep.equal(['EXPRPT']);
    expect(CATALOGUE.apisByScope.get('EXPRPT')).to.deep.equal(['EXPRPT', 'QUICKEXP']);
    expect(CATALOGUE.apisByScope.get('BANK')).to.deep.equal(['EXPRPT']);
    expect(CATALOGUE.apisByScope.has('QUICKEXP')).to.equal(false);
  });

  it('is what the sample file holds: every API, group, requirement and hint of the source', () => {
    const sample = readCatalogue(JSON.parse(readFileSync(new URL('../../config/catalogue.json', import.meta.url), 'utf8')));

    expect(sample.apis).to.have.lengthOf(32);
    expect(sample.apis.flatMap(({ groups }) => groups)).to.have.lengthOf(10);
    expect(sample.apiByCode.get('QUICKEXP')).to.include({ scope: 'EXPRPT' });
    expect(sample.apiByCode.get('QUICKEXP')?.hint).to.include('IMAGE');
  });

  const refused: readonly [string, unknown, string][] = [
    ['a text', 'APIs', 'invalid '],
    ['null', null, 'invalid '],
    ['a field that does not exist', [anApi({ scopes: ['A'] })], 'invalid /0/scopes'],
    ['an API without a title', [anApi({ title: ' ' })], 'invalid /0/title'],
    ['groups that are not a list', { apis: [anApi({ groups: {} })] }, 'invalid /apis/0/groups'],
    ['a scope with a space (RFC 6749 §3.3)', [anApi({ scope: 'A B' })], 'invalid /0/scope'],
    ['a scope with a quotation mark', [anApi({ scope: 'A"' })], 'invalid /0/scope'],
    ['two APIs of one code', [anApi({}), anApi({ scope: 'B' })], 'invalid /1/code'],
    ['a requirement that leads nowhere', [anApi({ requires: ['B'] })], 'invalid /0/requires/0'],
    ['an API that requires itself', [anApi({ requires: ['A'] })], 'invalid /0/requires'],
    ['a group with the scope of an API', [anApi({ groups: [{ code: 'A', title: 'Group' }] })], 'invalid /0/groups/0/code'],
    [
      'two groups of one code',
      [anApi({ groups: [{ code: 'G', title: 'Group' }] }), anApi({ code: 'B', groups: [{ code: 'G', title: 'Group' }] })],
      'invalid /1/groups/0/code',
    ],
    [
      'a group that is named like a scope of OpenID Connect',
      [anApi({ groups: [{ code: 'openid', title: 'Group' }] })],
      'invalid /0/groups/0/code',
    ],
  ];
  for (const [what, json, expected] of refused) {
    it(`refuses ${what}`, () => {
      expect(refusalOf(() => readCatalogue(json))).to.equal(expected);
    });
  }

  for (const scope of ['openid', 'profile', 'email', 'phone', 'address', 'offline_access', 'manage']) {
    it(`refuses the reserved scope ${scope}`, () => {
      expect(refusalOf(() => readCatalogue([anApi({ scope })]))).to.equal('invalid /0/scope');
    });
  }

  it('names every API of a cycle', () => {
    const json = [
      anApi({ requires: ['B'] }),
      anApi({ code: 'B', requires: ['C'] }),
      anApi({ code: 'C', requires: ['A'] }),
      anApi({ code: 'D' }),
    ];

    expect(refusalOf(() => readCatalogue(json))).to.equal('invalid /0/requires /1/requires /2/requires');
  });

  it('names all faults at once, with the code in the sentence', () => {
    const json = [anApi({ requires: ['GONE'] }), anApi({ scope: 'manage' })];

    try {
      readCatalogue(json);
      expect.fail('it was read');
    } catch (error) {
      expect(error).to.be.instanceOf(DomainError);
      expect((error as DomainError).faults.map(({ message }) => message).join())
        .to.include('"GONE"')
        .and.include('"manage"')
        .and.include('"A"');
    }
  });
});
