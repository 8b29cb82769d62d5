import { expect } from 'chai';
import { companyToken } from '../flows/authorization.ts';
import { aPublishedApplication, type Registered } from '../flows/cast.ts';
import { aProofKey, assertionForm, type ProofKey } from '../consistency/proofs.ts';
import { post, type Reply } from '../flows/world.ts';
import { assertionBy } from './assertions.ts';
import { expectError, ground } from './ground.ts';

/** Every endpoint at which a client authenticates, with what makes it go on if it did. */
const ENDPOINTS: Record<string, Record<string, string>> = {
  '/token': { grant_type: 'client_credentials' },
  '/par': { response_type: 'code', scope: 'openid' },
  '/introspect': { token: 'csn_at_unknown' },
  '/revoke': { token: 'csn_at_unknown' },
  '/device_authorization': { scope: 'openid' },
};

describe('attacks on client authentication (security.md §1)', () => {
  const on = ground();
  let keyed: Registered;
  let key: ProofKey;

  before(async () => {
    key = aProofKey();
    keyed = await aPublishedApplication(on().services, {
      authenticationMethod: 'private_key_jwt',
      jwks: { keys: [{ ...key.publicJwk }] },
    });
  });

  for (const [path, form] of Object.entries(ENDPOINTS)) {
    describe(`at ${path}`, () => {
      const send = (extra: Record<string, string>, client?: { id: string; secret: string }): Promise<Reply> =>
        post(`${on().issuer}${path}`, { ...form, ...extra }, client);

      it('27 · an application that only says who it is, is not believed', async () => {
        const { id } = on().registered.client;

        expectError(await send({ client_id: id }), 401, 'invalid_client');
        expectError(await send({ client_id: id, client_secret: '' }), 401, 'invalid_client');
        expectError(await send({ client_id: keyed.client.id }), 401, 'invalid_client');
        expectError(await send({}, { id, secret: '' }), 400, 'invalid_request');
        expectError(await send({}, { id: 'nobody', secret: '' }), 400, 'invalid_request');
      });

      it('27 · nobody at all gets in', async () => {
        expect((await send({})).status).to.be.oneOf([400, 401]);
      });

      it('27, 54 · unknown applications, wrong secrets and wrong methods get one answer', async () => {
        const { id } = on().registered.client;
        const guess = 'csn_secret_0000000000000000000000000000000000000000000000000';
        const assertion = await assertionBy(key, { iss: id, sub: id, aud: on().issuer });

        const inBody = [
          await send({ client_id: id, client_secret: guess }),
          await send({ client_id: 'app_00000000000000000000000000', client_secret: guess }),
          await send({ client_id: 'nobody', client_secret: guess }),
          await send({ client_id: keyed.client.id, client_secret: guess }),
          await send({ client_id: id, ...assertionForm(assertion) }),
          await send({ client_id: id }),
        ];
        const basic = [
          await send({}, { id, secret: guess }),
          await send({}, { id: 'app_00000000000000000000000000', secret: guess }),
          await send({}, { id: 'nobody', secret: guess }),
          await send({}, { id: keyed.client.id, secret: guess }),
          await send({}, { id: 'countersign-cli', secret: guess }),
        ];

        for (const reply of [...inBody, ...basic]) expectError(reply, 401, 'invalid_client');
        identical(inBody);
        identical(basic);
      });

      it('28 · two mechanisms in one request are refused', async () => {
        const { client } = on().registered;
        const assertion = await assertionBy(key, { iss: client.id, sub: client.id, aud: on().issuer });

        expectError(await send({ client_secret: client.secret, client_id: client.id }, client), 400, 'invalid_request');
        expectError(await send(assertionForm(assertion), client), 400, 'invalid_request');
        expectError(
          await send({ client_id: client.id, client_secret: client.secret, ...assertionForm(assertion) }),
          400,
          'invalid_request',
        );
      });

      it('28 · a client_id beside Basic that names another application is refused', async () => {
        const reply = await send({ client_id: on().rival.client.id }, on().registered.client);

        expectError(reply, 400, 'invalid_request');
      });

      it('54 · every refusal asks for authentication in the same words', async () => {
        const { headers } = await send({}, { id: on().registered.client.id, secret: 'wrong' });

        expect(headers.get('WWW-Authenticate')).to.match(/^Basic /);
      });
    });
  }

  it('27 · a public client cannot pass for one that authenticates', async () => {
    const form = { client_id: 'countersign-cli' };

    expectError(await post(`${on().issuer}/token`, { ...form, grant_type: 'client_credentials' }), 400, 'unauthorized_client');
    expect((await post(`${on().issuer}/introspect`, { ...form, token: 'csn_at_x' })).body['active']).not.to.equal(true);
  });

  describe('53 · a secret is compared whole', () => {
    const withSecret = (secret: string): Promise<Reply> =>
      companyToken(on().issuer, { ...on().registered, client: { id: on().registered.client.id, secret } }, '');

    it('so no beginning of it passes, not even the first 72 bytes', async () => {
      const { secret } = on().registered.client;

      for (let length = 1; length < secret.length; length += 1) {
        expectError(await withSecret(secret.slice(0, length)), 401, 'invalid_client', `first ${length}`);
      }
    });

    it('so nothing longer passes', async () => {
      const { secret } = on().registered.client;
      const longer = ['x', ' ', '\n', '\0', '='].flatMap((byte) => [`${secret}${byte}`, `${byte}${secret}`]);

      for (const candidate of [...longer, secret + secret, secret.toLowerCase(), secret.toUpperCase()]) {
        expect((await withSecret(candidate)).body['error'], JSON.stringify(candidate)).to.match(/^invalid_(client|request)$/);
      }
    });
  });
});

/** Fails unless nothing tells one answer from the others. */
function identical(replies: readonly Reply[]): void {
  for (const { status, text } of replies) expect([status, text]).to.deep.equal([replies[0]?.status, replies[0]?.text]);
}
