import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { SignJWT } from 'jose';
import { aProofKey, type ProofKey } from '../consistency/proofs.ts';
import { aCode, introspect } from '../flows/authorization.ts';
import { REDIRECT_URI } from '../flows/cast.ts';
import { post, type Reply } from '../flows/world.ts';
import { expectToken, ground } from './ground.ts';
import { nowSeconds } from './stored.ts';

/** What a proof claims; `undefined` takes a claim away. */
type Claims = Record<string, string | number | undefined>;

describe('attacks with DPoP proofs (RFC 9449 §11, security.md §1)', () => {
  const on = ground();
  const key = aProofKey();

  /** A proof that claims what it is told to, and whatever else a good one for the token endpoint has. */
  function proof(given: Claims = {}, header: object = {}, { privateKey, publicJwk }: ProofKey = key): Promise<string> {
    const claims = { htm: 'POST', htu: `${on().issuer}/token`, iat: nowSeconds(), jti: randomUUID(), ...given };
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: publicJwk, ...header }).sign(privateKey);
  }

  const ask = (DPoP: string): Promise<Reply> =>
    post(`${on().issuer}/token`, { grant_type: 'client_credentials' }, on().registered.client, { DPoP });

  it('30 · a good one binds the token to its key, without a nonce', async () => {
    const { body } = await ask(await proof());

    expect(body['token_type']).to.equal('DPoP');
    const seen = await introspect(on().issuer, on().registered.client, String(body['access_token']));
    expect(seen.body['cnf']).to.have.property('jkt').that.is.a('string');
    expect(seen.body['token_type']).to.equal('DPoP');
  });

  const WRONG: Record<string, () => Promise<string>> = {
    'of another method': () => proof({ htm: 'GET' }),
    'of another endpoint': () => proof({ htu: `${on().issuer}/introspect` }),
    'of another host': () => proof({ htu: 'https://evil.example/token' }),
    'without a method': () => proof({ htm: '' }),
    'without an address': () => proof({ htu: '' }),
    'dated long ago': () => proof({ iat: nowSeconds() - 400 }),
    'dated far ahead': () => proof({ iat: nowSeconds() + 400 }),
    'without a date': () => proof({ iat: undefined }),
    'without an identifier': () => proof({ jti: '' }),
    'of another type': () => proof({}, { typ: 'JWT' }),
    'whose signature is by another key': () => proof({}, { jwk: aProofKey().publicJwk }),
    'with the private key in it': () => proof({}, { jwk: key.privateKey.export({ format: 'jwk' }) }),
    'without a key': () => proof({}, { jwk: undefined }),
    'signed with a secret': async () =>
      new SignJWT({ htm: 'POST', htu: `${on().issuer}/token`, jti: randomUUID() })
        .setProtectedHeader({ alg: 'HS256', typ: 'dpop+jwt', jwk: key.publicJwk })
        .setIssuedAt()
        .sign(Buffer.from(JSON.stringify(key.publicJwk))),
    'that is none': async () => 'x.y.z',
    'that comes twice': async () => `${await proof()}, ${await proof()}`,
  };
  for (const [name, make] of Object.entries(WRONG)) {
    it(`30 · a proof ${name} is refused`, async () => expectRefused(await ask(await make())));
  }

  it('30 · a proof is good once, whichever request it is for', async () => {
    const used = await proof();
    expectToken(await ask(used));

    expectRefused(await ask(used));
  });

  it('30 · a proof that is dated ahead is good once, for as long as it is good', async () => {
    const { world } = on();
    const ahead = await proof({ iat: nowSeconds() + 290 });
    expectToken(await ask(ahead));

    world.clock = 590_000;
    const replayed = await ask(ahead);
    world.clock = 0;

    expectRefused(replayed);
  });

  describe('a bound token', () => {
    let token: string;

    before(async () => {
      const { code, verifier } = await aCode(on().issuer, on().registered, on().member);
      const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: verifier };
      token = expectToken(await post(`${on().issuer}/token`, form, on().registered.client, { DPoP: await proof() }));
    });

    const userinfo = (headers: Record<string, string>): Promise<Response> => fetch(`${on().issuer}/userinfo`, { headers });
    const proofFor = (given: Claims, by: ProofKey = key): Promise<string> =>
      proof({ htm: 'GET', htu: `${on().issuer}/userinfo`, ath: hash(token), ...given }, {}, by);

    it('30 · works with a proof that names it, once', async () => {
      const headers = { Authorization: `DPoP ${token}`, DPoP: await proofFor({}) };

      const first = await userinfo(headers);
      const second = await userinfo(headers);

      expect([first.status, second.status]).to.deep.equal([200, 401]);
    });

    it('30 · is refused to whoever stole it', async () => {
      const stolen: Record<string, string>[] = [
        { Authorization: `Bearer ${token}` },
        { Authorization: `DPoP ${token}` },
        { Authorization: `Bearer ${token}`, DPoP: await proofFor({}) },
        { Authorization: `DPoP ${token}`, DPoP: await proofFor({}, aProofKey()) },
        { Authorization: `DPoP ${token}`, DPoP: await proofFor({ ath: hash('another token') }) },
        { Authorization: `DPoP ${token}`, DPoP: await proofFor({ ath: '' }) },
        { Authorization: `DPoP ${token}`, DPoP: await proofFor({ htm: 'POST' }) },
        { Authorization: `DPoP ${token}`, DPoP: await proofFor({ htu: `${on().issuer}/token` }) },
      ];

      for (const [index, headers] of stolen.entries()) {
        expect((await userinfo(headers)).status, String(index)).to.be.oneOf([400, 401]);
      }
    });
  });
});

/** Fails unless the token endpoint has refused. The engine calls a proof that comes again an invalid grant. */
function expectRefused({ status, body }: Reply, about?: string): void {
  expect([status, body['access_token']], about).to.deep.equal([400, undefined]);
  expect(body['error'], about).to.be.oneOf(['invalid_dpop_proof', 'invalid_grant', 'invalid_request']);
}

function hash(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}
