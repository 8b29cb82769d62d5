import { expect } from 'chai';
import { replaceApplicationSecret } from '../../server/operations/secrets.ts';
import { aCluster, type Cluster } from '../consistency/cluster.ts';
import { aProofKey, assertionForm } from '../consistency/proofs.ts';
import { aCode, authorizationUrl, companyToken, introspect, redeem, refresh } from '../flows/authorization.ts';
import { aBrowser } from '../flows/browser.ts';
import {
  aMember,
  anAdministrator,
  aPublishedApplication,
  enabledFor,
  type Member,
  PASSWORD,
  type Registered,
} from '../flows/cast.ts';
import { aDevice } from '../flows/device.ts';
import { aPkce, call, operatorToken, personToken, post, signIn } from '../flows/world.ts';
import { assertionBy } from './assertions.ts';

/** Looks for what was given once in everything that is said afterwards. The server that is asked runs as operators run it. */
describe('secrets that are shown once (security.md §1)', () => {
  let cluster: Cluster;
  let url: string;
  let registered: Registered;
  let owner: Member;
  let member: Member;
  /** What must not be seen again, by name. */
  const canaries = new Map<string, string>();
  /** Everything that the server has answered, headers included. */
  const said: string[] = [];

  before(async () => {
    cluster = await aCluster(1);
    url = cluster.urls[1] ?? '';
    const { services } = cluster.world.app;
    const first = await aPublishedApplication(services);
    owner = first.owner;
    const administrator = await anAdministrator(services);
    member = await aMember(services, administrator.company);
    await enabledFor(services, administrator, first);
    const { secret } = await replaceApplicationSecret(services, owner.caller, first.application.id, { revokeTokens: false });
    registered = { ...first, client: { id: first.client.id, secret } };
    canaries.set('the first secret', first.client.secret);
    canaries.set('the secret', secret);
    canaries.set('the password', PASSWORD);
    canaries.set('what is stored of the secret', first.application.secret?.digest ?? '');
  });
  after(() => cluster.close());

  async function hear(path: string, init: RequestInit = {}): Promise<void> {
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init });
    said.push(JSON.stringify([...response.headers]), await response.text());
  }

  it('51, 72 · are in nothing that follows, whatever is asked and wherever they are put', async () => {
    const { id, secret } = registered.client;
    const { issuer } = cluster.world;
    const misplaced: RequestInit[] = [...canaries.values()].flatMap((canary) => [
      { method: 'POST', headers: basic(id, canary), body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'x' }) },
      { method: 'POST', headers: basic(canary, 'x'), body: new URLSearchParams({ grant_type: 'client_credentials' }) },
      { method: 'POST', body: new URLSearchParams({ grant_type: canary, client_id: id, client_secret: secret }) },
      {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: canary, client_secret: secret }),
      },
      {
        method: 'POST',
        headers: basic(id, secret),
        body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: canary }),
      },
      {
        method: 'POST',
        headers: basic(id, secret),
        body: new URLSearchParams({ token: canary, code: canary, resource: canary }),
      },
      { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ client_secret: canary }) },
    ]);

    for (const init of misplaced) for (const path of ['/token', '/introspect', '/revoke', '/par']) await hear(path, init);
    for (const canary of canaries.values()) {
      const query = new URLSearchParams({ client_id: canary, client_secret: canary, redirect_uri: canary, user_code: canary });
      for (const path of ['/authorize', '/token', '/sign-in', '/nothing', '/interaction/x', '/sign-out', '/userinfo']) {
        await hear(`${path}?${query}`);
      }
      await hear(`/${encodeURIComponent(canary)}`);
      await hear('/userinfo', { headers: { Authorization: `Bearer ${canary}` } });
      await hear('/userinfo', { headers: { Cookie: `session=${canary}; interaction=${canary}` } });
    }

    expectNothingOf(canaries, said.join('\n'), 'an answer');
    expect(issuer).to.be.a('string');
  });

  it('51 · are in no answer of the management API', async () => {
    const operator = await operatorToken(cluster.world.issuer);
    const administrator = await personToken(cluster.world.issuer, owner.credentials);
    const { application } = registered;

    const answers = await Promise.all(
      [operator, administrator].flatMap((token) =>
        ['/applications', `/applications/${application.id}`, `/audit-events?application_id=${application.id}`, '/me'].map(
          (path) => call(url, token, 'GET', path),
        ),
      ),
    );

    expectNothingOf(canaries, answers.map(({ text }) => text).join('\n'), 'the management API');
  });

  it('51 · are in no event of the audit trail', async () => {
    const events = await cluster.world.storage.directory.events({}, { limit: 10_000 });

    expect(events).to.have.length.above(0);
    expectNothingOf(canaries, JSON.stringify(events), 'the audit trail');
  });

  it('72 · and no token, code, cookie or assertion are in the log', async () => {
    for (const [name, value] of Object.entries(await everythingUsed())) canaries.set(name, value);
    // What a log line says of a request is written when it is over.
    await hear('/livez');

    const log = cluster.world.log.join('\n') + [...cluster.peers].map((peer) => peer.output()).join('\n');

    expect(log).to.contain('"path":"/token"');
    expectNothingOf(canaries, log, 'the log');
  });

  /** Drives the flows through the server as it runs, and gives what was used on the way. */
  async function everythingUsed(): Promise<Record<string, string>> {
    const { issuer } = cluster.world;
    const browser = aBrowser(issuer, () => url);
    const page = await browser.open(authorizationUrl(issuer, registered, aPkce().challenge));
    await signIn(browser, page, { ...member.credentials, password: 'a password typed wrongly' });
    const { code, verifier } = await aCode(issuer, registered, member, { state: 'a-state-that-is-a-canary' }, browser);
    const { body } = await redeem(url, registered, { code, verifier });
    const device = await aDevice(url, registered);
    const key = aProofKey();
    const assertion = await assertionBy(key, { iss: 'x', sub: 'x', aud: issuer });
    await post(`${url}/token`, { grant_type: 'client_credentials', ...assertionForm(assertion) });
    await redeem(url, registered, { code, verifier });
    await refresh(url, registered, String(body['refresh_token']));
    await introspect(url, registered.client, String(body['access_token']));
    const company = await companyToken(url, registered, member.company.id);
    return {
      code,
      verifier,
      assertion,
      state: 'a-state-that-is-a-canary',
      session: browser.cookies.get('session') ?? '',
      'the access token': String(body['access_token']),
      'the refresh token': String(body['refresh_token']),
      'the ID token': String(body['id_token']),
      'the company’s token': String(company.body['access_token']),
      'the device code': device.deviceCode,
      'the user code': device.userCode,
      'the wrong password': 'a password typed wrongly',
      'the login id': member.credentials.loginId,
    };
  }
});

/** Fails when one of the canaries is in the text, plain or encoded. */
function expectNothingOf(canaries: ReadonlyMap<string, string>, text: string, where: string): void {
  for (const [name, canary] of canaries) {
    expect(canary, name).to.have.length.above(7);
    const spellings = [canary, encodeURIComponent(canary), Buffer.from(canary).toString('base64url'), canary.slice(0, 24)];
    for (const spelling of spellings) expect(text.includes(spelling), `${name} is in ${where}`).to.equal(false);
  }
}

function basic(user: string, password: string): Record<string, string> {
  return { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}
