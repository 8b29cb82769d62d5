import { expect } from 'chai';
import { aCode, authorizationUrl, companyToken } from '../flows/authorization.ts';
import { REDIRECT_URI } from '../flows/cast.ts';
import { aPkce, type World } from '../flows/world.ts';
import { expectToken, ground } from './ground.ts';
import { type RawAnswer, type RawRequest, sendRaw } from './raw.ts';

const FORM = 'application/x-www-form-urlencoded';

/** A good request to each endpoint that takes a form. */
const ENDPOINTS: Record<string, Record<string, string>> = {
  '/token': { grant_type: 'client_credentials', scope: 'EXPRPT' },
  '/introspect': { token: 'csn_at_unknown', token_type_hint: 'access_token' },
  '/revoke': { token: 'csn_at_unknown', token_type_hint: 'access_token' },
  '/par': { client_id: '', response_type: 'code', redirect_uri: REDIRECT_URI, scope: 'openid' },
  '/device_authorization': { scope: 'openid' },
  '/authorize': { client_id: '', response_type: 'code', redirect_uri: REDIRECT_URI, scope: 'openid' },
  '/device': { user_code: 'BCDF-GHJK' },
  '/sign-in': { login_id: 'somebody', password: 'something' },
  '/sign-out/confirm': { xsrf: 'x', logout: 'yes' },
  '/interaction/unknown': { decision: 'approve' },
};

/** Bodies that no endpoint should take, each made of its good form. */
const BODIES: Record<string, (form: string) => RawRequest> = {
  'a field that comes again behind a thousand empty ones': (form) => ({ body: `${form}${'&'.repeat(1_000)}&${form}` }),
  'ten megabytes': (form) => ({ body: `${form}&padding=${'x'.repeat(10_000_000)}` }),
  JSON: (form) => ({
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(new URLSearchParams(form))),
  }),
  'another content type': (form) => ({ headers: { 'Content-Type': 'text/plain' }, body: form }),
  'a multipart form': () => ({
    headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
    body: '--x\r\nContent-Disposition: form-data; name="grant_type"\r\n\r\nclient_credentials\r\n--x--\r\n',
  }),
};

/** Fields that are strange, sent beside or instead of the good ones. What is unknown is ignored (RFC 6749 §3.2), the rest refused. */
const FIELDS: Record<string, (form: string) => string> = {
  nothing: () => '',
  'every field twice': (form) => `${form}&${form}`,
  'fifty thousand scopes': (form) =>
    `${form.replace(/scope=[^&]*&?/, '')}&scope=${Array.from({ length: 50_000 }, (_, n) => `s${n}`).join('+')}`,
  'a scope of fifty thousand letters': (form) => `${form.replace(/scope=[^&]*&?/, '')}&scope=${'x'.repeat(50_000)}`,
  'ten thousand fields': (form) => `${form}&${Array.from({ length: 10_000 }, (_, n) => `f${n}=1`).join('&')}`,
  'prototype names': (form) => `${form}&__proto__=x&__proto__[admin]=1&constructor=x&prototype[x]=1&toString=x&hasOwnProperty=x`,
  'prototype names as values': () =>
    'grant_type=__proto__&token=__proto__&client_id=constructor&response_type=toString&scope=__proto__',
  'operator objects': () =>
    'grant_type[$ne]=x&token[$gt]=&client_id[$ne]=x&scope[$ne]=&response_type[$regex]=.*&user_code[$ne]=x',
  arrays: (form) => form.replaceAll('=', '[]='),
  'deep objects': (form) => `${form}&a${'[b]'.repeat(2_000)}=c`,
  'NUL in every value': (form) => form.replaceAll(/=([^&]*)/g, '=$1%00'),
  'invalid UTF-8': (form) => form.replaceAll(/=([^&]*)/g, '=$1%ff%fe%c0%80'),
  'half a surrogate': (form) => form.replaceAll(/=([^&]*)/g, '=$1%ed%a0%80'),
  'broken percent-encoding': (form) => form.replaceAll(/=([^&]*)/g, '=$1%zz%'),
  'lines in every value': (form) => form.replaceAll(/=([^&]*)/g, '=$1%0d%0aSet-Cookie:%20x=y'),
  'numbers and booleans': (form) => form.replaceAll(/=([^&]*)/g, '=0'),
  'a very long value': (form) => form.replaceAll(/=([^&]*)/g, `=${'9'.repeat(6_000)}`),
};

