import { expect } from 'chai';
import type { GrantType } from '../../server/domain/application.ts';
import { newId } from '../../server/domain/id.ts';
import { applicationOf, modifiedApplication, type NewApplication } from '../../server/domain/registration.ts';
import { withSwitches, withTokensRevoked } from '../../server/domain/switches.ts';
import { aCompany, T0 } from '../builders.ts';
import { refusalOf } from './refusals.ts';
import { CATALOGUE } from './sample-catalogue.ts';

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const PLACE = { id: newId('application', T0), owner: aCompany(), at: T0 };
const register = (given: Partial<NewApplication> = {}) => applicationOf(CATALOGUE, { name: 'Partner', ...given }, PLACE);
const choose = (...codes: string[]) => codes.map((code) => ({ code, groups: [] }));

describe('registering an application', () => {
  it('makes it private, active and uncertified, with PKCE demanded (R7)', () => {
    expect(register()).to.include({
      visibility: 'private',
      active: true,
      suspended: false,
      certification: 'none',
      permissionVersion: 1,
      approvedPermissionVersion: 0,
      requirePkce: true,
    });
  });

  it('takes the fields of the seed (R6)', () => {
    const application = register({ description: 'Reads\r\nreports.', active: false, apis: choose('EXPRPT') });

    expect(application).to.include({ name: 'Partner', description: 'Reads\nreports.', active: false });
    expect(application.apis).to.deep.equal(choose('EXPRPT'));
  });

  it('asks for the ticked groups only, each beneath its API (R9)', () => {
    const { terms } = register({ apis: [{ code: 'EXPRPT', groups: [{ code: 'BANK', required: false, reason: 'To pay.' }] }] });

    expect(terms).to.deep.equal([
      { scope: 'EXPRPT', since: 1, group: false, required: true, requiredSince: 1 },
      { scope: 'BANK', since: 1, group: true, required: false, requiredSince: 0 },
    ]);
  });

  it('refuses an API without the one that it requires, with its pointer (R10)', () => {
    expect(refusalOf(() => register({ apis: choose('IMAGE', 'QUICKEXP') }))).to.equal('invalid /apis/1/code');
    expect(register({ apis: choose('QUICKEXP', 'EXPRPT') }).terms).to.have.lengthOf(1);
  });

  it('does not demand what is only hinted at: receipt images need Imaging if the application reads them (R10)', () => {
    expect(refusalOf(() => register({ apis: choose('EXPRPT') }))).to.equal('none');
  });

  const bank = { code: 'BANK', required: true, reason: '' };
  const faulty: readonly [string, Partial<NewApplication>, string][] = [
    ['an API that is unknown', { apis: choose('NONE') }, '/apis/0/code'],
    ["an API code that is an object's property", { apis: choose('__proto__') }, '/apis/0/code'],
    ['an API twice', { apis: choose('LIST', 'LIST') }, '/apis/1/code'],
    ['a group of another API', { apis: [{ code: 'LIST', groups: [bank] }] }, '/apis/0/groups'],
    ['a group that is unknown', { apis: [{ code: 'FOP', groups: [bank] }] }, '/apis/0/groups/0/code'],
    ['a group twice', { apis: [{ code: 'EXPRPT', groups: [bank, bank] }] }, '/apis/0/groups/1/code'],
    ['a reason with NUL', { apis: [{ code: 'EXPRPT', groups: [{ ...bank, reason: '\0' }] }] }, '/apis/0/groups/0/reason'],
    ['more APIs than there are', { apis: choose(...Array.from({ length: 50_000 }, () => 'LIST')) }, '/apis'],
    ['a name of white space', { name: ' \u200b ' }, '/name'],
    ['a name of two lines', { name: 'a\nb' }, '/name'],
    ['a name of 201 characters', { name: '😀'.repeat(201) }, '/name'],
    ['half a surrogate pair in the name', { name: 'a\ud800' }, '/name'],
    ['a description of 10,001 characters', { description: 'a'.repeat(10_001) }, '/description'],
    ['a description with a control character', { description: 'a\u0007' }, '/description'],
    ['a grant twice', { grantTypes: ['client_credentials', 'client_credentials'] }, '/grant_types'],
    ['no grant', { grantTypes: [] }, '/grant_types'],
    ['a grant that does not exist', { grantTypes: ['password' as GrantType] }, '/grant_types'],
    ['a code without a redirect URI', { grantTypes: ['authorization_code'] }, '/redirect_uris'],
    [
      'refresh tokens for client credentials (RFC 6749 §4.4.3)',
      { grantTypes: ['client_credentials', 'refresh_token'] },
      '/grant_types',
    ],
    ['keys beside a secret', { jwks: { keys: [] } }, '/jwks'],
    ['keys that are not there', { authenticationMethod: 'private_key_jwt' }, '/jwks'],
  ];
  for (const [what, given, pointer] of faulty) {
    it(`refuses ${what}`, () => {
      expect(refusalOf(() => register(given))).to.equal(`invalid ${pointer}`);
    });
  }

  it('takes a name of 200 characters outside the basic plane', () => {
    expect(register({ name: ` ${'😀'.repeat(200)} ` }).name).to.equal('😀'.repeat(200));
  });

  it('names all faults at once', () => {
    const given = { name: '', description: '\0', apis: choose('NONE'), redirectUris: ['http://a'], grantTypes: [] };

    expect(refusalOf(() => register(given))).to.equal('invalid /name /description /apis/0/code /redirect_uris/0 /grant_types');
  });

  it('gives the grants that its redirect URIs make possible, where it names none', () => {
    expect(register().grantTypes).to.deep.equal(['client_credentials']);
    expect(register({ redirectUris: ['https://p.example/cb'] }).grantTypes).to.deep.equal([
      'authorization_code',
      'refresh_token',
      'client_credentials',
    ]);
    expect(register({ grantTypes: [DEVICE, 'refresh_token'] }).grantTypes).to.deep.equal([DEVICE, 'refresh_token']);
  });
});

