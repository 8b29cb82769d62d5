import { expect } from 'chai';
import { createResourceServer } from '../../server/operations/resource-servers.ts';
import { aCode, authorizationUrl, companyToken, redeem } from '../flows/authorization.ts';
import { aBrowser, type Answer } from '../flows/browser.ts';
import { aMember, OPERATOR, PASSWORD } from '../flows/cast.ts';
import { aPkce, post, type Reply, signIn } from '../flows/world.ts';
import { expectError, expectToken, ground } from './ground.ts';

const WRONG = 'csn_secret_0000000000000000000000000000000000000000000000000';

describe('guessing (security.md §1)', () => {
  describe('an application’s secret', () => {
    const on = ground({ wrongSecretLimit: { count: 5, windowSeconds: 60 } });

    const guess = (id: string, headers: Record<string, string> = {}): Promise<Reply> =>
      post(`${on().issuer}/token`, { grant_type: 'client_credentials' }, { id, secret: WRONG }, headers);

    async function guesses(count: number, id: string, headers?: (attempt: number) => Record<string, string>): Promise<number[]> {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < count; attempt += 1) statuses.push((await guess(id, headers?.(attempt))).status);
      return statuses;
    }

    it('55 · becomes 429 with the time to wait, while the right secret passes all along', async () => {
      const { id } = on().registered.client;

      const statuses = await guesses(7, id);
      const refused = await guess(id);
      const right = await companyToken(on().issuer, on().registered, on().member.company.id);
      const other = await companyToken(on().issuer, on().rival, on().member.company.id);

      expect(statuses).to.deep.equal([401, 401, 401, 401, 401, 429, 429]);
      expectError(refused, 429, 'temporarily_unavailable');
      expect(Number(refused.headers.get('Retry-After'))).to.be.within(1, 60);
      expectToken(right);
      expectToken(other);
    });

    it('55 · counts for the same however the application’s id is spelt', async () => {
      const { record } = await createResourceServer(on().services, OPERATOR, { name: 'an API of many spellings' });
      const spelt = (at: number): string =>
        Array.from(record.id, (letter, place) => (place === at ? `%${letter.charCodeAt(0).toString(16)}` : letter)).join('');

      const statuses: number[] = [];
      for (let at = 0; at < 7; at += 1) {
        const Authorization = `Basic ${Buffer.from(`${spelt(at)}:${WRONG}`).toString('base64')}`;
        statuses.push((await post(`${on().issuer}/introspect`, { token: 'x' }, undefined, { Authorization })).status);
      }

      expect(statuses).to.deep.equal([401, 401, 401, 401, 401, 429, 429]);
    });

    it('55 · at any endpoint and by any method counts for the same', async () => {
      const { record } = await createResourceServer(on().services, OPERATOR, { name: 'an API' });
      const { id } = record;
      const body = { client_id: id, client_secret: WRONG, token: 'x' };

      const replies = [
        await post(`${on().issuer}/introspect`, { token: 'x' }, { id, secret: WRONG }),
        await post(`${on().issuer}/introspect`, body),
        await post(`${on().issuer}/revoke`, body),
        await post(`${on().issuer}/token`, { ...body, grant_type: 'client_credentials' }),
        await post(`${on().issuer}/par`, body),
        await post(`${on().issuer}/device_authorization`, body),
      ];

      expect(replies.map(({ status }) => status)).to.deep.equal([401, 401, 401, 401, 401, 429]);
    });

    it('54, 55 · of an unknown application gets the same answers in the same order', async () => {
      const unknown = await guesses(7, 'app_00000000000000000000000000');

      expect(unknown).to.deep.equal([401, 401, 401, 401, 401, 429, 429]);
    });

    it('73 · is counted per address of the peer, whatever a header says', async () => {
      const headers = (attempt: number): Record<string, string> => ({
        'X-Forwarded-For': `203.0.113.${attempt}`,
        Forwarded: `for=203.0.113.${attempt}`,
        'X-Real-IP': `203.0.113.${attempt}`,
      });

      expect(await guesses(7, on().rival.client.id, headers)).to.deep.equal([401, 401, 401, 401, 401, 429, 429]);
    });
  });

  describe('a password', () => {
    const on = ground({ signInLimit: { count: 3, windowSeconds: 900 } });

    const attempt = async (loginId: string, password: string): Promise<Answer> => {
      const browser = aBrowser(on().issuer);
      const page = await browser.open(authorizationUrl(on().issuer, on().registered, aPkce().challenge));
      return signIn(browser, page, { loginId, password });
    };

    it('is refused after a few attempts before it is checked, the right one, too', async () => {
      const { loginId } = on().member.credentials;

      const wrong = [await attempt(loginId, 'x'), await attempt(loginId, 'y'), await attempt(loginId, 'z')];
      const right = await attempt(loginId, PASSWORD);

      expect(wrong.map(({ status }) => status)).to.deep.equal([400, 400, 400]);
      expect(right.status).to.equal(429);
      expect(Number(right.headers.get('Retry-After'))).to.be.within(1, 900);
      expect(right.headers.getSetCookie().join()).not.to.contain('session');
    });

    it('leaves others alone who sign in from the same address', async () => {
      const other = await aMember(on().services, on().member.company);
      for (const password of ['a', 'b', 'c', 'd']) await attempt('somebody', password);

      expectToken(await redeem(on().issuer, on().registered, await aCode(on().issuer, on().registered, other)));
    });

    it('counts one person once, however the login id is written', async () => {
      const { credentials } = await aMember(on().services, on().member.company);
      const { loginId } = credentials;

      const spellings = [loginId.toUpperCase(), ` ${loginId}`, `${loginId} `, loginId, loginId.toUpperCase()];
      const statuses: number[] = [];
      for (const each of spellings) statuses.push((await attempt(each, 'wrong')).status);

      expect(statuses.at(-1)).to.equal(429);
    });

    it('71 · tells an unknown login id from a wrong password in nothing', async () => {
      const { credentials } = await aMember(on().services, on().member.company);

      const unknown = plain(await attempt('nobody-here', 'wrong'), 'nobody-here');
      const wrong = plain(await attempt(credentials.loginId, 'wrong'), credentials.loginId);

      expect(unknown).to.deep.equal(wrong);
    });

    it('counts sign-ins at the server’s own form, too', async () => {
      const { credentials } = await aMember(on().services, on().member.company);
      const own = async (password: string): Promise<number> => {
        const browser = aBrowser(on().issuer);
        return (await signIn(browser, await browser.open(`${on().issuer}/sign-in`), { ...credentials, password })).status;
      };

      const statuses = [await own('a'), (await attempt(credentials.loginId, 'b')).status, await own('c'), await own(PASSWORD)];

      expect(statuses).to.deep.equal([400, 400, 400, 429]);
    });
  });
});

/** A page without what differs from one person and one form to the next. */
function plain({ status, text }: Answer, loginId: string): [number, string] {
  return [status, text.replaceAll(loginId, '').replaceAll(/value="[^"]*"|(?:\/|%2F)interaction(?:\/|%2F)[\w-]+/g, '')];
}
