import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultsOf, KEY, load } from './loading.ts';

const SERVERS = { DIRECTORY_URL: 'mongodb://localhost/countersign', ARTIFACTS_URL: 'redis://localhost' };

describe('a wrong configuration', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-config-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  function file(name: string, content: string): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  const wrong: readonly (readonly [name: string, ...values: string[]])[] = [
    ['PORT', 'abc', '-1', '65536', '3000.5', '0x10', '1e3'],
    ['HOST', 'a b', 'http://localhost'],
    ['ISSUER', 'login.example.com', 'http://login.example.com', 'ftp://localhost', 'javascript:alert(1)'],
    [
      'ISSUER',
      'https://login.example.com/',
      'https://login.example.com/path',
      'https://u:p@login.example.com',
      'HTTPS://login.example.com',
    ],
    [
      'ISSUER',
      'http://localhost.example.com',
      'http://127.0.0.1.example.com',
      'https://login.example.com:443',
      'https://login.example.com?a',
    ],
    ['BRAND_NAME', ' ', 'a\nb', 'x'.repeat(41)],
    ['BRAND_ACCENT', 'red', '#fff', '#12345g', '#123456;}*{display:none', 'url(x)'],
    ['DIRECTORY_URL', './data', 'lmdb:', 'postgres://localhost', 'redis://localhost'],
    ['DIRECTORY_READS', 'local', 'primary', 'LINEARIZABLE'],
    ['ARTIFACTS_URL', './data', 'mongodb://localhost'],
    [
      'SERVER_KEY',
      'short',
      `${KEY}=`,
      `${KEY},`,
      `${KEY},${KEY}`,
      Buffer.alloc(33).toString('base64url'),
      Buffer.alloc(32, 255).toString('base64'),
    ],
    ['OPERATOR_SECRET', 'x'.repeat(31), `${'x'.repeat(32)} y`, 'ä'.repeat(32)],
    ['WORKERS', '0', '257', 'two'],
    ['TRUST_PROXY', 'yes', 'true', '1', 'ON'],
    ['SANDBOX_SIGN_UP', 'yes'],
    ['METRICS_PORT', 'on'],
    ['SIGN_IN_LIMIT', '10', '10/15', '10/15d', '0/15m', '-1/1m', '10/0m'],
    ['WRONG_SECRET_LIMIT', 'none'],
    ['SIGN_UP_LIMIT', 'none'],
    ['SMTP_URL', 'mail.example.com', 'https://mail.example.com', 'smtp:', 'smtp:///path'],
    ['SMTP_FROM', 'nobody', '<a@b.example', 'A <a@b.example> more', 'a@b.example, c@d.example', 'A\r\nBcc: <a@b.example>'],
  ];
  for (const [name, ...values] of wrong) {
    for (const value of values) {
      it(`refuses ${name}=${value} in one sentence that does not repeat it`, () => {
        const faults = faultsOf({ [name]: value });

        expect(faults).to.have.lengthOf(1);
        expect(faults[0])
          .to.match(new RegExp(`^${name} .+\\.$`))
          .and.not.include(` ${value} `);
      });
    }
  }

  const pairings: readonly (readonly [directory: string, artifacts: string, right: boolean])[] = [
    ['lmdb:./a', '', true],
    ['lmdb:./a', 'lmdb:./a', true],
    ['mongodb://localhost/a', 'redis://localhost', true],
    ['mongodb://localhost/a', 'rediss://localhost', true],
    ['lmdb:./a', 'lmdb:./b', false],
    ['lmdb:./a', 'redis://localhost', false],
    ['mongodb://localhost/a', '', false],
    ['mongodb://localhost/a', 'lmdb:./a', false],
  ];
  for (const [directory, artifacts, right] of pairings) {
    it(`${right ? 'takes' : 'refuses'} the directory ${directory} with ${artifacts || 'no'} artifacts`, () => {
      expect(faultsOf({ DIRECTORY_URL: directory, ARTIFACTS_URL: artifacts })).to.have.lengthOf(right ? 0 : 1);
    });
  }

  it('wants key and secret beside stores that are not embedded', () => {
    const faults = faultsOf({ ...SERVERS, SERVER_KEY: '', OPERATOR_SECRET: '' });

    expect(faults.map((fault) => fault.split(' ', 1)[0])).to.deep.equal(['SERVER_KEY', 'OPERATOR_SECRET']);
  });

  it('wants a server and a sender for mail, or neither', () => {
    const sentence = 'SMTP_URL and SMTP_FROM must be given together.';

    expect(faultsOf({ SMTP_URL: 'smtp://mail.example.com' })).to.deep.equal([sentence]);
    expect(faultsOf({ SMTP_FROM: 'a@b.example' })).to.deep.equal([sentence]);
    expect(faultsOf({ SMTP_URL: 'smtps://u:p@mail.example.com:465', SMTP_FROM: 'A B <a@b.example>' })).to.deep.equal([]);
  });

  it('wants an issuer when any port will do, and two ports for two things', () => {
    expect(faultsOf({ PORT: '0' })).to.deep.equal(['ISSUER must be given when PORT is 0.']);
    expect(faultsOf({ PORT: '4000', METRICS_PORT: '4000' })).to.deep.equal(['METRICS_PORT must be another port than PORT.']);
  });

  it('names all faults at once, and nobody is blamed for the fault of another', () => {
    const faults = faultsOf({
      PORT: 'x',
      DIRECTORY_URL: 'x',
      SERVER_KEY_FILE: '/nowhere',
      SERVER_KEY: '',
      CATALOGUE: '/nowhere',
    });

    expect(faults.map((fault) => fault.split(' ', 1)[0])).to.deep.equal([
      'SERVER_KEY_FILE',
      'PORT',
      'DIRECTORY_URL',
      'CATALOGUE',
    ]);
  });

  it('refuses a setting that is given twice, and a file that is empty or not there', () => {
    const empty = file('empty', '\n');

    expect(faultsOf({ PORT: '4000', PORT_FILE: empty })).to.deep.equal([
      'PORT_FILE is given beside the setting itself: keep one of them.',
    ]);
    expect(faultsOf({ PORT_FILE: empty })).to.deep.equal([`PORT_FILE names ${empty}, which is empty.`]);
    expect(faultsOf({ PORT_FILE: '/nowhere' })).to.deep.equal(['PORT_FILE names /nowhere, which cannot be read (ENOENT).']);
  });

  it('reads a catalogue of one’s own, or names its faults with their places', () => {
    const api = {
      code: 'ORDERS',
      scope: 'ORDERS',
      title: 'Orders',
      description: 'Reads orders.',
      requires: ['STOCK'],
      groups: [],
    };

    expect(faultsOf({ CATALOGUE: file('dangling.json', JSON.stringify([api])) })[0])
      .to.include('/0/requires/0')
      .and.include('STOCK');
    expect(faultsOf({ CATALOGUE: file('broken.json', '{') })[0]).to.include('broken.json, which is not JSON');
    expect(load({ CATALOGUE: file('right.json', JSON.stringify([{ ...api, requires: [] }])) }).app.catalogue).to.be.an('object');
  });
});