describe('modifying an application (R13)', () => {
  it('leaves what is not named as it is', () => {
    const before = register({ description: 'Old.', apis: choose('EXPRPT'), redirectUris: ['https://p.example/cb'] });

    expect(modifiedApplication(CATALOGUE, before, { name: 'New' })).to.deep.equal({ ...before, name: 'New' });
    expect(modifiedApplication(CATALOGUE, before, { apis: undefined })).to.deep.equal(before);
  });

  it('ends everything that was issued when it is deactivated, and only then', () => {
    const active = register();
    const inactive = modifiedApplication(CATALOGUE, active, { active: false });

    expect(inactive.epoch).to.equal(1);
    expect(modifiedApplication(CATALOGUE, inactive, { active: false }).epoch).to.equal(1);
    expect(modifiedApplication(CATALOGUE, inactive, { active: true }).epoch).to.equal(1);
  });

  it('refuses to take the last redirect URI from who gets codes', () => {
    const before = register({ redirectUris: ['https://p.example/cb'] });

    expect(refusalOf(() => modifiedApplication(CATALOGUE, before, { redirectUris: [] }))).to.equal('invalid /redirect_uris');
  });

  it('keeps APIs that have left the catalogue, unless the APIs are sent again', () => {
    const before = { ...register(), apis: choose('GONE') };

    expect(refusalOf(() => modifiedApplication(CATALOGUE, before, { name: 'New' }))).to.equal('none');
    expect(refusalOf(() => modifiedApplication(CATALOGUE, before, { apis: choose('GONE') }))).to.equal('invalid /apis/0/code');
  });
});

describe('the switches of an application', () => {
  it('publish only what the review has approved (R7)', () => {
    const application = register();

    for (const certification of ['none', 'submitted', 'rejected'] as const) {
      expect(refusalOf(() => withSwitches({ ...application, certification }, { visibility: 'public' }))).to.equal('conflict');
    }
    expect(withSwitches({ ...application, certification: 'approved' }, { visibility: 'public' }).visibility).to.equal('public');
  });

  it('take back what is public, whatever the review says', () => {
    const application = { ...register(), visibility: 'public' as const, certification: 'submitted' as const };

    expect(withSwitches(application, { visibility: 'private' }).visibility).to.equal('private');
    expect(withSwitches(application, { visibility: 'public' })).to.deep.equal(application);
  });

  it('end everything that was issued at suspension, and revive nothing at its end', () => {
    const suspended = withSwitches(register(), { suspended: true });

    expect(suspended).to.include({ suspended: true, epoch: 1 });
    expect(withSwitches(suspended, { suspended: true }).epoch).to.equal(1);
    expect(withSwitches(suspended, { suspended: false })).to.include({ suspended: false, epoch: 1 });
    expect(withTokensRevoked(suspended).epoch).to.equal(2);
  });
});
