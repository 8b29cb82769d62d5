import { errors } from 'oidc-provider';
import { hashedId } from './hashed-id.ts';
import type { EngineContext, Parts } from './parts.ts';

/** RFC 8628 §3.5: the seconds between two polls, and what each poll that comes too early adds. */
const INTERVAL_SECONDS = 5;
const REMEMBERED_SECONDS = 1_200;

/** Exchanges a device code; a device that asks again too early, while nobody has decided, is told to slow down. */
export async function exchangePolitely(
  { services }: Parts,
  ctx: EngineContext,
  exchange: () => Promise<void> | void,
): Promise<void> {
  try {
    await exchange();
  } catch (error) {
    if (!(error instanceof errors.AuthorizationPending)) throw error;
    const key = { model: 'DevicePoll', id: hashedId(String(ctx.oidc.params?.['device_code'])) } as const;
    const now = services.now();
    const last = (await services.artifacts.get(key))?.payload as Poll | undefined;
    const interval = last?.intervalSeconds ?? INTERVAL_SECONDS;
    const early = last !== undefined && now - last.polledAt < interval * 1_000;
    const payload = { polledAt: now, intervalSeconds: early ? interval + INTERVAL_SECONDS : interval };
    await services.artifacts.put(key, { payload, expiresAt: now + REMEMBERED_SECONDS * 1_000 });
    throw early ? new errors.SlowDown() : error;
  }
}

interface Poll {
  readonly polledAt: number;
  readonly intervalSeconds: number;
}
