import type Provider from 'oidc-provider';
import { StorageUnavailable } from '../storage.ts';
import { answers } from './answers.ts';
import { authorizationByPost } from './authorization-by-post.ts';
import { createSecretComparison, letClientsBeKnown } from './clients.ts';
import { type EngineViews, providerConfiguration } from './configuration.ts';
import { deviceDecision } from './device-decision.ts';
import { createGatedProvider, type GatedProvider } from './gated-provider.ts';
import type { SigningKeys } from './keys.ts';
import { parameterLimit } from './parameter-limit.ts';
import { markOf, type Parts } from './parts.ts';
import { letJtisWorkOnce } from './replays.ts';
import { letModelsCarryStamps } from './stamps.ts';
import { letTokensHavePrefixes } from './token-ids.ts';

/** The engine, configured, with everything around it that it leaves open. Making one takes about a millisecond. */
export function createEngine(parts: Parts, views: EngineViews, { jwks }: SigningKeys): GatedProvider {
  const provider = createGatedProvider(parts.settings.issuer, providerConfiguration(parts, views, jwks), parts);
  letModelsCarryStamps(provider);
  letTokensHavePrefixes(provider, parts.services.now);
  letJtisWorkOnce(provider, parts);
  letClientsBeKnown(provider, parts);
  provider.Client.prototype.compareClientSecret = createSecretComparison(parts);
  // The dispatcher in front has put the issuer's own scheme and host into every request (see http/origin.ts).
  provider.proxy = parts.settings.issuer.startsWith('https:');
  provider.use(views.errors);
  provider.use(answers(parts));
  provider.use(parameterLimit());
  provider.use(authorizationByPost(provider, parts));
  provider.use(deviceDecision(provider, parts));
  report(provider, parts);
  return provider;
}

function report(provider: Provider, { log }: Parts): void {
  provider.on('server_error', (ctx, error) => {
    if (error instanceof StorageUnavailable) markOf(ctx).unavailable = true;
    log.error({ err: error, route: ctx.oidc.route }, 'the engine could not answer');
  });
}
