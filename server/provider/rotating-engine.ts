import type { RequestListener } from 'node:http';
import type Provider from 'oidc-provider';
import type { EngineViews } from './configuration.ts';
import { createEngine } from './engine.ts';
import { type SigningKeys, signingKeys } from './keys.ts';
import type { Parts } from './parts.ts';
import { createShortcut, hasShortcut } from './shortcuts.ts';

/** How soon a process notices that another one moved the signing keys on: long before the next key signs. */
const LOOK_EVERY_MS = 60_000;

/** The engine of this moment. Its keys are fixed, so it is exchanged whole when they move on; requests under way finish on the old. */
export interface RotatingEngine {
  readonly current: () => Provider;
  readonly listener: RequestListener;
  close(): void;
}

/** Loads the signing keys, makes the engine, and keeps both up to date. */
export async function startEngine(parts: Parts, views: EngineViews): Promise<RotatingEngine> {
  let keys = await signingKeys(parts.services);
  let engine = createEngine(parts, views, keys);
  let callback = engine.callback();

  async function look(): Promise<void> {
    const found: SigningKeys = await signingKeys(parts.services);
    if (found.fingerprint === keys.fingerprint) return;
    keys = found;
    engine = createEngine(parts, views, keys);
    callback = engine.callback();
    parts.log.info({ keys: keys.fingerprint }, 'the signing keys moved on');
  }

  const shortcut = createShortcut(parts, () => engine);
  const timer = setInterval(() => {
    look().catch((err: unknown) => parts.log.warn({ err }, 'the signing keys could not be read'));
  }, LOOK_EVERY_MS);
  timer.unref();

  return {
    current: () => engine,
    listener(request, response) {
      if (!hasShortcut(request)) return void callback(request, response);
      void shortcut(request, response).then((answered) => {
        if (!answered) void callback(request, response);
      });
    },
    close: () => clearInterval(timer),
  };
}
