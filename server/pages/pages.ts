import type { RequestListener } from 'node:http';
import Koa from 'koa';
import Router from '@koa/router';
import { decideEnableApplication, enablePathOf, showEnableApplication } from './enable-application.ts';
import { pageErrors } from './errors.ts';
import { decideInteraction, showInteraction } from './interaction.ts';
import { showHome } from './home.ts';
import { type PageParts, personOf, seeOther } from './kit.ts';
import { decideSignIn, showSignIn, signInPathFor } from './own-sign-in.ts';
import { chooseLanguage } from './choose-language.ts';
import { lookFiles } from './look.ts';
import type { Person } from '../provider/sessions.ts';

/** Everything that a person sees, but for what the engine asks through `engineViews`. */
export function createPages(parts: PageParts): RequestListener {
  const app = new Koa();
  const router = new Router();

  /** A page for whoever is signed in; who is not signs in first and comes back. */
  const forPerson =
    (page: (ctx: Koa.Context, person: Person) => Promise<void>): Koa.Middleware =>
    async (ctx) => {
      const person = await personOf(parts, ctx);
      if (person === undefined) seeOther(ctx, signInPathFor(ctx.path));
      else await page(ctx, person);
    };

  router.get('/interaction/:uid', (ctx) => showInteraction(parts, ctx, ctx.params['uid'] ?? ''));
  router.post('/interaction/:uid', (ctx) => decideInteraction(parts, ctx, ctx.params['uid'] ?? ''));
  router.get('/sign-in', (ctx) => showSignIn(parts, ctx));
  router.post('/sign-in', (ctx) => decideSignIn(parts, ctx));
  router.post('/language', (ctx) => chooseLanguage(parts, ctx));
  router.get(
    '/',
    forPerson((ctx, person) => showHome(parts, ctx, person)),
  );
  router.get(
    enablePathOf(':id'),
    forPerson((ctx, person) => showEnableApplication(parts, ctx, person, ctx['params']['id'])),
  );
  router.post(
    enablePathOf(':id'),
    forPerson((ctx, person) => decideEnableApplication(parts, ctx, person, ctx['params']['id'])),
  );

  // The scheme of cookies comes from the issuer, as everything does (see http/origin.ts); Koa refuses secure ones otherwise.
  app.proxy = parts.settings.issuer.startsWith('https:');
  app.use(pageErrors(parts));
  app.use(lookFiles(parts.look));
  app.use(router.routes());
  const callback = app.callback();
  return (request, response) => void callback(request, response);
}
