import type { RequestListener } from 'node:http';
import Router from '@koa/router';
import Koa from 'koa';
import { pageErrors } from './errors.ts';
import { type PageParts, personOf, seeOther } from './kit.ts';
import { lookFiles } from './look.ts';
import { signInPathFor } from './own-sign-in.ts';
import type { PageRoute } from './route.ts';
import { ROUTES } from './routes.ts';

/** Everything that a person sees, but for what the engine asks through `engineViews`. */
export function createPages(parts: PageParts): RequestListener {
  const app = new Koa();
  const router = new Router();
  for (const route of ROUTES) router.register(route.path, [route.method], answered(parts, route));

  // The scheme of cookies comes from the issuer, as everything does (see http/origin.ts); Koa refuses secure ones otherwise.
  app.proxy = parts.settings.issuer.startsWith('https:');
  app.use(pageErrors(parts));
  app.use(lookFiles(parts.look));
  app.use(router.routes());
  app.use(nothingThere(parts));
  const callback = app.callback();
  return (request, response) => void callback(request, response);
}

/** No page has this address: whoever is signed in is found all the same, to keep the navigation on the page that says so. */
function nothingThere(parts: PageParts): Koa.Middleware {
  return async function answer(ctx) {
    await personOf(parts, ctx);
  };
}

/** A page for whoever is signed in: who is not signs in first and comes back. */
function answered(parts: PageParts, route: PageRoute): Koa.Middleware {
  return async function answer(ctx: Koa.Context) {
    const id: string = ctx['params']['id'] ?? '';
    if (route.for === 'anyone') return route.page(parts, ctx, id);
    const person = await personOf(parts, ctx);
    if (person === undefined) return seeOther(ctx, signInPathFor(ctx.path));
    return route.page(parts, ctx, person, id);
  };
}
