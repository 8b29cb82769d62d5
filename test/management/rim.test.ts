import { expect } from 'chai';
import { gzipSync } from 'node:zlib';
import { ROUTES } from '../../server/management/routes.ts';
import { StorageUnavailable } from '../../server/storage.ts';
import { sendRaw } from '../attacks/raw.ts';
import { companyToken } from '../flows/authorization.ts';
import { call } from '../flows/world.ts';
import { callRoute, rowOf } from './calling.ts';
import { scene } from './scene.ts';

/** This file is over 200 lines because it is the rim that all routes share. */
const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('the rim of the management API', () => {
  const the = scene();

  function url(path: string): string {
    return `${the().issuer}/api/v1${path}`;
  }

  function authorized(headers: Record<string, string> = {}): Record<string, string> {
    return { Authorization: `Bearer ${the().actors.operator.token}`, ...headers };
  }

  /** Posts a company as these bytes. */
  function sendCompany(body: string | Buffer, headers: Record<string, string> = JSON_TYPE) {
    return sendRaw(url('/companies'), { method: 'POST', headers: authorized(headers), body });
  }

  it('asks for a token, and says what was wrong only with one that was sent (RFC 6750 §3)', async () => {
    const { issuer, actors, published, customer } = the();
    const { token = '' } = actors.operator;
    const { body: ofPartner } = await companyToken(issuer, published, customer.company.id);
    const ofPartners = String(ofPartner['access_token']);
    expect(ofPartners).to.match(/^csn_ct_/);
    const none = await fetch(url('/me'));
    const wrong = [
      `Bearer ${ofPartners}`,
      `Bearer ${token}x`,
      `Bearer ${token.toUpperCase()}`,
      `Basic ${token}`,
      token,
      'Bearer',
      `DPoP ${token}`,
    ];

    expect([none.status, none.headers.get('WWW-Authenticate')]).to.deep.equal([
      401,
      'Bearer realm="countersign", scope="manage"',
    ]);
    for (const Authorization of wrong) {
      const { status, headers } = await fetch(url('/companies'), { headers: { Authorization } });
      expect(status, Authorization).to.equal(401);
      expect(headers.get('WWW-Authenticate')).to.equal('Bearer realm="countersign", error="invalid_token", scope="manage"');
    }
    expect((await fetch(url(`/companies?access_token=${token}`))).status, 'in the query').to.equal(401);
  });

  it('describes every problem by RFC 9457, under a type that leads to its explanation', async () => {
    const { issuer } = the();
    const response = await fetch(url('/companies/x'), { headers: authorized() });

    const { type, ...problem } = (await response.json()) as Record<string, unknown>;

    expect(response.headers.get('Content-Type')).to.equal('application/problem+json');
    expect(problem).to.deep.equal({
      title: 'Nothing here',
      status: 404,
      detail: 'There is nothing here under this id.',
      request_id: response.headers.get('X-Request-Id'),
    });
    expect(type).to.equal(`${issuer}/api/v1/problems/not_found`);
    expect(await (await fetch(String(type))).json()).to.deep.equal({ type, title: 'Nothing here', status: 404 });
  });

  it('answers another method with the ones that there are, and no origin with leave to read', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND']) {
      const { status, headers } = await sendRaw(url('/companies'), {
        method,
        headers: authorized({ Origin: 'https://evil.example' }),
      });

      expect([status, headers['allow']], method).to.deep.equal([405, 'GET, HEAD, POST']);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).to.deep.equal([]);
    }
    const preflight = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' };
    expect((await sendRaw(url('/companies'), { method: 'OPTIONS', headers: preflight })).headers).not.to.have.property(
      'access-control-allow-origin',
    );
  });

  it('knows each path in one spelling', async () => {
    const paths = [
      '/nothing',
      '/Companies',
      '/companies/',
      '//companies',
      '/companies/x/y',

      '',
      '/',
      '/companies%2f',
    ];

    for (const path of paths) {
      const { status, text } = await sendRaw(url(path), { headers: authorized() });
      expect([status, (JSON.parse(text) as { title: string }).title], path).to.deep.equal([404, 'Nothing here']);
    }
  });

  it('lets nothing be cached, whatever is answered', async () => {
    const { token = '' } = the().actors.operator;
    const paths = ['/companies', '/companies/x', '/nothing', '/apis', '/openapi.json', '/companies?x=1'];

    for (const path of paths) {
      const { headers } = await call(the().issuer, token, 'GET', path);
      expect(headers.get('Cache-Control'), path).to.equal('no-store');
      expect(headers.get('X-Content-Type-Options'), path).to.equal('nosniff');
    }
    expect((await fetch(url('/me'))).headers.get('Cache-Control')).to.equal('no-store');
  });

  it('answers HEAD like GET, without the body', async () => {
    const { status, text, headers } = await sendRaw(url('/companies'), { method: 'HEAD', headers: authorized() });

    expect([status, text, headers['content-type']]).to.deep.equal([200, '', 'application/json; charset=utf-8']);
  });

  it('74 · takes JSON in UTF-8 and nothing else', async () => {
    const company = JSON.stringify({ name: 'Café', domain: 'types.example' });
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/json',
      'application/json; charset=utf-16',
    ];
    const broken = ['{', '', '{"name":', "{'name':1}", '[1,]', 'NaN', '\ufeff{', '{"name":"\n"}', 'undefined', company.slice(1)];

    for (const type of types) expect((await sendCompany(company, { 'Content-Type': type })).status, type).to.equal(415);
    expect(
      (await sendRaw(url('/companies'), { method: 'POST', headers: authorized(), body: company })).status,
      'no type',
    ).to.equal(415);
    const zipped = await sendCompany(gzipSync(company), { ...JSON_TYPE, 'Content-Encoding': 'gzip' });
    expect(zipped.status, 'gzip').to.equal(415);
    for (const body of broken) expect((await sendCompany(body)).status, body).to.equal(400);
    expect((await sendCompany(Buffer.from(company, 'latin1'))).status, 'latin1').to.equal(400);
    for (const body of ['[]', '"x"', '1', 'null', 'true']) expect((await sendCompany(body)).status, body).to.equal(400);
    expect((await sendCompany(company, { 'Content-Type': 'Application/JSON;charset=UTF-8' })).status).to.equal(201);
  });

  it('takes no body where none has a meaning', async () => {
    for (const { method, path } of [
      { method: 'GET', path: '/companies' },
      { method: 'DELETE', path: '/connections/x' },
    ]) {
      const { status } = await sendRaw(url(path), { method, headers: authorized(JSON_TYPE), body: '{"limit":1}' });
      expect(status, method).to.equal(400);
    }
  });

  it('79 · answers 503 with Retry-After on every call while the store is down, and checks nothing less', async () => {
    const { actors, world } = the();
    const { directory } = world.storage;
    const whole = { ...directory };
    const down = () => Promise.reject(new StorageUnavailable('down'));
    Object.assign(directory, Object.fromEntries(Object.keys(whole).map((name) => [name, down])));

    const replies = await Promise.all(
      ROUTES.filter(({ method, who }) => method === 'get' && !who.includes('anyone')).map((row) =>
        callRoute(the(), actors.partner, row),
      ),
    );
    Object.assign(directory, whole);

    expect(new Set(replies.map(({ status, headers }) => `${status} ${headers.get('Retry-After')}`))).to.deep.equal(
      new Set(['503 1']),
    );
    expect(replies).to.have.length.above(8);
  });

  it('says nothing of a bug but the id under which it was logged', async () => {
    const { actors, world } = the();
    const { directory } = world.storage;
    const { list } = directory;
    const broken = () => Promise.reject(new TypeError('cannot read /etc/inside of undefined'));
    Object.assign(directory, { list: broken });

    const { status, text, body } = await callRoute(the(), actors.operator, rowOf('list_companies'));
    Object.assign(directory, { list });

    expect(status).to.equal(500);
    expect(text).not.to.match(/inside|TypeError|at \w+ \(|\.ts/);
    const logged = world.log.find((line) => line.includes(String(body['request_id'])));
    expect(logged).to.contain('cannot read');
  });
});