const HEADERS: Record<string, Record<string, string>> = {
  'Basic and nothing': { Authorization: 'Basic' },
  'Basic that is no base64': { Authorization: 'Basic !!!!' },
  'Basic without a colon': { Authorization: `Basic ${Buffer.from('nobody').toString('base64')}` },
  'Basic with NUL': { Authorization: `Basic ${Buffer.from('a\0b:c\0d').toString('base64')}` },
  'Basic in broken percent-encoding': { Authorization: `Basic ${Buffer.from('%zz:%zz').toString('base64')}` },
  'Basic in invalid UTF-8': { Authorization: `Basic ${Buffer.from([0xff, 0xfe, 0x3a, 0xff]).toString('base64')}` },
  'Basic with a long name': { Authorization: `Basic ${Buffer.from(`${'x'.repeat(8_000)}:y`).toString('base64')}` },
  'Basic with the name of a prototype': { Authorization: `Basic ${Buffer.from('__proto__:x').toString('base64')}` },
  'another scheme': { Authorization: 'Negotiate abc' },
  'a bearer token': { Authorization: 'Bearer csn_at_unknown' },
  'a DPoP proof that is none': { DPoP: 'x.y.z' },
  'no content type': { 'Content-Type': '' },
  'a compressed body that is none': { 'Content-Encoding': 'gzip' },
  'an unknown character set': { 'Content-Type': `${FORM}; charset=klingon` },
  'broken cookies': { Cookie: 'session=%zz; session.sig=; interaction=__proto__; =; ;;' },
};

describe('bad input (issue 3)', () => {
  const on = ground();

  const goodForm = (path: string): string => {
    const fields = { ...ENDPOINTS[path] };
    if ('client_id' in fields) fields['client_id'] = on().registered.client.id;
    return new URLSearchParams(fields).toString();
  };
  const basic = (): Record<string, string> => {
    const { id, secret } = on().registered.client;
    return { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
  };
  const send = (path: string, { headers, body = '' }: RawRequest): Promise<RawAnswer> =>
    sendRaw(on().issuer + path, { method: 'POST', headers: { 'Content-Type': FORM, ...basic(), ...headers }, body });

  for (const path of Object.keys(ENDPOINTS)) {
    describe(`at ${path}`, () => {
      for (const [name, make] of Object.entries(BODIES)) {
        it(`${name} is a 4xx with its cause`, async () => {
          const answer = await send(path, make(goodForm(path)));

          expectSane(answer, name);
          expect(answer.status, answer.text).to.be.within(400, 499);
          expect(answer.text).to.have.length.above(10);
        });
      }

      it('strange fields are refused or ignored, and never a fault of the server', async () => {
        for (const [name, make] of Object.entries(FIELDS)) expectSane(await send(path, { body: make(goodForm(path)) }), name);
      });

      it('strange headers are refused or ignored, and never a fault of the server', async () => {
        for (const [name, headers] of Object.entries(HEADERS))
          expectSane(await send(path, { headers, body: goodForm(path) }), name);
      });

      it('another method is refused', async () => {
        for (const method of ['PUT', 'DELETE', 'PATCH']) {
          const answer = await sendRaw(on().issuer + path, { method, headers: basic() });

          expect(answer.status, method).to.be.within(400, 499);
        }
      });
    });
  }

  it('in the address of the authorization endpoint is an error and no redirect astray', async () => {
    const url = authorizationUrl(on().issuer, on().registered, aPkce().challenge);
    const query = new URL(url).search.slice(1);

    for (const [name, make] of Object.entries(FIELDS)) {
      const strange = make(query);
      if (strange.length > 12_000) continue;
      const answer = await sendRaw(`${on().issuer}/authorize?${strange}`);

      expectSane(answer, name);
      expect(answer.headers.location ?? REDIRECT_URI, name).to.match(
        /^(https:\/\/app\.partner\.example\/callback|\/interaction\/)/,
      );
    }
  });

  it('in an address that is too long is refused', async () => {
    const answer = await sendRaw(`${on().issuer}/authorize?${'x'.repeat(60_000)}`);

    expect(answer.status).to.be.within(400, 499);
  });

  it('at userinfo is refused', async () => {
    const tokens = [
      '',
      'x',
      '\u0001'.replace('\u0001', 'é'),
      'csn_at_',
      `csn_at_${'x'.repeat(6_000)}`,
      '__proto__',
      'a b',
      '{"$ne":1}',
    ];

    for (const token of tokens) {
      const answer = await sendRaw(`${on().issuer}/userinfo`, { headers: { Authorization: `Bearer ${encodeURI(token)}` } });
      expect(answer.status, token).to.be.within(400, 401);
    }
  });

  it('has left the server as it was: nothing was created, everything works', async () => {
    const before = await directorySize(on().world);
    for (const path of Object.keys(ENDPOINTS)) {
      for (const make of Object.values(FIELDS).slice(3))
        await send(path, { body: make(goodForm(path)), headers: { Authorization: '' } });
    }

    expect(await directorySize(on().world)).to.equal(before);
    expectToken(await companyToken(on().issuer, on().registered, on().member.company.id));
    expect((await aCode(on().issuer, on().registered, on().member)).code).to.be.a('string');
  });
});

async function directorySize({ storage }: World): Promise<number> {
  return (await storage.directory.events({}, { limit: 100_000 })).length;
}

/** Answered on purpose: with a cause, and with nothing that a stranger could use. */
function expectSane({ status, text, headers }: RawAnswer, about: string): void {
  expect(status, `${about}: ${text.slice(0, 300)}`).to.be.within(200, 499);
  expect(text, about).not.to.match(/\bat .*:\d+:\d+|node_modules|TypeError|SyntaxError|internal_server_error/);
  expect(JSON.stringify(headers), about).not.to.contain('x=y');
  if (status >= 400 && text.startsWith('{')) expect(JSON.parse(text), about).to.have.property('error').that.is.a('string');
}
