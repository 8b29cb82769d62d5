import type Koa from 'koa';
import { notFound } from '../domain/error.ts';
import { originOf } from '../http/page-headers.ts';
import { consentPage } from './consent.ts';
import { formOf, type PageParts, seeOther, tokenFor } from './kit.ts';
import { notEnabledPage } from './not-enabled.ts';
import type { InteractionPage, Scene } from './scene.ts';
import { signInPage } from './sign-in.ts';
import { SignInOver } from './sign-in-over.ts';

const PAGES: Readonly<Record<string, InteractionPage>> = { login: signInPage, enablement: notEnabledPage, consent: consentPage };

/** `GET /interaction/:uid`: the question that the request waits for. */
export async function showInteraction(parts: PageParts, ctx: Koa.Context, uid: string): Promise<void> {
  const scene = await sceneOf(parts, ctx, uid);
  await pageOf(scene).show(scene);
}

/** `POST /interaction/:uid`: the answer; the engine goes on from there. */
export async function decideInteraction(parts: PageParts, ctx: Koa.Context, uid: string): Promise<void> {
  const scene = await sceneOf(parts, ctx, uid);
  const page = pageOf(scene);
  const form = await formOf(parts, ctx, uid, undefined, page.longestForm);
  const outcome = await page.decide(scene, form);
  if (outcome !== undefined) seeOther(ctx, await parts.interactions.resume(ctx.req, ctx.res, outcome));
}

/** The interaction of this browser. Another browser's looks like one that is over, and like one that never was. */
async function sceneOf(parts: PageParts, ctx: Koa.Context, uid: string): Promise<Scene> {
  const interaction = await parts.interactions.find(ctx.req, ctx.res, uid);
  if (interaction === undefined) throw new SignInOver();
  const formTargets = originOf(interaction.redirectUri);
  return { parts, ctx, interaction, token: tokenFor(parts, uid), formTargets, action: `/interaction/${uid}` };
}

function pageOf({ interaction }: Scene): InteractionPage {
  const page = PAGES[interaction.prompt];
  if (page === undefined) throw notFound();
  return page;
}
