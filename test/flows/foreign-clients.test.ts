import { expect } from 'chai';
import { exportJWK, generateKeyPair } from 'jose';
import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import { aBrowser } from './browser.ts';
import { anAdministrator, aPublishedApplication, enabledFor, type Member, REDIRECT_URI, type Registered } from './cast.ts';
import { decideDevice } from './device.ts';
import { aWorld, signIn, type World } from './world.ts';

/** Clients that we did not write, unmodified: what they refuse of a server, partners' own libraries refuse, too. */
describe('clients that others wrote', () => {
  let world: World;
  let registered: Registered;
  let customer: Member;

  before(async () => {
    world = await aWorld();
    registered = await aPublishedApplication(world.app.services);
    customer = await anAdministrator(world.app.services);
    await enabledFor(world.app.services, customer, registered);
  });
  after(() => world.close());

  /** Lets the person go through everything that the URL leads to; gives the address at the application. */
  async function throughTheBrowser(url: URL): Promise<URL> {
    const browser = aBrowser(world.issuer);
    let answer = await browser.open(url.href);
    if (answer.text.includes('name="login_id"')) answer = await signIn(browser, answer, customer.credentials);
    if (answer.text.includes('value="approve"')) answer = await browser.submit(answer, { decision: 'approve' });
    return new URL(answer.location ?? `${world.issuer}/?nowhere`);
  }

  describe('openid-client', () => {
    const configured = (authentication?: client.ClientAuth): Promise<client.Configuration> =>
      client.discovery(new URL(world.issuer), registered.client.id, registered.client.secret, authentication, {
        execute: [client.allowInsecureRequests],
      });

    async function codeFlow(config: client.Configuration, options: client.DPoPOptions = {}, pushed = false) {
      const pkceCodeVerifier = client.randomPKCECodeVerifier();
      const expectedState = client.randomState();
      const expectedNonce = client.randomNonce();
      const parameters = {
        redirect_uri: REDIRECT_URI,
        scope: 'openid profile email EXPRPT',
        code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
        code_challenge_method: 'S256',
        state: expectedState,
        nonce: expectedNonce,
      };
      const url = pushed
        ? await client.buildAuthorizationUrlWithPAR(config, parameters, options)
        : client.buildAuthorizationUrl(config, parameters);
      const back = await throughTheBrowser(url);
      return client.authorizationCodeGrant(config, back, { pkceCodeVerifier, expectedState, expectedNonce }, undefined, options);
    }

    it('signs in with code and PKCE, refreshes, reads userinfo', async () => {
      const config = await configured();

      const tokens = await codeFlow(config);
      const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
      const person = await client.fetchUserInfo(config, refreshed.access_token, customer.user.id);

      expect(tokens.claims()).to.include({ sub: customer.user.id, company_id: customer.company.id });
      expect(person).to.include({ sub: customer.user.id, company_id: customer.company.id, email: customer.user.email });
    });

    it('obtains a company’s token with either secret method', async () => {
      for (const method of [
        client.ClientSecretBasic(registered.client.secret),
        client.ClientSecretPost(registered.client.secret),
      ]) {
        const tokens = await client.clientCredentialsGrant(await configured(method), {
          company_id: customer.company.id,
          scope: 'EXPRPT',
        });

        expect(tokens.scope).to.equal('EXPRPT');
      }
    });

    it('connects a device', async () => {
      const config = await configured();
      const device = await client.initiateDeviceAuthorization(config, { scope: 'openid EXPRPT' });
      await decideDevice(world.issuer, { userCode: device.user_code, deviceCode: device.device_code }, customer);

      const tokens = await client.pollDeviceAuthorizationGrant(config, { ...device, interval: 0 });

      expect(tokens.scope).to.equal('openid EXPRPT');
    });

    it('pushes its request and proves possession of a key (RFC 9126, RFC 9449)', async () => {
      const config = await configured();
      const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair());

      const tokens = await codeFlow(config, { DPoP }, true);
      const person = await client.fetchUserInfo(config, tokens.access_token, customer.user.id, { DPoP });
      const seen = await client.tokenIntrospection(config, tokens.access_token);

      expect(tokens.token_type).to.equal('dpop');
      expect(person.sub).to.equal(customer.user.id);
      expect(seen).to.include({ active: true, token_type: 'DPoP' });
      expect(seen.cnf).to.have.property('jkt');
    });

    it('authenticates by a key instead of a secret (RFC 7523)', async () => {
      const { privateKey, publicKey } = await generateKeyPair('ES256');
      const keyed = await aPublishedApplication(world.app.services, {
        authenticationMethod: 'private_key_jwt',
        jwks: { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig' }] },
      });
      await enabledFor(world.app.services, customer, keyed);
      const config = await client.discovery(
        new URL(world.issuer),
        keyed.application.id,
        undefined,
        client.PrivateKeyJwt(privateKey),
        { execute: [client.allowInsecureRequests] },
      );

      const tokens = await client.clientCredentialsGrant(config, { company_id: customer.company.id });

      expect(tokens.scope).to.equal('EXPRPT BANK IMAGE');
    });
  });

  describe('oauth4webapi', () => {
    const insecure = { [oauth.allowInsecureRequests]: true } as const;

    it('signs in with code and PKCE, refreshes, reads userinfo', async () => {
      const issuer = new URL(world.issuer);
      const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure));
      const us: oauth.Client = { client_id: registered.client.id };
      const authentication = oauth.ClientSecretBasic(registered.client.secret);
      const verifier = oauth.generateRandomCodeVerifier();
      const url = new URL(server.authorization_endpoint ?? '');
      url.search = new URLSearchParams({
        client_id: us.client_id,
        redirect_uri: REDIRECT_URI,
        response_type: 'code',
        scope: 'openid EXPRPT',
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).toString();

      const parameters = oauth.validateAuthResponse(server, us, await throughTheBrowser(url));
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        us,
        authentication,
        parameters,
        REDIRECT_URI,
        verifier,
        insecure,
      );
      const tokens = await oauth.processAuthorizationCodeResponse(server, us, response, { requireIdToken: true });
      const again = await oauth.refreshTokenGrantRequest(server, us, authentication, tokens.refresh_token ?? '', insecure);
      const refreshed = await oauth.processRefreshTokenResponse(server, us, again);
      const asked = await oauth.userInfoRequest(server, us, refreshed.access_token, insecure);
      const person = await oauth.processUserInfoResponse(server, us, customer.user.id, asked);

      expect(person['company_id']).to.equal(customer.company.id);
    });
  });
});
