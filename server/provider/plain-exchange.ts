import { errors } from 'oidc-provider';
import { StorageUnavailable } from '../storage.ts';
import { completedError } from './error-body.ts';
import type { GatedProvider } from './gated-provider.ts';
import type { EngineContext, Parts } from './parts.ts';
import { authenticatedClient, consistsOf, hasPlainScope, type PlainRequest } from './plain-request.ts';

/** What is answered. */
export interface Reply {
  readonly status: number;
  readonly body: object;
}

/** The grant types that are exchanged here, with the parameters that a plain request for it has. */
const EXCHANGES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['authorization_code', new Set(['grant_type', 'code', 'redirect_uri', 'code_verifier'])],
  ['refresh_token', new Set(['grant_type', 'refresh_token', 'scope'])],
]);

/** Whether a request to the token endpoint is one that can be exchanged here. */
export function isExchange({ parameters }: PlainRequest): boolean {
  const known = EXCHANGES.get(parameters.get('grant_type') ?? '');
  return known !== undefined && consistsOf(parameters, known) && hasPlainScope(parameters);
}

/**
 * Codes and refresh tokens, exchanged by the engine's own handlers behind the gate, without what the engine does around them for
 * requests that are not plain. The answer is theirs, a refusal, too: what they have used up they must not be asked twice.
 * `undefined`, with nothing used, where the client is not this one, or may not.
 */
export async function exchangePlainly(
  parts: Parts,
  provider: GatedProvider,
  plain: PlainRequest,
  context: EngineContext,
): Promise<Reply | undefined> {
  const grantType = plain.parameters.get('grant_type') ?? '';
  const client = await authenticatedClient(provider, plain);
  if (!client?.grantTypeAllowed(grantType)) return undefined;
  context.oidc.entity('Client', client);
  try {
    await provider.exchanges.get(grantType)?.(context);
    return { status: 200, body: context.body as object };
  } catch (error) {
    return refusal(parts, context, error);
  }
}

/** RFC 6749 §5.2, in the words of the engine. A store that does not answer is told by who called. */
function refusal(parts: Parts, context: EngineContext, error: unknown): Reply {
  if (error instanceof StorageUnavailable) throw error;
  if (!(error instanceof errors.OIDCProviderError) || !error.expose) {
    parts.log.error({ err: error, route: context.oidc.route }, 'the engine could not answer');
    return { status: 500, body: { error: 'server_error', error_description: 'oops! something went wrong' } };
  }
  const { message, error_description, scope, statusCode } = error as typeof error & { scope?: string };
  const body = {
    error: message,
    ...(error_description !== undefined && { error_description }),
    ...(scope !== undefined && { scope }),
  };
  return { status: statusCode, body: completedError(parts, context, body) };
}
