import type { Application } from '../domain/application.ts';
import { assertAdministratorOf, assertReaderOf } from '../domain/authorization.ts';
import { newSecret, storeSecret, type StoredSecret } from '../domain/secret.ts';
import { assertHasSecret, withTokensRevoked } from '../domain/switches.ts';
import { settle, successor } from './commit.ts';
import type { Caller, Services } from './context.ts';
import { eventBy } from './events.ts';
import { find } from './finding.ts';

/** A record, and its secret at the one moment at which it is shown. */
export interface WithSecret<R> {
  readonly record: R;
  readonly secret?: string;
}

/** The record with a secret that replaces any other. */
export function withNewSecret<R extends object>(
  { keyring, now }: Services,
  record: R,
): { record: R & { readonly secret: StoredSecret }; secret: string } {
  const secret = newSecret();
  return { record: { ...record, secret: storeSecret(secret, keyring.keys('client-secret')[0], now()) }, secret };
}

/**
 * New Secret: once this is answered the old one authenticates nothing. What was issued lives on, unless its end is asked for.
 * Possible for a company that is no Development Partner any more, too.
 */
export async function replaceApplicationSecret(
  services: Services,
  caller: Caller,
  id: string,
  { revokeTokens }: { readonly revokeTokens: boolean },
): Promise<Required<WithSecret<Application>>> {
  return settle(services, async () => {
    const before = await find(services, 'application', id);
    assertAdministratorOf(caller, before.companyId);
    assertHasSecret(before);
    const { record: renewed, secret } = withNewSecret(services, before);
    const record = { ...successor(revokeTokens ? withTokensRevoked(renewed) : renewed), updatedAt: services.now() };
    const replaced = eventBy(services, caller, 'application.secret_replaced', {
      ...about(before),
      after: { revoke_tokens: revokeTokens },
    });
    return {
      changes: [{ noun: 'application', record }],
      events: revokeTokens ? [replaced, tokensRevoked(services, caller, before)] : [replaced],
      result: { record, secret },
    };
  });
}

/** Ends everything that was ever issued to the application, everywhere. */
export async function revokeApplicationTokens(services: Services, caller: Caller, id: string): Promise<Application> {
  return settle(services, async () => {
    const before = await find(services, 'application', id);
    assertReaderOf(caller, before.companyId);
    const record = { ...successor(withTokensRevoked(before)), updatedAt: services.now() };
    return {
      changes: [{ noun: 'application', record }],
      events: [tokensRevoked(services, caller, before)],
      result: record,
    };
  });
}

function tokensRevoked(services: Services, caller: Caller, application: Application) {
  return eventBy(services, caller, 'application.tokens_revoked', about(application));
}

function about({ companyId, id }: Application) {
  return { companyId, applicationId: id };
}
