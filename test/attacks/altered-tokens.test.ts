import { expect } from 'chai';
import * as fc from 'fast-check';
import { aCode, companyToken, introspect, redeem, refresh } from '../flows/authorization.ts';
import { ground } from './ground.ts';

const PREFIXES = ['csn_at_', 'csn_ct_', 'csn_rt_', 'csn_ac_', 'csn_dc_', 'csn_secret_', ''];

/** Every way in which one text can be made of another without knowing what it means. */
const ALTERATIONS: Record<string, (token: string, at: number) => string> = {
  truncated: (token, at) => token.slice(0, Math.max(1, at % token.length)),
  beheaded: (token, at) => token.slice(1 + (at % (token.length - 1))),
  extended: (token, at) => token + 'A='.charAt(at % 2).repeat(1 + (at % 3)),
  spaced: (token, at) => `${token.slice(0, at % token.length)} ${token.slice(at % token.length)}`,
  'in another case': (token, at) => switchedCase(token, at),
  'with one character exchanged': (token, at) => exchanged(token, at),
  'in upper case': (token) => token.toUpperCase(),
  'in lower case': (token) => token.toLowerCase(),
  'in base64 instead of base64url': (token) => Buffer.from(secretOf(token), 'base64url').toString('base64'),
  'encoded once more': (token) => Buffer.from(token).toString('base64url'),
  'in hexadecimal': (token) => Buffer.from(secretOf(token), 'base64url').toString('hex'),
  'percent-encoded': (token) => token.replaceAll('_', '%5F'),
  'with another prefix': (token, at) => (PREFIXES[at % PREFIXES.length] ?? '') + secretOf(token),
  doubled: (token) => token + token,
  'with a NUL behind it': (token) => `${token}\0`,
  'with a fullwidth letter': (token) => token.replace('c', 'ｃ'),
};

describe('tokens that are nearly right (security.md §1)', () => {
  const on = ground();
  const tokens: Record<'company' | 'access' | 'refresh', string> = { company: '', access: '', refresh: '' };

  before(async () => {
    const { body } = await redeem(on().issuer, on().registered, await aCode(on().issuer, on().registered, on().member));
    const company = await companyToken(on().issuer, on().registered, on().member.company.id);
    tokens.access = String(body['access_token']);
    tokens.refresh = String(body['refresh_token']);
    tokens.company = String(company.body['access_token']);
  });

  const isKnown = async (token: string): Promise<unknown> =>
    (await introspect(on().issuer, on().registered.client, token)).body['active'];

  it('32 · holds 256 random bits, behind the time of its making', () => {
    const secrets = Object.values(tokens).map(secretOf);

    for (const secret of secrets) expect(secret).to.match(/^[0-9a-z]{9}[\w-]{43}$/);
    expect(new Set(secrets.map((secret) => secret.slice(9))).size).to.equal(3);
  });

  it('32 · the tokens themselves are known', async () => {
    for (const token of Object.values(tokens)) expect(await isKnown(token)).to.equal(true);
  });

  for (const [name, alter] of Object.entries(ALTERATIONS)) {
    it(`32 · a token ${name} is unknown`, async () => {
      const which = fc.constantFrom('company' as const, 'access' as const, 'refresh' as const);
      await fc.assert(
        fc.asyncProperty(which, fc.nat(1_000), async (kind, at) => {
          const altered = alter(tokens[kind], at);
          fc.pre(altered !== tokens[kind] && altered.trim() !== '');

          expect(await isKnown(altered), altered).not.to.equal(true);
        }),
        { numRuns: 12 },
      );
    });
  }

  it('32 · an altered access token opens userinfo no more than it introspects', async () => {
    for (const [name, altered] of alterationsOf(tokens.access)) {
      const { status } = await fetch(`${on().issuer}/userinfo`, { headers: { Authorization: `Bearer ${encodeURI(altered)}` } });

      expect(status, name).to.be.oneOf([400, 401]);
    }
  });

  it('32 · an altered refresh token refreshes nothing', async () => {
    for (const [name, altered] of alterationsOf(tokens.refresh)) {
      const { status } = await refresh(on().issuer, on().registered, altered);

      expect(status, name).to.equal(400);
    }
  });
});

/** One of each kind, by its name. */
function alterationsOf(token: string): [string, string][] {
  const all = Object.entries(ALTERATIONS).map(([name, alter]): [string, string] => [name, alter(token, 5)]);
  return all.filter(([, altered]) => altered !== token);
}

/** The part of a token behind its prefix. */
function secretOf(token: string): string {
  return token.replace(/^csn_[a-z]+_/, '');
}

function exchanged(token: string, at: number): string {
  const index = at % token.length;
  return token.slice(0, index) + (token[index] === 'A' ? 'B' : 'A') + token.slice(index + 1);
}

function switchedCase(token: string, at: number): string {
  const index = at % token.length;
  const letter = token.charAt(index);
  return (
    token.slice(0, index) +
    (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()) +
    token.slice(index + 1)
  );
}
