import { post, type Reply } from './world.ts';

/** A parameter that means nothing (RFC 6749 §3.2: it is ignored), but is unusual enough for the engine to answer itself. */
export const UNUSUAL = { unusual: 'yes' };

/** What the shortcut answers, and what the engine does. */
export async function bothWays(
  url: string,
  form: Record<string, string>,
  client: { id: string; secret: string },
): Promise<[Reply, Reply]> {
  return [await post(url, form, client), await post(url, { ...form, ...UNUSUAL }, client)];
}

/** What the engine says to browsers of other origins. A request from one is never plain. */
const TO_BROWSERS = ['access-control-allow-origin', 'access-control-expose-headers', 'vary'];

/** What is the same of two answers, if they are the same but for the token and the request's number. */
export function shapeOf({ status, headers, body }: Reply): unknown {
  const changing = new Set(['date', 'x-request-id', 'content-length', ...TO_BROWSERS]);
  const kept = [...headers].filter(([name]) => !changing.has(name));
  const secret = ['access_token', 'refresh_token', 'id_token'].map((name) => [name, typeof body[name]]);
  return { status, headers: kept, body: { ...body, ...Object.fromEntries(secret) }, names: Object.keys(body) };
}

/** What an ID token says, but for the times. */
export function claimsOf({ body }: Reply): unknown {
  const { id_token: token = '.e30' } = body as { id_token?: string };
  const [, claims = ''] = token.split('.');
  const { iat, exp, auth_time, ...rest } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
  return { ...rest, times: [iat, exp, auth_time].map((time) => typeof time) };
}
