import { isId } from '../domain/id.ts';
import { originOf } from '../http/page-headers.ts';
import type { EngineViews } from '../provider/configuration.ts';
import { type EngineContext, markOf, type Parts } from '../provider/parts.ts';
import type { Person } from '../provider/sessions.ts';
import { failureView } from '../../views/errors.tsx';
import {
  deviceConfirmView,
  deviceConnectedView,
  deviceDeclinedView,
  type DeviceFault,
  deviceInputView,
} from '../../views/oauth/device.tsx';
import { signedOutView, signOutView } from '../../views/oauth/sign-out.tsx';
import { pageErrors } from './errors.ts';
import { show, type Showing } from './kit.ts';
import type { Look } from './look.ts';
import type { View } from '../../views/reader.ts';

/** A page that leads nowhere, and repeats nothing of the address that led to it. */
const LOST: Showing = { back: '/' };

/** What people see of the engine's own pages: device codes, sign-out, errors. */
export function engineViews(parts: Parts, look: Look): EngineViews {
  /** The engine has set the status already. */
  const shown = (ctx: EngineContext, view: View, given: Showing = {}): void =>
    show({ look }, ctx, view, { status: ctx.status === 404 ? 200 : ctx.status, ...given });

  return {
    errors: pageErrors({ log: parts.log, look }),

    async error(ctx, out, error) {
      if (markOf(ctx).unavailable) shown(ctx, failureView({ cause: 'unavailable' }), LOST);
      else if (ctx.status >= 500) shown(ctx, failureView({ cause: 'broken', number: ctx.response.get('X-Request-Id') }), LOST);
      else if (error.name === 'SessionNotFound') shown(ctx, failureView({ cause: 'signInOver' }), LOST);
      else shown(ctx, failureView({ cause: 'refused', number: numberOf(out) }), LOST);
    },

    async signOut(ctx) {
      const target: unknown = ctx.oidc.session?.state?.['postLogoutRedirectUri'];
      const formTargets = originOf(typeof target === 'string' ? target : undefined);
      const view = signOutView({ action: ctx.oidc.urlFor('end_session_confirm'), token: formSecret(ctx) });
      shown(ctx, view, { person: await personOf(parts, ctx), formTargets });
    },

    async signedOut(ctx) {
      shown(ctx, signedOutView());
    },

    async deviceInput(ctx, _form, out, error) {
      const person = await personOf(parts, ctx);
      if (error?.name === 'AbortedError') return shown(ctx, deviceDeclinedView(), { person });
      const userCode = codeOf(error) ?? markOf(ctx).userCode ?? '';
      const fault = out === undefined ? undefined : (FAULTS[error?.name ?? ''] ?? 'failed');
      shown(ctx, deviceInputView({ ...formOf(ctx), userCode, fault }), { person });
    },

    async deviceConfirmation(ctx, _form, client, _info, userCode) {
      const application = await nameOf(parts, client.clientId);
      shown(ctx, deviceConfirmView({ ...formOf(ctx), userCode, application }), {
        person: await personOf(parts, ctx),
        within: true,
      });
    },

    async deviceConnected(ctx) {
      const application = await nameOf(parts, ctx.oidc.client?.clientId ?? '');
      shown(ctx, deviceConnectedView(application), { person: await personOf(parts, ctx) });
    },
  };
}

/** What the engine calls the faults of a code. */
const FAULTS: Readonly<Record<string, DeviceFault>> = {
  NoCodeError: 'missing',
  NotFoundError: 'unknown',
  ExpiredError: 'expired',
  AlreadyUsedError: 'used',
};

function codeOf(error: unknown): string | undefined {
  const { userCode } = (error ?? {}) as { userCode?: unknown };
  return typeof userCode === 'string' ? userCode : undefined;
}

function formOf(ctx: EngineContext): { action: string; token: string } {
  return { action: ctx.oidc.urlFor('code_verification'), token: formSecret(ctx) };
}

/** The engine's own token for its forms. */
function formSecret({ oidc }: EngineContext): string {
  const secret: unknown = oidc.session?.state?.['secret'];
  return typeof secret === 'string' ? secret : '';
}

/** The name under which the application is known; the server's own clients have none but their id. */
async function nameOf({ services }: Parts, clientId: string): Promise<string> {
  const application = isId('application', clientId) ? await services.directory.get('application', clientId) : undefined;
  return application?.name ?? clientId;
}

/** Whoever is signed in, for the top of the page. */
async function personOf({ services }: Parts, { oidc }: EngineContext): Promise<Omit<Person, 'sessionUid'> | undefined> {
  const id = oidc.session?.accountId;
  const user = isId('user', id) ? await services.directory.get('user', id) : undefined;
  const company = user && (await services.directory.get('company', user.companyId));
  return user === undefined || company === undefined ? undefined : { user, company };
}

/** The error in the words of the specifications: constant texts and scope codes (domain.md §4). */
function numberOf({ error, error_description: description }: { error: string; error_description?: string | undefined }): string {
  return description === undefined ? error : `${error}: ${description}`;
}
