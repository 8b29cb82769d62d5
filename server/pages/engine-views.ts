import type { EngineViews } from '../provider/configuration.ts';
import { pageErrors } from './errors.ts';
import type { Parts } from '../provider/parts.ts';
import * as views from './plain-views.ts';

/** What people see of the engine's own pages: device codes, sign-out, errors. */
export function engineViews(parts: Parts): EngineViews {
  return {
    errors: pageErrors(parts),
    async error(ctx, out) {
      ctx.type = 'html';
      ctx.body = views.message('Error', String(out.error));
    },
    async signOut(ctx) {
      const { secret } = ctx.oidc.session?.state as { secret: string };
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
      const { secret } = ctx.oidc.session?.state as { secret: string };
      ctx.body = views.message(
        'Device',
        out?.error ?? '',
        `<form method="post" action="/device"><input type="hidden" name="xsrf" value="${secret}"><input name="user_code"><button>Go</button></form>`,
      );
    },
    async deviceConfirmation(ctx, _form, _client, _info, userCode) {
      const { secret } = ctx.oidc.session?.state as { secret: string };
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
