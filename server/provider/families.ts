import type { AdapterPayload } from 'oidc-provider';
import type { Action } from '../domain/audit-actions.ts';
import { isId } from '../domain/id.ts';
import { addressOf } from '../http/address.ts';
import { hashedId } from './hashed-id.ts';
import type { EngineContext, Parts } from './parts.ts';
import { stampOf } from './stamps.ts';

/**
 * Ends everything that was issued under one authorization, because something that works once came back. The trace is written
 * before the request is answered.
 */
export async function endFamily({ services, settings }: Parts, ctx: EngineContext, payload: AdapterPayload): Promise<void> {
  if (payload.grantId !== undefined) await services.artifacts.remove({ model: 'Grant', id: hashedId(payload.grantId) });
  const { clientId } = payload;
  await services.directory.commit(
    [],
    [
      {
        at: services.now(),
        action: 'authorization.replayed' satisfies Action,
        result: 'failure',
        actor: { type: 'client', id: clientId ?? 'unknown' },
        address: addressOf(ctx.req, settings.trustProxy),
        companyId: stampOf(payload)?.companyId,
        applicationId: isId('application', clientId) ? clientId : undefined,
        after: { artifact: payload.kind ?? 'unknown' },
      },
    ],
  );
}
