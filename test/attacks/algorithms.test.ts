import { expect } from 'chai';
import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { DomainError } from '../../server/domain/error.ts';
import { registerApplication } from '../../server/operations/applications.ts';
import { aProofKey } from '../consistency/proofs.ts';
import { aCode, redeem } from '../flows/authorization.ts';
import { ground } from './ground.ts';

const ASYMMETRIC = /^(ES256|PS256|RS256|EdDSA|Ed25519)$/;

describe('algorithms that share a secret (security.md §1)', () => {
  const on = ground();

  for (const path of ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server']) {
    describe(`in ${path}`, () => {
      let metadata: Record<string, unknown>;

      before(async () => {
        metadata = (await (await fetch(`${on().issuer}${path}`)).json()) as Record<string, unknown>;
      });

      it('38 · are nowhere', () => {
        const lists = Object.entries(metadata).filter(([name]) => /_(alg|enc)_values_supported$/.test(name));

        expect(lists).to.have.length.above(0);
        for (const [name, values] of lists) for (const value of values as string[]) expect(value, name).to.match(ASYMMETRIC);
      });

      it('38 · authenticate nobody', () => {
        const methods = ['token', 'introspection', 'revocation'].flatMap(
          (endpoint) => metadata[`${endpoint}_endpoint_auth_methods_supported`] ?? [],
        );

        expect(methods).to.include.members(['client_secret_basic', 'client_secret_post', 'private_key_jwt']);
        expect(methods).not.to.include('client_secret_jwt');
      });

      it('38 · and nothing that fetches or registers is offered', () => {
        expect(metadata).not.to.have.any.keys('registration_endpoint', 'backchannel_logout_supported', 'check_session_iframe');
        expect([metadata['request_uri_parameter_supported'], metadata['request_parameter_supported']]).not.to.include(true);
      });
    });
  }

  it('38 · sign no ID token', async () => {
    const { body } = await redeem(on().issuer, on().registered, await aCode(on().issuer, on().registered, on().member));
    const [header = ''] = String(body['id_token']).split('.');
    const { keys } = (await (await fetch(`${on().issuer}/jwks`)).json()) as { keys: JsonWebKey[] };

    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).to.include({ alg: 'ES256' });
    for (const key of keys) expect(key).to.include({ kty: 'EC', alg: 'ES256' }).and.not.to.have.any.keys('d', 'k');
  });

  const REFUSED: Record<string, JsonWebKey> = {
    'a shared secret': { kty: 'oct', k: Buffer.alloc(32).toString('base64url') },
    'a public key that says HS256': { ...aProofKey().publicJwk, alg: 'HS256' },
    'a public key that says none': { ...aProofKey().publicJwk, alg: 'none' },
    'a public key that wraps keys': { ...aProofKey().publicJwk, alg: 'A128KW' },
    'a private key': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
  };
  for (const [name, key] of Object.entries(REFUSED)) {
    it(`38 · register no application with ${name}`, async () => {
      const attempt = registerApplication(on().services, on().registered.owner.caller, {
        name: `with ${name}`,
        authenticationMethod: 'private_key_jwt',
        jwks: { keys: [{ ...key }] },
      });

      const error: unknown = await attempt.catch((fault: unknown) => fault);

      expect(error).to.be.instanceOf(DomainError).with.property('code', 'invalid');
    });
  }
});
