import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { aProofKey, assertionForm, type ProofKey } from '../consistency/proofs.ts';
import { aPublishedApplication, type Registered } from '../flows/cast.ts';
import { post, type Reply } from '../flows/world.ts';
import { assertionBy } from './assertions.ts';
import { expectError, expectToken, ground } from './ground.ts';
import { nowSeconds } from './stored.ts';

describe('attacks with client assertions (RFC 7523, security.md §1)', () => {
  const on = ground();
  let key: ProofKey;
  let keyed: Registered;

  before(async () => {
    key = aProofKey();
    keyed = await aPublishedApplication(on().services, {
      authenticationMethod: 'private_key_jwt',
      jwks: { keys: [{ ...key.publicJwk }] },
    });
  });

  const send = (assertion: string, extra: Record<string, string> = {}): Promise<Reply> =>
    post(`${on().issuer}/token`, { grant_type: 'client_credentials', ...assertionForm(assertion), ...extra });

  const claims = (given: JWTPayload = {}): JWTPayload => ({
    iss: keyed.client.id,
    sub: keyed.client.id,
    aud: on().issuer,
    ...given,
  });
  it('29 · a good one passes, once', async () => {
    const assertion = await assertionBy(key, claims());

    const [first, second] = [await send(assertion), await send(assertion)];

    expectToken(first);
    expectError(second, 401, 'invalid_client');
  });

  it('29 · the same `jti` does not pass in another assertion, nor at another endpoint', async () => {
    const jti = 'the one and only';
    expectToken(await send(await assertionBy(key, claims({ jti }))));

    const again = await assertionBy(key, claims({ jti, exp: nowSeconds() + 120 }));

    expectError(await send(again), 401, 'invalid_client');
    const elsewhere = await post(`${on().issuer}/introspect`, { token: 'x', ...assertionForm(again) });
    expectError(elsewhere, 401, 'invalid_client');
  });

  it('29 · the audience is the issuer, as one string, and nothing else', async () => {
    const { issuer } = on();
    const others = [
      `${issuer}/token`,
      `${issuer}/`,
      issuer.toUpperCase(),
      [issuer],
      [issuer, 'https://evil.example'],
      'https://evil.example',
      keyed.client.id,
      '',
    ];

    for (const aud of others) {
      expectError(await send(await assertionBy(key, claims({ aud }))), 401, 'invalid_client', JSON.stringify(aud));
    }
  });

  it('29 · it lives five minutes at most, and has begun and not ended', async () => {
    const lives: JWTPayload[] = [
      { exp: nowSeconds() + 320 },
      { exp: nowSeconds() + 3_600 },
      { exp: nowSeconds() - 20 },
      { nbf: nowSeconds() + 60 },
    ];

    for (const given of lives) {
      expectError(await send(await assertionBy(key, claims(given))), 401, 'invalid_client', JSON.stringify(given));
    }
    expectToken(await send(await assertionBy(key, claims({ exp: nowSeconds() + 290 }))));
  });

  for (const name of ['exp', 'jti', 'iss', 'sub', 'aud'] as const) {
    it(`29 · one without \`${name}\` fails`, async () => {
      const { [name]: _, ...rest } = { iat: nowSeconds(), exp: nowSeconds() + 60, jti: `without ${name}`, ...claims() };
      const assertion = await new SignJWT(rest).setProtectedHeader({ alg: 'ES256' }).sign(key.privateKey);

      const { status } = await send(assertion, { client_id: keyed.client.id });

      expect(status).to.be.oneOf([400, 401]);
    });
  }

  it('29 · unsigned, it fails', async () => {
    const unsigned = new UnsecuredJWT({ ...claims(), jti: 'unsigned', exp: nowSeconds() + 60 }).encode();

    expectError(await send(unsigned), 401, 'invalid_client');
  });

  it('29 · signed with what everybody knows as if it were a secret, it fails', async () => {
    const known = [
      JSON.stringify(key.publicJwk),
      JSON.stringify({ keys: [key.publicJwk] }),
      String(key.publicJwk.x),
      keyed.client.id,
    ];

    for (const secret of known) {
      const assertion = await hmac(secret, claims());
      expectError(await send(assertion), 401, 'invalid_client', secret);
    }
  });

  it('29 · signed with the secret or with what is stored of it, it fails', async () => {
    const { client, application } = on().registered;
    const own = { iss: client.id, sub: client.id };

    for (const secret of [client.secret, `${application.secret?.keyId}.${application.secret?.digest}`]) {
      expectError(await send(await hmac(secret, claims(own))), 401, 'invalid_client');
    }
  });

  it('29 · signed with another key, or for another application, it fails', async () => {
    const other = aProofKey();
    const foreign = await aPublishedApplication(on().services, {
      authenticationMethod: 'private_key_jwt',
      jwks: { keys: [{ ...other.publicJwk }] },
    });

    expectError(await send(await assertionBy(other, claims())), 401, 'invalid_client');
    expectError(await send(await assertionBy(other, claims({ iss: foreign.client.id }))), 401, 'invalid_client');
    expectError(await send(await assertionBy(key, claims({ sub: foreign.client.id }))), 401, 'invalid_client');
    expect((await send(await assertionBy(key, claims()), { client_id: foreign.client.id })).status).to.be.oneOf([400, 401]);
  });

  it('29 · a key that travels in the header is not used', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const assertion = await new SignJWT({ ...claims(), jti: 'own key', exp: nowSeconds() + 60 })
      .setProtectedHeader({ alg: 'ES256', jwk: publicKey.export({ format: 'jwk' }), jku: 'https://evil.example/jwks' })
      .sign(privateKey);

    expectError(await send(assertion), 401, 'invalid_client');
  });

  it('29 · damaged or of another kind, it fails', async () => {
    const assertion = await assertionBy(key, claims());
    const [head = '', body = ''] = assertion.split('.');
    const damaged = ['x', '..', `${head}.${body}.`, `${assertion}.`, assertion.slice(0, -8), `${body}.${head}.x`, '{}'];

    for (const each of damaged) expect((await send(each)).status, each).to.be.oneOf([400, 401]);
  });

  it('29 · an assertion type that does not exist is refused', async () => {
    const assertion = await assertionBy(key, claims());

    const { status } = await send(assertion, {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer',
    });

    expect(status).to.be.oneOf([400, 401]);
  });

  /** Signed with a symmetric algorithm, as an attacker would who hopes that keys are not told apart. */
  function hmac(secret: string, payload: JWTPayload): Promise<string> {
    const bytes = createSecretKey(Buffer.from(secret.padEnd(32, '\0')));
    return new SignJWT({ exp: nowSeconds() + 60, jti: `hmac ${secret}`, ...payload })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(bytes);
  }
});
