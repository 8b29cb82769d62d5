import type { EngineViews } from '../provider/configuration.ts';
import { pageErrors } from './errors.ts';
import type { EngineContext, Parts } from '../provider/parts.ts';
import * as views from './plain-views.ts';

/** What people see of the engine's own pages: device codes, sign-out, errors. */
export function engineViews(parts: Parts): EngineViews {
  return {
    errors: pageErrors(parts),
    async error(ctx, out) {
      ctx.type = 'html';
      ctx.body = views.message('Error', out.error);
    },
    async signOut(ctx) {
      const secret = formSecret(ctx);
      ctx.body = views.message(
        'Sign out',
        '',
        `<form method="post" action="/sign-out/confirm"><input type="hidden" name="xsrf" value="${secret}"><button name="logout" value="yes">Sign out</button></form>`,
      );
    },
    async signedOut(ctx) {
      ctx.body = views.message('Signed out', '');
    },
    async deviceInput(ctx, _form, out) {
      const secret = formSecret(ctx);
      ctx.body = views.message(
        'Device',
        out?.error ?? '',
        `<form method="post" action="/device"><input type="hidden" name="xsrf" value="${secret}"><input name="user_code"><button>Go</button></form>`,
      );
    },
    async deviceConfirmation(ctx, _form, _client, _info, userCode) {
      const secret = formSecret(ctx);
      ctx.body = views.decision(
        'Confirm',
        '/device',
        '',
        userCode,
        ['approve', 'deny'],
        `<input type="hidden" name="xsrf" value="${secret}"><input type="hidden" name="user_code" value="${userCode}">`,
      );
    },
    async deviceConnected(ctx) {
      ctx.body = views.message('Connected', '');
    },
  };
}

/** The engine's own token for its forms. */
function formSecret({ oidc }: EngineContext): string {
  const secret: unknown = oidc.session?.state?.['secret'];
  return typeof secret === 'string' ? secret : '';
}
