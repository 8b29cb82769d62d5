import { aPublishedApplication } from '../flows/cast.ts';
import { post } from '../flows/world.ts';
import { crowd, expectOneWinner } from './crowd.ts';
import { aDpopProof, anAssertion, aProofKey, assertionForm } from './proofs.ts';
import { scene } from './scene.ts';

const GRANT = { grant_type: 'client_credentials' };

describe('a proof that many bring at once, to several processes', () => {
  const played = scene();

  it('29 · authenticates one of them, as a client assertion (RFC 7523 §3)', async () => {
    const { cluster, services } = played();
    const key = aProofKey();
    const { client } = await aPublishedApplication(services, {
      authenticationMethod: 'private_key_jwt',
      jwks: { keys: [{ ...key.publicJwk }] },
    });
    const assertion = await anAssertion(key, client.id, cluster.world.issuer);

    const replies = await crowd(cluster.urls, (url) => post(`${url}/token`, { ...GRANT, ...assertionForm(assertion) }));

    expectOneWinner(replies, '401 invalid_client');
  });

  it('30 · is good for one of them, as a DPoP proof (RFC 9449 §11.1)', async () => {
    const { cluster, registered } = played();
    const DPoP = await aDpopProof(aProofKey(), `${cluster.world.issuer}/token`);

    const replies = await crowd(cluster.urls, (url) => post(`${url}/token`, GRANT, registered.client, { DPoP }));

    expectOneWinner(replies, '400 invalid_grant');
  });
});
