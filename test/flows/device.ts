import { type Answer, aBrowser, type Browser } from './browser.ts';
import type { Member, Registered } from './cast.ts';
import { post, type Reply, signIn } from './world.ts';

export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** What a device shows and keeps (RFC 8628 §3.2). */
export interface Device {
  readonly deviceCode: string;
  readonly userCode: string;
}

export async function startDevice(issuer: string, { client }: Registered, scope = 'openid EXPRPT'): Promise<Reply> {
  return post(`${issuer}/device_authorization`, { scope }, client);
}

export async function aDevice(issuer: string, registered: Registered, scope?: string): Promise<Device> {
  const { body } = await startDevice(issuer, registered, scope);
  return { deviceCode: String(body['device_code']), userCode: String(body['user_code']) };
}

/** The person enters the code and decides; the last page is the answer. */
export async function decideDevice(
  issuer: string,
  { userCode }: Device,
  member: Member,
  decision: 'approve' | 'deny' = 'approve',
  browser: Browser = aBrowser(issuer),
): Promise<Answer> {
  const entry = await browser.open(`${issuer}/device`);
  const confirmation = await browser.submit(entry, { user_code: userCode });
  let answer = await browser.submit(confirmation, { decision });
  if (answer.text.includes('name="login_id"')) answer = await signIn(browser, answer, member.credentials);
  if (answer.text.includes('value="approve"')) answer = await browser.submit(answer, { decision: 'approve' });
  return answer;
}

export async function poll(issuer: string, { client }: Registered, { deviceCode }: Device): Promise<Reply> {
  return post(`${issuer}/token`, { grant_type: DEVICE_GRANT, device_code: deviceCode }, client);
}
