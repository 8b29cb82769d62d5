import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors } from 'oidc-provider';
import type Provider from 'oidc-provider';
import type { Company } from '../domain/company.ts';
import { type ApplicationId, isId, type UserId } from '../domain/id.ts';
import type { User } from '../domain/user.ts';
import type { Parts } from './parts.ts';
import type { PromptName } from './prompts.ts';
import { scopeList } from './scopes.ts';

/** An authorization request that waits for a person. */
export interface Interaction {
  readonly uid: string;
  readonly prompt: PromptName;
  /** Absent for the server's own clients. */
  readonly applicationId: ApplicationId | undefined;
  readonly clientId: string;
  readonly redirectUri: string | undefined;
  /** What is asked for, OpenID Connect's scopes included. */
  readonly scopes: readonly string[];
  readonly loginHint: string | undefined;
  /** Who has signed in, once somebody has. */
  readonly userId: UserId | undefined;
}

/** How it goes on. `signedIn` carries the epochs with which the password was checked. */
export type Outcome =
  | { readonly signedIn: { readonly user: User; readonly company: Company } }
  | { readonly settled: 'enablement' | 'consent' }
  | { readonly declined: true };

/** The pages' way to the engine's interactions. They work only in the browser that began them (security.md 59). */
export interface Interactions {
  /** The interaction of that uid; `undefined` if it is another browser's, over, or was ended with who signed in. */
  find(request: IncomingMessage, response: ServerResponse, uid: string): Promise<Interaction | undefined>;
  /** Stores how it went on and gives the URL on which the engine resumes. */
  resume(request: IncomingMessage, response: ServerResponse, outcome: Outcome): Promise<string>;
}

/** `engine` gives the present engine: it is exchanged when signing keys move on. */
export function createInteractions({ services }: Parts, engine: () => Provider): Interactions {
  return {
    async find(request, response, uid) {
      try {
        const {
          prompt,
          params,
          session,
          result,
          lastSubmission,
          uid: actual,
        } = await engine().interactionDetails(request, response);
        if (actual !== uid) return undefined;
        const { client_id: clientId, redirect_uri: redirectUri, scope, login_hint: loginHint } = params;
        const userId = session?.accountId ?? result?.login?.accountId ?? lastSubmission?.login?.accountId;
        return {
          uid,
          prompt: prompt.name as PromptName,
          clientId: String(clientId),
          applicationId: isId('application', clientId) ? clientId : undefined,
          redirectUri: typeof redirectUri === 'string' ? redirectUri : undefined,
          scopes: scopeList(typeof scope === 'string' ? scope : undefined),
          loginHint: typeof loginHint === 'string' ? loginHint : undefined,
          userId: isId('user', userId) ? userId : undefined,
        };
      } catch (error) {
        if (error instanceof errors.SessionNotFound) return undefined;
        throw error;
      }
    },

    resume(request, response, outcome) {
      if ('declined' in outcome) {
        const result = { error: 'access_denied', error_description: 'the request was declined' };
        return engine().interactionResult(request, response, result, { mergeWithLastSubmission: false });
      }
      if ('settled' in outcome) {
        return engine().interactionResult(request, response, { [outcome.settled]: {} }, { mergeWithLastSubmission: true });
      }
      const { user, company } = outcome.signedIn;
      const stamp = { companyId: company.id, company: company.epoch, user: user.epoch };
      const login = { accountId: user.id, ts: Math.floor(services.now() / 1_000), stamp };
      return engine().interactionResult(request, response, { login }, { mergeWithLastSubmission: false });
    },
  };
}
