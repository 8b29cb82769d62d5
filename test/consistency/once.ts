import { hashedId } from '../../server/provider/hashed-id.ts';
import { LIFETIMES } from '../../server/provider/lifetimes.ts';
import { aCode, parameterOf, redeem } from '../flows/authorization.ts';
import type { Answer } from '../flows/browser.ts';
import { REDIRECT_URI } from '../flows/cast.ts';
import { aDevice, type Device, decideDevice } from '../flows/device.ts';
import { aPkce, type Pkce, post } from '../flows/world.ts';
import { aRoamingBrowser } from './cluster.ts';
import type { Scene } from './scene.ts';

/** Things that work once, ready to be used. */

/** One of which 80 % of its life have passed: what is stored of it was issued that long ago. */
export async function anOldRefreshToken({ cluster, registered, member }: Scene): Promise<string> {
  const { issuer, storage } = cluster.world;
  const { body } = await redeem(issuer, registered, await aCode(issuer, registered, member));
  const refreshToken = String(body['refresh_token']);
  const key = { model: 'RefreshToken', id: hashedId(refreshToken) } as const;
  const artifact = await storage.artifacts.get(key);
  if (artifact === undefined) throw new Error('the refresh token is not stored under its hash');
  const aged = Object.entries(artifact.payload).map(([name, value]) => [
    name,
    isDate(name) ? Number(value) - AGE_SECONDS : value,
  ]);
  await storage.artifacts.put(key, { ...artifact, payload: Object.fromEntries(aged) });
  return refreshToken;
}

const AGE_SECONDS = LIFETIMES.refreshToken * 0.8;

function isDate(name: string): boolean {
  return name === 'iat' || name === 'exp' || name === 'iiat';
}

/** One that a person has let in. */
export async function anApprovedDevice({ cluster, registered, member }: Scene): Promise<Device> {
  const { issuer } = cluster.world;
  const device = await aDevice(issuer, registered);
  await decideDevice(issuer, device, member, 'approve', aRoamingBrowser(cluster));
  return device;
}

/** A pushed request, and where it is opened. */
export interface Pushed extends Pkce {
  readonly url: string;
}

export async function aPushedRequest({ cluster, registered }: Scene): Promise<Pushed> {
  const { issuer } = cluster.world;
  const pkce = aPkce();
  const form = {
    client_id: registered.client.id,
    response_type: 'code',
    redirect_uri: REDIRECT_URI,
    scope: 'openid EXPRPT',
    code_challenge: pkce.challenge,
    code_challenge_method: 'S256',
  };
  const { body } = await post(`${issuer}/par`, form, registered.client);
  const query = new URLSearchParams({ client_id: registered.client.id, request_uri: String(body['request_uri']) });
  return { ...pkce, url: `${issuer}/authorize?${query}` };
}

/** The codes with which tabs came back to the application. */
export function codesOf(answers: readonly Answer[]): string[] {
  return answers.flatMap((answer) => parameterOf(answer, 'code') ?? []);
}
