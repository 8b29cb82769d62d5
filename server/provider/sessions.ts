import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Session } from 'oidc-provider';
import type Provider from 'oidc-provider';
import type { Company } from '../domain/company.ts';
import { isId } from '../domain/id.ts';
import type { User } from '../domain/user.ts';
import { cookieNames } from './configuration.ts';
import { LIFETIMES, sessionLife } from './lifetimes.ts';
import type { Parts } from './parts.ts';
import { stampWith } from './stamps.ts';

/** Whoever is signed in with this browser, as they are now. */
export interface Person {
  readonly user: User;
  readonly company: Company;
  /** Names the session without being good for it: what forms are bound to. */
  readonly sessionUid: string;
}

/** The browser's session, shared by the pages and the engine: one cookie, one sign-out. */
export interface Sessions {
  /** Who is signed in. Whoever was deactivated or signed out everywhere, or whose password or company changed, is not. */
  find(request: IncomingMessage, response: ServerResponse): Promise<Person | undefined>;
  /** Signs in. The session that the browser had before is dead, whatever it was (security.md 58). */
  start(request: IncomingMessage, response: ServerResponse, user: User, company: Company): Promise<void>;
}

/** A session's end is moved on at most this often. */
const RENEWED_AFTER_SECONDS = 60;

/** `engine` gives the present engine: it is exchanged when signing keys move on. */
export function createSessions({ services, settings }: Parts, engine: () => Provider): Sessions {
  const cookie = cookieNames(settings.issuer).session;
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: settings.issuer.startsWith('https:'),
    signed: true,
    overwrite: true,
  } as const;

  async function current(request: IncomingMessage, response: ServerResponse): Promise<Session | undefined> {
    const id = engine().createContext(request, response).cookies.get(cookie, { signed: true });
    return id === undefined ? undefined : engine().Session.find(id);
  }

  return {
    async find(request, response) {
      const session = await current(request, response);
      if (session === undefined || !isId('user', session.accountId)) return undefined;
      const user = await services.directory.get('user', session.accountId);
      const company = user && (await services.directory.get('company', user.companyId));
      if (user === undefined || company === undefined) return undefined;
      const life = sessionLife(session.loginTs, services.now());
      if (session.exp - services.now() / 1_000 < LIFETIMES.sessionIdle - RENEWED_AFTER_SECONDS) await session.save(life);
      return { user, company, sessionUid: session.uid };
    },

    async start(request, response, user, company) {
      const before = await current(request, response);
      await before?.destroy();
      // On two lines: TypeScript 7 emits `new (f().C as T)()` without its parentheses.
      const Model = engine().Session as unknown as new () => Session;
      const session = new Model();
      session.loginAccount({ accountId: user.id, loginTs: Math.floor(services.now() / 1_000) });
      stampWith(session, { companyId: company.id, company: company.epoch, user: user.epoch });
      await session.save(sessionLife(session.loginTs, services.now()));
      const expires = new Date(services.now() + LIFETIMES.session * 1_000);
      engine()
        .createContext(request, response)
        .cookies.set(cookie, session.jti, { ...options, expires });
    },
  };
}
