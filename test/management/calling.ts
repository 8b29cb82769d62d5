import { requestId } from '../../server/domain/request.ts';
import type { Route } from '../../server/management/route.ts';
import { ROUTES } from '../../server/management/routes.ts';
import { call, type Reply } from '../flows/world.ts';
import { expectConforms } from './conformance.ts';
import type { Actor, Scene, Side } from './scene.ts';

export interface Sent {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>> | string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** The row of that name. */
export function rowOf(name: string): Route {
  const row = ROUTES.find((each) => each.name === name);
  if (row === undefined) throw new Error(`There is no route "${name}".`);
  return row;
}

/** Calls a route, and holds the answer against the document. */
export async function callRoute({ issuer }: Scene, actor: Actor, row: Route, sent: Sent = {}): Promise<Reply> {
  const { params = {}, query = '', body, headers } = sent;
  const path = row.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? 'none'));
  const search = String(new URLSearchParams(query));
  const reply = await call(
    issuer,
    actor.token ?? '',
    row.method.toUpperCase(),
    search === '' ? path : `${path}?${search}`,
    body,
    actor.token === undefined ? { ...headers, Authorization: '' } : headers,
  );
  expectConforms(row, reply);
  return reply;
}

/** What a path's names stand for when it is about this company. */
export function paramsAbout({ published, wanted, resourceServerId }: Scene, side: Side, { path }: Route): Record<string, string> {
  const own = path.startsWith('/applications/');
  return {
    company_id: side.company.id,
    user_id: side.colleague.user.id,
    application_id: own ? side.application.id : published.application.id,
    request_id: requestId(side.company.id, wanted.application.id),
    resource_server_id: resourceServerId,
    code: 'invalid',
  };
}

/** Somebody who may call the route about the partner. */
export function actorFor(given: Scene, row: Route): Actor {
  const [actor] = actorsFor(given, row);
  if (actor === undefined) throw new Error(`Nobody may call "${row.name}".`);
  return actor;
}

/** Everybody who may. */
export function actorsFor({ actors }: Scene, { who }: Route): Actor[] {
  return [
    ...(who.includes('administrator') || who.includes('developer') ? [actors.partner] : []),
    ...(who.includes('operator') ? [actors.operator, actors.staff] : []),
    ...(who.includes('person') || who.includes('member') ? [actors.partnerUser] : []),
    ...(who.includes('anyone') ? [actors.nobody] : []),
  ];
}
