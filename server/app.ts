import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { asksForHealth, createHealth } from './health.ts';
import { settleOrigin } from './http/origin.ts';
import { createKeyring } from './keyring.ts';
import type { Log } from './log.ts';
import { createManagement } from './management/management.ts';
import type { Services } from './operations/context.ts';
import { makePlatform } from './operations/first-start.ts';
import { engineViews } from './pages/engine-views.ts';
import { createLook } from './pages/look.ts';
import { createPages } from './pages/pages.ts';
import { createPasswords } from './passwords.ts';
import { createAuthenticate } from './provider/access.ts';
import { createInteractions } from './provider/interactions.ts';
import type { Parts } from './provider/parts.ts';
import { createReads } from './provider/reads.ts';
import { startEngine } from './provider/rotating-engine.ts';
import { isEnginePath } from './provider/routes.ts';
import { createSessions } from './provider/sessions.ts';
import { createUses } from './provider/uses.ts';
import { type AppSettings, DEFAULT_BRAND } from './settings.ts';
import type { Storage } from './storage.ts';

export interface AppParts {
  readonly settings: AppSettings;
  readonly storage: Storage;
  readonly log: Log;
  /** Epoch milliseconds; tests shift it. */
  readonly now?: () => number;
}

export interface App {
  readonly listener: RequestListener;
  readonly services: Services;
  close(): Promise<void>;
}

/** Puts the server together. What it is given stays the caller's: closing the app does not close the storage. */
export async function createApp({ settings, storage, log, now = Date.now }: AppParts): Promise<App> {
  const { directory, artifacts } = storage;
  const { brand = DEFAULT_BRAND } = settings;
  const keyring = createKeyring(settings.serverKeys);
  const passwords = createPasswords();
  const platform = await makePlatform(directory, { domain: new URL(settings.issuer).hostname, now });
  const services: Services = {
    directory,
    artifacts,
    keyring,
    passwords,
    now,
    catalogue: settings.catalogue,
    platformId: platform.id,
    signInLimit: settings.signInLimit,
    wrongSecretLimit: settings.wrongSecretLimit,
    sandboxSignUp: settings.sandboxSignUp ? settings.signUpLimit : undefined,
    mail: settings.smtp && (await import('./mail.ts')).createMail(settings.smtp, settings.issuer, brand.name),
  };
  const uses = createUses(directory, now, log);
  const parts: Parts = {
    settings,
    uses,
    services,
    log,
    readsOf: createReads(directory, platform.id),
    apis: `${settings.issuer}/apis`,
    managementApi: `${settings.issuer}/api/v1`,
  };

  const look = createLook(settings);
  const engine = await startEngine(parts, engineViews(parts, look));
  const sessions = createSessions(parts, engine.current);
  const interactions = createInteractions(parts, engine.current);
  const management = createManagement({ services, settings, log, authenticate: createAuthenticate(parts, engine.current) });
  const pages = createPages({ services, settings, log, sessions, interactions, look });
  const health = createHealth(storage.pings);
  const settle = settleOrigin(settings.issuer);

  function listener(request: IncomingMessage, response: ServerResponse): void {
    settle(request);
    response.setHeader('X-Request-Id', randomUUID());
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (isEnginePath(path)) return engine.listener(request, response);
    if (asksForHealth(request)) return health(request, response);
    if (path.startsWith('/api/v1')) return management(request, response);
    return pages(request, response);
  }

  return {
    listener,
    services,
    async close() {
      engine.close();
      uses.close();
      await uses.flush();
    },
  };
}
