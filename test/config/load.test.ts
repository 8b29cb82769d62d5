import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../config/load.ts';
import { KEY, load, OLDER_KEY, SECRET } from './loading.ts';

describe('the configuration', () => {
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

  it('has a default for everything with the embedded store', () => {
    const { app, ...config } = load();

    expect(config).to.deep.equal({
      port: 3000,
      host: '127.0.0.1',
      workers: 1,
      metricsPort: undefined,
      directoryUrl: 'lmdb:./data/store',
      directoryReads: 'majority',
      artifactsUrl: undefined,
      notices: [],
    });
    expect(app).to.deep.include({
      issuer: 'http://localhost:3000',
      operatorSecret: SECRET,
      trustProxy: false,
      sandboxSignUp: false,
      signInLimit: { count: 10, windowSeconds: 900 },
      wrongSecretLimit: { count: 60, windowSeconds: 60 },
      signUpLimit: { count: 10, windowSeconds: 3600 },
    });
  });

  it('derives the issuer from the port', () => {
    expect(load({ PORT: '4000' }).app.issuer).to.equal('http://localhost:4000');
  });

  it('takes a setting from the file that NAME_FILE names, without the line end', () => {
    const { app, port } = loadConfig({
      SERVER_KEY_FILE: file('key', `${KEY}\n`),
      OPERATOR_SECRET_FILE: file('secret', `${SECRET}\n`),
      PORT_FILE: file('port', '4000'),
    });

    expect(app.operatorSecret).to.equal(SECRET);
    expect(app.serverKeys).to.deep.equal([Buffer.alloc(32, 1)]);
    expect(port).to.equal(4000);
  });

  it('takes what is empty as not given', () => {
    expect(load({ PORT: '', METRICS_PORT: '', PORT_FILE: '' })).to.deep.include({ port: 3000, metricsPort: undefined });
  });

  it('takes several server keys, newest first', () => {
    const { serverKeys } = load({ SERVER_KEY: `${OLDER_KEY}, ${KEY}` }).app;

    expect(serverKeys).to.deep.equal([Buffer.alloc(32, 2), Buffer.alloc(32, 1)]);
  });

  it('takes a server for mail from a file: its URL holds a password', () => {
    const url = 'smtps://user:password@mail.example.com';
    const { app } = load({ SMTP_URL_FILE: file('smtp', url), SMTP_FROM: 'login@example.com' });

    expect(app.smtp).to.deep.equal({ url, from: 'login@example.com' });
    expect(load({}).app).not.to.have.property('smtp');
  });

  it('reads limits as attempts per window, and 0 as none', () => {
    const { signInLimit, wrongSecretLimit } = load({ SIGN_IN_LIMIT: '5/2h', WRONG_SECRET_LIMIT: '0' }).app;

    expect(signInLimit).to.deep.equal({ count: 5, windowSeconds: 7200 });
    expect(wrongSecretLimit.count).to.equal(0);
  });
});
