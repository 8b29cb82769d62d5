import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { SignJWT } from 'jose';
import { aCluster, type Cluster } from '../consistency/cluster.ts';
import { aDpopProof, aProofKey, anAssertion, assertionForm } from '../consistency/proofs.ts';
import { aCode, companyToken, introspect, redeem, refresh } from '../flows/authorization.ts';
import { aBrowser } from '../flows/browser.ts';
import {
  aMember,
  anAdministrator,
  aPublishedApplication,
  enabledFor,
  type Member,
  REDIRECT_URI,
  type Registered,
} from '../flows/cast.ts';
import { aDevice, poll } from '../flows/device.ts';
import { aPkce, call, operatorToken, post } from '../flows/world.ts';
import { type ServerProcess } from '../running/server-process.ts';
import { assertionBy } from './assertions.ts';
import { expectToken } from './ground.ts';
import { nowSeconds } from './stored.ts';

const LOADER = createRequire(import.meta.url).resolve('tsx');
const GUARD = fileURLToPath(new URL('no-outbound.ts', import.meta.url));
/** The guard is TypeScript, so what reads that comes first. */
const GUARDED = `--import ${LOADER} --import ${GUARD}`;

/** The server fetches nothing for anybody: no keys, no logos, no request objects, no logout notices (security.md §1). */
describe('a server that is asked to fetch something (security.md §1)', () => {
  let cluster: Cluster;
  let guarded: ServerProcess;
  let url: string;
  let registered: Registered;
  let member: Member;
  /** Where an attacker listens. */
  let canary: Server;
  let lure: string;
  let visits = 0;

  before(async () => {
    cluster = await aCluster(0);
    guarded = await cluster.join({ NODE_OPTIONS: GUARDED });
    ({ url } = guarded);
    const { services } = cluster.world.app;
    registered = await aPublishedApplication(services);
    const administrator = await anAdministrator(services);
    await enabledFor(services, administrator, registered);
    member = await aMember(services, administrator.company);
    canary = createServer((socket) => {
      visits += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(canary, 'listening');
    lure = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/canary`;
  });
  after(async () => {
    canary.close();
    await cluster.close();
  });

  const expectNoneMade = (): void => {
    expect(guarded.output()).not.to.contain('OUTBOUND');
    expect(visits).to.equal(0);
  };

  it('77 · is watched by a guard that sees fetches, connections and look-ups', () => {
    const attempts = `
      await fetch(${JSON.stringify(lure)}).catch(() => {});
      try { (await import('node:net')).connect(1, '127.0.0.1'); } catch {}
      try { (await import('node:net')).connect('/run/docker.sock'); } catch {}
      try { (await import('node:dns')).lookup('evil.example', () => {}); } catch {}`;

    const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', attempts], {
      env: { PATH: process.env['PATH'], NODE_OPTIONS: GUARDED },
      encoding: 'utf8',
    });

    const told = stderr.match(/^OUTBOUND \w+/gm);
    expect(told).to.deep.equal(['OUTBOUND connect', 'OUTBOUND connect', 'OUTBOUND connect', 'OUTBOUND lookup']);
    expect(visits).to.equal(0);
  });

  it('77 · makes no request while every flow runs through it', async () => {
    const { issuer } = cluster.world;
    const browser = aBrowser(issuer, () => url);
    const code = await aCode(issuer, registered, member, { scope: 'openid profile email EXPRPT' }, browser);
    const { body } = await redeem(url, registered, code);
    const device = await aDevice(url, registered);
    const DPoP = await aDpopProof(aProofKey(), `${issuer}/token`);
    const key = aProofKey();
    const keyed = await aPublishedApplication(cluster.world.app.services, {
      authenticationMethod: 'private_key_jwt',
      jwks: { keys: [{ ...key.publicJwk }] },
    });
    const assertion = await anAssertion(key, keyed.client.id, issuer);
    const grant = { grant_type: 'client_credentials' };

    expectToken(await refresh(url, registered, String(body['refresh_token'])));
    expectToken(await companyToken(url, registered, member.company.id));
    expectToken(await post(`${url}/token`, grant, registered.client, { DPoP }));
    expectToken(await post(`${url}/token`, { ...grant, ...assertionForm(assertion) }));
    expect((await poll(url, registered, device)).body['error']).to.equal('authorization_pending');
    expect((await introspect(url, registered.client, String(body['access_token']))).body['active']).to.equal(true);
    await fetch(`${url}/userinfo`, { headers: { Authorization: `Bearer ${String(body['access_token'])}` } });
    await call(url, await operatorToken(url), 'GET', '/applications');
    await browser.open(`${issuer}/sign-out`);
    for (const path of ['/jwks', '/.well-known/openid-configuration', '/readyz', '/']) await fetch(url + path);

    expectNoneMade();
  });

  it('77 · makes no request to an address that a request names', async () => {
    const { challenge } = aPkce();
    const request = {
      client_id: registered.client.id,
      response_type: 'code',
      redirect_uri: REDIRECT_URI,
      code_challenge: challenge,
    };
    const named: Record<string, string>[] = [
      { request_uri: lure },
      { client_id: lure },
      { redirect_uri: lure },
      { resource: lure },
      { jwks_uri: lure, logo_uri: lure, sector_identifier_uri: lure, backchannel_logout_uri: lure },
      { request: await withAddresses({ iss: registered.client.id, aud: cluster.world.issuer, ...request }) },
      { id_token_hint: await withAddresses({ iss: lure, sub: 'x' }) },
      { claims: JSON.stringify({ id_token: { _claim_sources: { src: { endpoint: lure } } } }) },
    ];

    for (const each of named) {
      const query = new URLSearchParams({ ...request, code_challenge_method: 'S256', scope: 'openid', ...each });
      await fetch(`${url}/authorize?${query}`, { redirect: 'manual' });
      await fetch(`${url}/sign-out?${query}`, { redirect: 'manual' });
      await post(`${url}/par`, Object.fromEntries(query), registered.client);
      await post(
        `${url}/token`,
        { grant_type: 'client_credentials', ...each },
        each['client_id'] ? undefined : registered.client,
      );
    }

    expectNoneMade();
  });

  it('77 · makes no request to an address in the header of an assertion or a proof', async () => {
    const key = aProofKey();
    const keyed = await aPublishedApplication(cluster.world.app.services, {
      authenticationMethod: 'private_key_jwt',
      jwks: { keys: [{ ...key.publicJwk, x5u: lure }] },
    });
    const { id } = keyed.client;
    const grant = { grant_type: 'client_credentials' };
    const forged = await withAddresses({
      iss: id,
      sub: id,
      aud: cluster.world.issuer,
      jti: 'x',
      exp: nowSeconds() + 60,
    });
    const plain = await assertionBy(key, { iss: lure, sub: lure, aud: cluster.world.issuer });

    await post(`${url}/token`, { ...grant, ...assertionForm(forged) });
    await post(`${url}/token`, { ...grant, ...assertionForm(plain) });
    await post(`${url}/token`, grant, registered.client, { DPoP: await withAddresses({ htm: 'POST', htu: lure, jti: 'y' }) });

    expectNoneMade();
  });

  /** A token whose header leads to keys elsewhere. */
  function withAddresses(claims: Record<string, unknown>): Promise<string> {
    const { privateKey, publicJwk } = aProofKey();
    const header = { alg: 'ES256', typ: 'dpop+jwt', jku: lure, x5u: lure, jwk: publicJwk, kid: lure };
    return new SignJWT(claims).setProtectedHeader(header).setIssuedAt().sign(privateKey);
  }
});
