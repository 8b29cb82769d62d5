import { type Answer, aBrowser, type Browser } from './browser.ts';
import { type Member, REDIRECT_URI, type Registered } from './cast.ts';
import { aPkce, post, type Reply, signIn } from './world.ts';

/** An authorization request as a partner's application makes it. */
export function authorizationUrl(
  issuer: string,
  { client }: Registered,
  challenge: string,
  given: Record<string, string> = {},
): string {
  const query = new URLSearchParams({
    client_id: client.id,
    response_type: 'code',
    redirect_uri: REDIRECT_URI,
    scope: 'openid EXPRPT',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...given,
  });
  return `${issuer}/authorize?${query}`;
}

/** Where the browser ended up, at the application or on a page. */
export async function authorize(
  issuer: string,
  registered: Registered,
  member: Member,
  given: Record<string, string> = {},
  browser: Browser = aBrowser(issuer),
): Promise<{ answer: Answer; verifier: string; browser: Browser }> {
  const { verifier, challenge } = aPkce();
  let answer = await browser.open(authorizationUrl(issuer, registered, challenge, given));
  if (answer.text.includes('name="login_id"')) answer = await signIn(browser, answer, member.credentials);
  if (answer.text.includes('value="approve"')) answer = await browser.submit(answer, { decision: 'approve' });
  return { answer, verifier, browser };
}

/** A parameter of the answer at the application. */
export function parameterOf({ location }: Answer, name: string): string | undefined {
  return location === undefined ? undefined : (new URL(location).searchParams.get(name) ?? undefined);
}

/** A code, from a sign-in that goes through to the end. */
export async function aCode(
  issuer: string,
  registered: Registered,
  member: Member,
  given: Record<string, string> = {},
  browser?: Browser,
) {
  const { answer, verifier, browser: used } = await authorize(issuer, registered, member, given, browser);
  const code = parameterOf(answer, 'code');
  if (code === undefined) throw new Error(`no code: ${answer.status} ${answer.location ?? answer.text}`);
  return { code, verifier, browser: used };
}

export async function redeem(
  issuer: string,
  { client }: Registered,
  { code, verifier }: { code: string; verifier: string },
): Promise<Reply> {
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: verifier };
  return post(`${issuer}/token`, form, client);
}

export async function refresh(
  issuer: string,
  { client }: Registered,
  refreshToken: string,
  given: Record<string, string> = {},
): Promise<Reply> {
  return post(`${issuer}/token`, { grant_type: 'refresh_token', refresh_token: refreshToken, ...given }, client);
}

export async function introspect(issuer: string, client: { id: string; secret: string }, token: string): Promise<Reply> {
  return post(`${issuer}/introspect`, { token }, client);
}

export async function companyToken(
  issuer: string,
  { client }: Registered,
  companyId: string,
  given: Record<string, string> = {},
): Promise<Reply> {
  return post(`${issuer}/token`, { grant_type: 'client_credentials', company_id: companyId, ...given }, client);
}
